package ink.models.colour;

/**
 * Amounts of light in the primaries of sRGB; 1, 1, 1 is the D65 white. Saturated colours lie
 * outside of 0..1.
 */
public record LinearRgb(double red, double green, double blue) {

  public Xyz xyz() {
    return new Xyz(
        0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        0.0193339 * red + 0.1191920 * green + 0.9503041 * blue);
  }

  public Lab lab() {
    return xyz().lab();
  }

  /** The nearest colour a screen can store: each channel is clipped. */
  public Srgb srgb() {
    return new Srgb(encoded(red), encoded(green), encoded(blue));
  }

  private static int encoded(double light) {
    double c = light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.max(0, Math.min(255, Math.floor(c * 255 + 0.5)));
  }
}
