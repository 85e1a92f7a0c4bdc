package ink.models.stencil;

import ink.models.vector.GrayImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads what people upload: PNG and JPEG. */
public final class ImageFile {

  /** Longest side that is read, in pixels. */
  public static final int MAX_SIDE = 8192;

  /** Pixels that are read at most: a picture that unpacks to more is refused by its header. */
  private static final long MAX_PIXELS = 24_000_000;

  private ImageFile() {}

  /** The file cannot be used; the message says why. */
  public static final class UnreadableImageException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableImageException(String message) {
      super(message);
    }
  }

  /** The picture in grey on white: what is transparent counts as skin. */
  public static GrayImage grey(byte[] file) throws UnreadableImageException {
    BufferedImage image = decode(file);
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int alpha = row[x] >>> 24;
        int luma =
            (((row[x] >> 16) & 0xff) * 299 + ((row[x] >> 8) & 0xff) * 587 + (row[x] & 0xff) * 114)
                / 1000;
        pixels[y * width + x] = (byte) ((luma * alpha + 255 * (255 - alpha)) / 255);
      }
    }
    return new GrayImage(width, height, pixels);
  }

  private static BufferedImage decode(byte[] file) throws UnreadableImageException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadableImageException("the image is neither PNG nor JPEG");
      }
      ImageReader reader = readers.next();
      try {
        String format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
        if (!format.equals("png") && !format.equals("jpeg")) {
          throw new UnreadableImageException(
              "the image is neither PNG nor JPEG but " + format.toUpperCase(java.util.Locale.ROOT));
        }
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
          throw new UnreadableImageException(
              "the image is "
                  + width
                  + " x "
                  + height
                  + " pixels; at most 24 megapixels and 8192 on a side are read");
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // ImageIO answers broken files with whatever exception its parser ran into.
      throw new UnreadableImageException("the image is broken: " + e);
    }
  }
}
