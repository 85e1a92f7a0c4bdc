package ink.models.gallery;

import ink.models.skin.LinearImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A small sheet of pictures, stored with a palette to stay light; free of text and so of fonts. */
final class Picture {

  private final int width;
  private final int height;
  private final int[] pixels;

  Picture(int width, int height) {
    this(width, height, 0xffffff);
  }

  /**
   * @param ground sRGB of what no picture covers
   */
  Picture(int width, int height, int ground) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
    Arrays.fill(pixels, ground);
  }

  /** Places an image, made smaller by averaging light over squares of pixels. */
  void place(LinearImage image, int left, int top, int shrink) {
    place(image, left, top, shrink, image.width() / shrink, image.height() / shrink);
  }

  /** Only the upper left part of the image, as wide and high as it is to be on the sheet. */
  void place(LinearImage image, int left, int top, int shrink, int wide, int high) {
    LinearImage small =
        new LinearImage(
            wide,
            high,
            shrunk(image.red(), image.width(), wide, high, shrink),
            shrunk(image.green(), image.width(), wide, high, shrink),
            shrunk(image.blue(), image.width(), wide, high, shrink));
    int[] packed = small.srgb();
    for (int y = 0; y < high; y++) {
      System.arraycopy(packed, y * wide, pixels, (top + y) * width + left, wide);
    }
  }

  /**
   * @param most colours of the palette, up to 256
   */
  byte[] png(int most) {
    Palette palette = new Palette(pixels, most);
    int[] few = palette.colours();
    IndexColorModel colours =
        new IndexColorModel(8, few.length, few, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    for (int i = 0; i < pixels.length; i++) {
      image.getRaster().setSample(i % width, i / width, 0, palette.index(pixels[i]));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG could not be written to memory", e);
    }
    return out.toByteArray();
  }

  private static float[] shrunk(float[] channel, int width, int wide, int high, int shrink) {
    float[] small = new float[wide * high];
    for (int y = 0; y < high * shrink; y++) {
      for (int x = 0; x < wide * shrink; x++) {
        small[y / shrink * wide + x / shrink] += channel[y * width + x] / (shrink * shrink);
      }
    }
    return small;
  }
}
