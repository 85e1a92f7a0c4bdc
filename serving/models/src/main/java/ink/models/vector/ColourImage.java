package ink.models.vector;

/**
 * Coloured pixels, row by row from the top; sRGB, red in the third byte, the fourth unused.
 *
 * @param pixels not copied: an image belongs to whoever made it
 */
public record ColourImage(int width, int height, int[] pixels) {

  public ColourImage {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels do not fill " + width + " x " + height);
    }
  }
}
