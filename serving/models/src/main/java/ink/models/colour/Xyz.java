package ink.models.colour;

/** CIE 1931 tristimulus values; Y of the white is 1. */
public record Xyz(double x, double y, double z) {

  /** D65, two degrees. */
  public static final Xyz WHITE = new Xyz(0.95047, 1, 1.08883);

  private static final double LINEAR_BELOW = 216.0 / 24389;
  private static final double SLOPE = 24389.0 / 27;

  public LinearRgb linear() {
    return new LinearRgb(
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
  }

  public Lab lab() {
    double fx = root(x / WHITE.x);
    double fy = root(y / WHITE.y);
    double fz = root(z / WHITE.z);
    return new Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));
  }

  private static double root(double t) {
    return t > LINEAR_BELOW ? StrictMath.cbrt(t) : (SLOPE * t + 16) / 116;
  }

  static double cube(double f) {
    double t = f * f * f;
    return t > LINEAR_BELOW ? t : (116 * f - 16) / SLOPE;
  }
}
