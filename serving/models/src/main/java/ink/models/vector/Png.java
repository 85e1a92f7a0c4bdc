package ink.models.vector;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNG files of grey and coloured images, with their true size on skin in pHYs. Several times faster
 * than ImageIO's writer, which knows no true size without a tree of metadata.
 */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int GREY = 0;
  private static final int RGB = 2;

  private Png() {}

  /** Eight bits a pixel. */
  public static byte[] grey(GrayImage image, double pixelsPerMillimetre) {
    byte[] rows = new byte[image.height() * (image.width() + 1)];
    for (int y = 0; y < image.height(); y++) {
      int row = y * (image.width() + 1);
      rows[row] = 0; // no filter: line art deflates best as it is
      System.arraycopy(image.pixels(), y * image.width(), rows, row + 1, image.width());
    }
    return file(image.width(), image.height(), 8, GREY, rows, pixelsPerMillimetre);
  }

  /** Three bytes a pixel. */
  public static byte[] colour(ColourImage image, double pixelsPerMillimetre) {
    int stride = image.width() * 3 + 1;
    byte[] rows = new byte[image.height() * stride];
    for (int y = 0; y < image.height(); y++) {
      int at = y * stride + 1;
      for (int x = 0; x < image.width(); x++) {
        int rgb = image.pixels()[y * image.width() + x];
        rows[at++] = (byte) (rgb >> 16);
        rows[at++] = (byte) (rgb >> 8);
        rows[at++] = (byte) rgb;
      }
    }
    return file(image.width(), image.height(), 8, RGB, rows, pixelsPerMillimetre);
  }

  /** In colour when the drawing has any ink but black, else in grey. */
  public static byte[] of(Drawing drawing, int width, int height) {
    double scale = Math.min(width / drawing.width(), height / drawing.height());
    return drawing.coloured()
        ? colour(Raster.colour(drawing, width, height), scale)
        : grey(Raster.draw(drawing, width, height), scale);
  }

  /** One bit a pixel: black below the middle, else white. */
  public static byte[] oneBit(GrayImage image, double pixelsPerMillimetre) {
    int stride = (image.width() + 7) / 8 + 1;
    byte[] rows = new byte[image.height() * stride];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.at(x, y) >= 128) {
          rows[y * stride + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return file(image.width(), image.height(), 1, GREY, rows, pixelsPerMillimetre);
  }

  /**
   * Colours, eight bits a channel.
   *
   * @param packed 0xRRGGBB, row by row; bits above are ignored
   */
  public static byte[] rgb(int width, int height, int[] packed, double pixelsPerMillimetre) {
    int stride = 3 * width + 1;
    byte[] rows = new byte[height * stride];
    for (int y = 0; y < height; y++) {
      int at = y * stride;
      rows[at++] = 1; // each byte less that of the pixel to the left: photographs deflate so
      int left = 0;
      for (int x = 0; x < width; x++) {
        int pixel = packed[y * width + x];
        for (int shift = 16; shift >= 0; shift -= 8) {
          rows[at++] = (byte) ((pixel >> shift) - (left >> shift));
        }
        left = pixel;
      }
    }
    return file(width, height, 8, RGB, rows, pixelsPerMillimetre);
  }

  private static byte[] file(
      int width, int height, int depth, int type, byte[] rows, double pixelsPerMillimetre) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length / 8 + 128);
    out.writeBytes(SIGNATURE);
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) depth)
            .put((byte) type)
            .array());
    if (pixelsPerMillimetre > 0) {
      int perMetre = (int) Math.round(pixelsPerMillimetre * 1000);
      chunk(
          out,
          "pHYs",
          ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
    }
    chunk(out, "IDAT", deflated(rows));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] rows) {
    Deflater deflater = new Deflater(4);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length / 8 + 64);
      byte[] buffer = new byte[1 << 15];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
