package ink.models.photo;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import org.jspecify.annotations.Nullable;

/** How the camera was held, by EXIF's tag 0x0112: 1 is upright, 2 to 8 are flips and turns. */
final class Orientation {

  private static final int UPRIGHT = 1;

  private Orientation() {}

  /**
   * The only thing that is taken from EXIF. Damaged EXIF tells nothing, and the picture stays as it
   * is.
   *
   * @param exif a TIFF structure
   */
  static int of(byte @Nullable [] exif) {
    if (exif == null) {
      return UPRIGHT;
    }
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(exif), metadata);
    ExifIFD0Directory first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer tag = first == null ? null : first.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return tag == null || tag < 1 || tag > 8 ? UPRIGHT : tag;
  }

  /** Turns a picture as it was stored into one that stands upright. */
  static Photo upright(Photo stored, int orientation) {
    if (orientation == UPRIGHT) {
      return stored;
    }
    boolean turned = orientation >= 5;
    int width = turned ? stored.height() : stored.width();
    int height = turned ? stored.width() : stored.height();
    int[] upright = new int[stored.argb().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = turned ? y : x;
        int row = turned ? x : y;
        // Which side of the stored picture is up or left.
        boolean fromRight =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        column = fromRight ? stored.width() - 1 - column : column;
        row = fromBelow ? stored.height() - 1 - row : row;
        upright[y * width + x] = stored.argb()[row * stored.width() + column];
      }
    }
    return new Photo(width, height, upright);
  }
}
