package ink.models.ageing;

/**
 * How unevenly ink has left: value noise in two grain sizes, -1.2..1.2, the same for one seed on
 * any JVM. Without it an old tattoo looks like a photograph out of focus.
 */
final class PatchNoise {

  private static final double COARSE_MM = 2.2;
  private static final double FINE_MM = .7;

  private final long seed;

  PatchNoise(long seed) {
    this.seed = seed;
  }

  /** At a place in millimetres. */
  double at(double x, double y) {
    return .7 * cell(x / COARSE_MM, y / COARSE_MM, 1) + .5 * cell(x / FINE_MM, y / FINE_MM, 2);
  }

  private double cell(double x, double y, int grain) {
    double left = Math.floor(x);
    double top = Math.floor(y);
    double u = smooth(x - left);
    double v = smooth(y - top);
    long i = (long) left;
    long j = (long) top;
    double upper = corner(i, j, grain) * (1 - u) + corner(i + 1, j, grain) * u;
    double lower = corner(i, j + 1, grain) * (1 - u) + corner(i + 1, j + 1, grain) * u;
    return upper * (1 - v) + lower * v;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private double corner(long i, long j, int grain) {
    long h = seed ^ i * 0x9e3779b97f4a7c15L ^ j * 0xc2b2ae3d27d4eb4fL ^ grain * 0x165667b19e3779f9L;
    h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
    h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
    h ^= h >>> 31;
    return (h >> 11) * 0x1p-52;
  }
}
