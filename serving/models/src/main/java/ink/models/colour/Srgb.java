package ink.models.colour;

/**
 * A colour as screens store it, IEC 61966-2-1. For keeping and showing only: arithmetic on light is
 * done on {@link LinearRgb}.
 *
 * @param red 0..255, as the others
 */
public record Srgb(int red, int green, int blue) {

  public Srgb {
    if (((red | green | blue) & ~0xff) != 0) {
      throw new IllegalArgumentException(
          "an sRGB channel is 0..255, not " + red + ", " + green + ", " + blue);
    }
  }

  /**
   * @param hex as in {@code #f6ede4}
   */
  public static Srgb of(String hex) {
    if (!hex.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("a colour is written as #rrggbb, not " + hex);
    }
    return of(Integer.parseInt(hex.substring(1), 16));
  }

  /**
   * @param packed 0xRRGGBB; bits above are ignored
   */
  public static Srgb of(int packed) {
    return new Srgb(packed >> 16 & 0xff, packed >> 8 & 0xff, packed & 0xff);
  }

  public int packed() {
    return red << 16 | green << 8 | blue;
  }

  public String hex() {
    return String.format("#%06x", packed());
  }

  public LinearRgb linear() {
    return new LinearRgb(decoded(red), decoded(green), decoded(blue));
  }

  public Lab lab() {
    return linear().xyz().lab();
  }

  private static double decoded(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
  }
}
