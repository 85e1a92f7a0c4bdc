package ink.models.vector;

/**
 * Grey pixels, row by row from the top; 0 is black, 255 white.
 *
 * @param pixels not copied: an image belongs to whoever made it
 */
public record GrayImage(int width, int height, byte[] pixels) {

  public GrayImage {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels do not fill " + width + " x " + height);
    }
  }

  /** 0..255. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }
}
