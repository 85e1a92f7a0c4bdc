package ink.models.photo;

import ink.models.photo.UnreadablePhotoException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture's file, taken apart before anything decodes it.
 *
 * @param format as ImageIO calls it
 * @param decodedBytes that a pixel takes while it is decoded
 * @param most pixels that this kind of file may hold, for what its decoder needs
 * @param exif the TIFF structure that tells how the camera was held, if any
 * @param bare the file again with only what makes the pixels: no EXIF and so no place, no comments,
 *     no thumbnails, nothing that a decoder would unpack besides
 */
record Container(
    String format,
    int width,
    int height,
    int decodedBytes,
    long most,
    byte @Nullable [] exif,
    byte[] bare) {

  private static final String WHAT_WORKS = "; JPEG, PNG and WebP are read";

  /**
   * @throws UnreadablePhotoException when it is none of ours, or cut off, or damaged
   */
  static Container of(byte[] file) throws UnreadablePhotoException {
    if (starts(file, 0, "\u00ff\u00d8\u00ff")) {
      return JpegSegments.read(file);
    }
    if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return PngChunks.read(file);
    }
    if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
      return WebpChunks.read(file);
    }
    throw new UnreadablePhotoException(Reason.UNSUPPORTED, kind(file) + WHAT_WORKS);
  }

  static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException(
        Reason.BROKEN, "the file is cut off before its end; send it again");
  }

  static UnreadablePhotoException damaged(String where) {
    return new UnreadablePhotoException(
        Reason.BROKEN, "the file is damaged: " + where + "; save the picture anew and send that");
  }

  static UnreadablePhotoException unsupported(String what) {
    return new UnreadablePhotoException(Reason.UNSUPPORTED, what);
  }

  /** True when the characters, a byte each, stand at the offset. */
  static boolean starts(byte[] file, int offset, String bytes) {
    byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
    return file.length >= offset + wanted.length
        && java.util.Arrays.equals(file, offset, offset + wanted.length, wanted, 0, wanted.length);
  }

  private static String kind(byte[] file) {
    if (file.length == 0) {
      return "the file is empty";
    }
    if (starts(file, 4, "ftyp") && file.length >= 12) {
      String brand = new String(file, 8, 4, StandardCharsets.ISO_8859_1);
      String name =
          brand.startsWith("avif") ? "AVIF" : brand.startsWith("hei") ? "HEIC" : "a film or HEIF";
      return "the file is " + name;
    }
    String[][] known = {
      {"GIF8", "GIF"},
      {"BM", "BMP"},
      {"II*\0", "TIFF or a camera's raw file"},
      {"MM\0*", "TIFF or a camera's raw file"},
      {"%PDF", "PDF"},
      {"8BPS", "a Photoshop file"},
      {"\0\0\1\0", "an icon"},
    };
    for (String[] magic : known) {
      if (starts(file, 0, magic[0])) {
        return "the file is " + magic[1];
      }
    }
    String text =
        new String(file, 0, Math.min(file.length, 256), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return text.contains("<svg") ? "the file is SVG" : "the file is no picture";
  }
}
