package ink.models.oldink;

import ink.models.plane.Mask;
import ink.models.plane.Plane;

/** From a density map to a set of pixels. */
final class Threshold {

  private static final int BINS = 256;

  private Threshold() {}

  /**
   * The number that parts two classes best (Otsu 1979).
   *
   * @param most numbers above count as this
   */
  static double otsu(Plane values, Mask within, double most) {
    long[] counts = new long[BINS];
    long total = 0;
    double sum = 0;
    for (int i = 0; i < within.set().length; i++) {
      if (within.set()[i]) {
        int bin = (int) Math.max(0, Math.min(BINS - 1, values.values()[i] / most * BINS));
        counts[bin]++;
        total++;
        sum += bin;
      }
    }
    double best = -1;
    int at = 0;
    long below = 0;
    double sumBelow = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      below += counts[bin];
      sumBelow += (double) bin * counts[bin];
      long above = total - below;
      if (below == 0 || above == 0) {
        continue;
      }
      double apart = sumBelow / below - (sum - sumBelow) / above;
      double between = (double) below * above * apart * apart;
      if (between > best) {
        best = between;
        at = bin;
      }
    }
    return (at + 1) * most / BINS;
  }

  /** Patches of at least {@code low} that reach {@code high} somewhere. */
  static Mask hysteresis(Plane values, Mask within, double low, double high) {
    boolean[] candidates = new boolean[within.set().length];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = within.set()[i] && values.values()[i] >= low;
    }
    Mask kept = new Mask(within.width(), within.height());
    for (int[] patch : new Mask(within.width(), within.height(), candidates).patches(true)) {
      boolean strong = false;
      for (int i : patch) {
        strong |= values.values()[i] >= high;
      }
      if (strong) {
        for (int i : patch) {
          kept.set()[i] = true;
        }
      }
    }
    return kept;
  }
}
