package ink.models.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A PNG file's chunks (ISO/IEC 15948, 5). */
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int HEADER = 13;
  private static final int MOST_EXIF = 1 << 16;

  /** What makes the pixels. Texts and profiles would be unpacked, whatever they grow to. */
  private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngChunks() {}

  static Container read(byte[] file) throws UnreadablePhotoException {
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
    ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
    bare.write(file, 0, SIGNATURE);
    byte[] header = null;
    byte[] exif = null;
    boolean drawn = false;
    String type = "";
    while (!type.equals("IEND")) {
      if (in.remaining() < 12) {
        throw Container.truncated();
      }
      int start = in.position();
      int length = in.getInt();
      byte[] name = new byte[4];
      in.get(name);
      type = new String(name, StandardCharsets.ISO_8859_1);
      if (length < 0) {
        throw Container.damaged("a part claims more bytes than can be, at byte " + start);
      }
      if (length > in.remaining() - 4) {
        throw Container.truncated();
      }
      boolean kept = KEPT.contains(type);
      if (kept) {
        check(file, start, length, in.getInt(start + 8 + length));
        bare.write(file, start, length + 12);
      }
      if (type.equals("IHDR") && header == null && length == HEADER) {
        header = Arrays.copyOfRange(file, start + 8, start + 8 + HEADER);
      } else if (header == null || type.equals("IHDR")) {
        throw Container.damaged("its header is not where it must be");
      }
      drawn |= type.equals("IDAT");
      if (type.equals("eXIf") && length <= MOST_EXIF) {
        exif = Arrays.copyOfRange(file, start + 8, start + 8 + length);
      }
      in.position(start + 12 + length);
    }
    if (!drawn) {
      throw Container.damaged("it has no picture inside");
    }
    return container(header, exif, bare.toByteArray());
  }

  private static void check(byte[] file, int start, int length, int told)
      throws UnreadablePhotoException {
    CRC32 crc = new CRC32();
    crc.update(file, start + 4, length + 4);
    if ((int) crc.getValue() != told) {
      throw Container.damaged("a checksum is wrong at byte " + start);
    }
  }

  private static Container container(byte @Nullable [] header, byte @Nullable [] exif, byte[] bare)
      throws UnreadablePhotoException {
    if (header == null) {
      throw Container.damaged("it has no header");
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int width = fields.getInt();
    int height = fields.getInt();
    int bits = fields.get();
    int channels =
        switch (fields.get()) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> throw Container.damaged("it claims a kind of colour that does not exist");
        };
    int bytes = channels * (bits == 16 ? 2 : 1);
    return new Container("png", width, height, bytes, Long.MAX_VALUE, exif, bare);
  }
}
