package ink.models.photo;

import ink.models.photo.UnreadablePhotoException.Reason;
import ink.models.skin.LinearImage;
import ink.models.vector.GrayImage;

/**
 * A picture without anything that its file told besides: upright, sRGB, row by row from the top.
 *
 * @param argb 0xAARRGGBB, not premultiplied; not copied: a photo belongs to whoever made it
 */
public record Photo(int width, int height, int[] argb) {

  /** A picture whose greys differ by less, but for one pixel in five hundred, shows nothing. */
  private static final int EVEN = 12;

  public Photo {
    if (argb.length != width * height) {
      throw new IllegalArgumentException(
          argb.length + " pixels do not fill " + width + " x " + height);
    }
  }

  /** True when some pixel lets something through. */
  public boolean isTranslucent() {
    for (int pixel : argb) {
      if (pixel >>> 24 != 255) {
        return true;
      }
    }
    return false;
  }

  /** Luma 0..255 on white: what is transparent counts as paper. */
  public GrayImage grey() {
    byte[] pixels = new byte[argb.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = argb[i];
      int alpha = pixel >>> 24;
      int luma =
          ((pixel >> 16 & 0xff) * 299 + (pixel >> 8 & 0xff) * 587 + (pixel & 0xff) * 114) / 1000;
      pixels[i] = (byte) ((luma * alpha + 255 * (255 - alpha)) / 255);
    }
    return new GrayImage(width, height, pixels);
  }

  /** Linear light; what is transparent shows its own colour. */
  public LinearImage linear() {
    return LinearImage.ofSrgb(width, height, argb);
  }

  /** The same picture averaged down, in linear light, to at most so many pixels. */
  public Photo atMost(int pixels) {
    if (argb.length <= pixels) {
      return this;
    }
    Average average = new Average(width, height, pixels);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(argb, y * width, row, 0, width);
      average.add(row);
    }
    return average.photo();
  }

  /**
   * This photo, when there is something to see on it.
   *
   * @throws UnreadablePhotoException for one even colour
   */
  public Photo withSomethingOnIt() throws UnreadablePhotoException {
    int[] counts = new int[256];
    for (byte pixel : grey().pixels()) {
      counts[pixel & 0xff]++;
    }
    int few = argb.length / 500;
    int dark = 0;
    for (int seen = counts[0]; seen <= few; seen += counts[++dark]) {}
    int light = 255;
    for (int seen = counts[255]; seen <= few; seen += counts[--light]) {}
    if (light - dark < EVEN) {
      throw new UnreadablePhotoException(
          Reason.BLANK,
          "the picture is blank: it is one even colour; send one on which something can be seen");
    }
    return this;
  }
}
