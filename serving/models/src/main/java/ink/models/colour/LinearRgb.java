package ink.models.colour;

/**
 * Amounts of light in the primaries of sRGB; 1, 1, 1 is the D65 white. Saturated colours lie
 * outside of 0..1.
 */
public record LinearRgb(double red, double green, double blue) {

  /** The least light that each code of sRGB stands for. */
  private static final double[] LEAST = least();

  /** The code of the least light in each of equal parts of the range. */
  private static final int[] GUESSES = guesses();

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
    if (!(light > 0)) {
      return 0;
    }
    int code = light >= 1 ? 255 : GUESSES[(int) (light * GUESSES.length)];
    while (code < 255 && light >= LEAST[code + 1]) {
      code++;
    }
    return code;
  }

  /** By the formula; powers take too long for the millions of pixels of a photograph. */
  private static int exactly(double light) {
    double c = light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.max(0, Math.min(255, Math.floor(c * 255 + 0.5)));
  }

  private static double[] least() {
    double[] least = new double[256];
    for (int code = 1; code < 256; code++) {
      double below = least[code - 1];
      double above = 1;
      for (double middle = (below + above) / 2; middle > below && middle < above; ) {
        if (exactly(middle) >= code) {
          above = middle;
        } else {
          below = middle;
        }
        middle = (below + above) / 2;
      }
      least[code] = above;
    }
    return least;
  }

  private static int[] guesses() {
    int[] guesses = new int[4096];
    for (int i = 0; i < guesses.length; i++) {
      guesses[i] = exactly((double) i / guesses.length);
    }
    return guesses;
  }
}
