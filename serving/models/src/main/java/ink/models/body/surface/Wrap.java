package ink.models.body.surface;

import ink.models.vector.GrayImage;
import org.jspecify.annotations.Nullable;

/**
 * Lays flat pictures on skin and takes them off again. Every pixel of the result is looked up in
 * the source, between its four nearest pixels; what is not there is white.
 */
public final class Wrap {

  private Wrap() {}

  /**
   * The design as it is seen on the limb.
   *
   * @param scale pixels a millimetre, of the design and of the view; both have the surface's origin
   *     in their middle
   * @param width pixels of the view
   */
  public static GrayImage onto(
      Surface surface, GrayImage design, double scale, int width, int height) {
    return looked(surface::skin, design, scale, width, height);
  }

  /** The flat design of which the view is a picture: the way back. */
  public static GrayImage off(
      Surface surface, GrayImage view, double scale, int width, int height) {
    return looked(surface::seen, view, scale, width, height);
  }

  /** From a millimetre of the result to a millimetre of the source. */
  private interface Lookup {
    @Nullable Point source(double x, double y);
  }

  private static GrayImage looked(
      Lookup lookup, GrayImage source, double scale, int width, int height) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("a picture needs pixels to the millimetre above zero");
    }
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      double downMm = (y + 0.5 - height / 2.0) / scale;
      for (int x = 0; x < width; x++) {
        Point at = lookup.source((x + 0.5 - width / 2.0) / scale, downMm);
        pixels[y * width + x] =
            (byte)
                (at == null
                    ? 255
                    : between(
                        source,
                        at.x() * scale + source.width() / 2.0 - 0.5,
                        at.y() * scale + source.height() / 2.0 - 0.5));
      }
    }
    return new GrayImage(width, height, pixels);
  }

  /** 0..255, rounded. */
  private static int between(GrayImage image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    double above = grey(image, left, top) * (1 - right) + grey(image, left + 1, top) * right;
    double below =
        grey(image, left, top + 1) * (1 - right) + grey(image, left + 1, top + 1) * right;
    return (int) (above * (1 - down) + below * down + 0.5);
  }

  private static int grey(GrayImage image, int x, int y) {
    return x < 0 || y < 0 || x >= image.width() || y >= image.height() ? 255 : image.at(x, y);
  }
}
