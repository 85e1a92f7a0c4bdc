package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.model.InvalidInputException;
import ink.models.ageing.InkMap;
import ink.models.ageing.PackDensity;
import ink.models.ageing.Separation;
import ink.models.photo.Photo;
import ink.models.photo.PhotoFile;
import ink.models.photo.UnreadablePhotoException;
import ink.models.skin.Ink;
import ink.models.skin.LinearImage;
import ink.models.vector.GrayImage;
import ink.models.vector.Png;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A design's picture in true size.
 *
 * @param scale pixels a millimetre
 */
record Picture(Photo photo, double scale) {

  /** Finer than this shows nothing more of ink in skin. */
  private static final double FINEST = 8;

  private static final double FINEST_TO_MEASURE = 16;

  /** Pixels of a map: all inks of a design and their blurs must fit the heap. */
  private static final int MOST = 2_000_000;

  private static final double TALLEST = 600;

  /** Reads a design as fine as ink in skin needs it. */
  static Picture design(ByteString file, float widthMm) {
    return read(file, widthMm, FINEST);
  }

  /** Reads a design as fine as its gaps need it to be measured. */
  static Picture measured(ByteString file, float widthMm) {
    return read(file, widthMm, FINEST_TO_MEASURE);
  }

  private static Picture read(ByteString file, float widthMm, double finest) {
    Photo photo = photo("IMAGE", file);
    double heightMm = widthMm * photo.height() / photo.width();
    if (heightMm > TALLEST) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "IMAGE is %.0f mm high when WIDTH_MM is %.0f; at most %.0f mm are worked on",
              heightMm,
              widthMm,
              TALLEST));
    }
    double pixels = Math.min(MOST, widthMm * heightMm * finest * finest);
    Photo kept = photo.atMost((int) Math.max(1, pixels));
    return new Picture(kept, kept.width() / (double) widthMm);
  }

  /** Any picture that shows something. */
  static Photo photo(String input, ByteString file) {
    try {
      return PhotoFile.read(file.toByteArray()).withSomethingOnIt();
    } catch (UnreadablePhotoException e) {
      throw new InvalidInputException(input + " cannot be used: " + e.getMessage());
    }
  }

  GrayImage grey() {
    return photo.grey();
  }

  /** Each ink as a tattooer leaves it, the most used first. */
  Map<Ink, InkMap> packed(double paddingMm) {
    Map<Ink, InkMap> packed = new LinkedHashMap<>();
    Separation.of(photo.width(), photo.height(), photo.argb(), scale)
        .forEach((ink, covered) -> packed.put(ink, PackDensity.packed(covered.padded(paddingMm))));
    if (packed.isEmpty()) {
      throw new InvalidInputException(
          "IMAGE cannot be used: there is no ink on it; send a design that is dark or coloured on"
              + " white");
    }
    return packed;
  }

  static ByteString png(LinearImage image, double scale) {
    return ByteString.copyFrom(Png.rgb(image.width(), image.height(), image.srgb(), scale));
  }
}
