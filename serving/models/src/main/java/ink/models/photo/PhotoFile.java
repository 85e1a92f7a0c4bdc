package ink.models.photo;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads what people upload: JPEG (also CMYK), PNG and WebP, turned upright. Needs at most {@value
 * #MOST_DECODED} bytes for the decoded picture beside the file and what is kept of it.
 */
public final class PhotoFile {

  /** A picture that would unpack to more is read in every second (third, ...) row and column. */
  private static final long MOST_DECODED = 96_000_000;

  private PhotoFile() {}

  /** With {@link PhotoLimits#UPLOAD}. */
  public static Photo read(byte[] file) throws UnreadablePhotoException {
    return read(file, PhotoLimits.UPLOAD);
  }

  /**
   * @throws UnreadablePhotoException for any file that cannot be used, whatever is wrong with it
   */
  public static Photo read(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    limits.checkSize(file.length);
    Container container = Container.of(file);
    limits.checkPicture(container.width(), container.height(), container.most());
    int orientation = Orientation.of(container.exif());
    return Orientation.upright(kept(decode(container), limits.kept()), orientation);
  }

  private static BufferedImage decode(Container container) throws UnreadablePhotoException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(container.format()).next();
    try (ImageInputStream in = new ByteArrayImageInputStream(container.bare())) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) != container.width() || reader.getHeight(0) != container.height()) {
        throw Container.damaged("its headers tell different sizes");
      }
      ImageReadParam how = reader.getDefaultReadParam();
      int step = step((long) container.width() * container.height() * container.decodedBytes());
      how.setSourceSubsampling(step, step, step / 2, step / 2);
      return reader.read(0, how);
    } catch (IOException | RuntimeException e) {
      // ImageIO answers broken files with whatever exception its parser ran into.
      throw Container.damaged(e.getClass().getSimpleName() + " " + e.getMessage());
    } finally {
      reader.dispose();
    }
  }

  /** The least step in both directions at which so many bytes become few enough. */
  private static int step(long decoded) {
    int step = 1;
    while (decoded / ((long) step * step) > MOST_DECODED) {
      step++;
    }
    return step;
  }

  private static Photo kept(BufferedImage image, int most) {
    int width = image.getWidth();
    Average average = new Average(width, image.getHeight(), most);
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      row(image, y, row);
      average.add(row);
    }
    return average.photo();
  }

  /** Java takes stored greys for linear light and would brighten them; files mean sRGB. */
  private static void row(BufferedImage image, int y, int[] argb) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel || model.getNumColorComponents() != 1) {
      image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
      return;
    }
    Raster raster = image.getRaster();
    int[] grey = raster.getSamples(0, y, argb.length, 1, 0, (int[]) null);
    int[] alpha =
        model.hasAlpha() ? raster.getSamples(0, y, argb.length, 1, 1, (int[]) null) : null;
    int bits = model.getComponentSize(0);
    for (int x = 0; x < argb.length; x++) {
      int level = eight(grey[x], bits);
      argb[x] = (alpha == null ? 255 : eight(alpha[x], bits)) << 24 | level * 0x010101;
    }
  }

  private static int eight(int sample, int bits) {
    return bits == 8 ? sample : (int) ((long) sample * 255 / ((1L << bits) - 1));
  }
}
