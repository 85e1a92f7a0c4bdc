package ink.models.oldink;

/** One number for how much ink stands between two colours. */
final class InkDensity {

  private InkDensity() {}

  /**
   * How much denser, and how unevenly over the channels, as coloured ink is.
   *
   * @param red optical density above that of bare skin, as the others
   */
  static double of(double red, double green, double blue) {
    double mean = (red + green + blue) / 3;
    double r = red - mean;
    double g = green - mean;
    double b = blue - mean;
    double uneven = Math.sqrt((r * r + g * g + b * b) / 3);
    return Math.max(0, mean) + 1.5 * Math.max(0, uneven - .03);
  }
}
