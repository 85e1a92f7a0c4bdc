package ink.models.colour;

/**
 * CIE 1976 L*a*b* under D65.
 *
 * @param lightness 0 black .. 100 white
 * @param a green (negative) to red
 * @param b blue (negative) to yellow
 */
public record Lab(double lightness, double a, double b) {

  public double chroma() {
    return Math.sqrt(a * a + b * b);
  }

  /** Degrees, 0..360. */
  public double hue() {
    double degrees = StrictMath.toDegrees(StrictMath.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  public Xyz xyz() {
    double fy = (lightness + 16) / 116;
    return new Xyz(
        Xyz.WHITE.x() * Xyz.cube(fy + a / 500),
        Xyz.WHITE.y() * Xyz.cube(fy),
        Xyz.WHITE.z() * Xyz.cube(fy - b / 200));
  }

  public LinearRgb linear() {
    return xyz().linear();
  }

  /** CIEDE2000: about 1 is just visible side by side. */
  public double difference(Lab other) {
    return Ciede2000.difference(this, other);
  }
}
