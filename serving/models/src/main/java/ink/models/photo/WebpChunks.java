package ink.models.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A WebP file's chunks (RFC 9649). */
final class WebpChunks {

  /** Its decoder is plain Java and keeps the whole picture in pieces. */
  private static final long MOST = 16_000_000;

  private static final int RIFF_HEADER = 12;
  private static final int EXTENDED_LENGTH = 10;
  private static final int ALPHA = 0x10;
  private static final int ANIMATION = 0x02;
  private static final int MOST_EXIF = 1 << 16;

  private final ByteBuffer in;
  private final ByteBuffer bare;
  private int canvasWidth;
  private int canvasHeight;
  private int width;
  private int height;
  private byte @Nullable [] exif;

  private WebpChunks(byte[] file) {
    in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bare = ByteBuffer.allocate(file.length + 1).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Container read(byte[] file) throws UnreadablePhotoException {
    return new WebpChunks(file).read();
  }

  private Container read() throws UnreadablePhotoException {
    long told = in.getInt(4) & 0xffffffffL;
    if (told + 8 > in.capacity()) {
      throw Container.truncated();
    }
    int end = (int) told + 8;
    bare.put(in.array(), 0, RIFF_HEADER);
    in.position(RIFF_HEADER);
    while (end - in.position() >= 8) {
      byte[] name = new byte[4];
      in.get(name);
      long length = in.getInt() & 0xffffffffL;
      if (length > end - in.position()) {
        throw Container.truncated();
      }
      int from = in.position();
      chunk(new String(name, StandardCharsets.ISO_8859_1), from, (int) length);
      in.position((int) Math.min(end, from + length + (length & 1)));
    }
    if (width == 0) {
      throw Container.damaged("it has no picture inside");
    }
    if (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height)) {
      throw Container.damaged("its two headers tell different sizes");
    }
    bare.putInt(4, bare.position() - 8);
    return new Container(
        "webp", width, height, 4, MOST, exif, Arrays.copyOf(bare.array(), bare.position()));
  }

  private void chunk(String type, int from, int length) throws UnreadablePhotoException {
    switch (type) {
      case "VP8X" -> extended(from, length);
      case "VP8 " -> {
        lossy(from, length);
        copy(from, length);
      }
      case "VP8L" -> {
        lossless(from, length);
        copy(from, length);
      }
      case "ALPH" -> copy(from, length);
      case "EXIF" -> {
        if (length <= MOST_EXIF) {
          int skip = Container.starts(in.array(), from, "Exif\0\0") ? 6 : 0;
          exif = Arrays.copyOfRange(in.array(), from + Math.min(skip, length), from + length);
        }
      }
      default -> {
        // Profiles, XMP, films and what nobody knows stay behind.
      }
    }
  }

  private void extended(int from, int length) throws UnreadablePhotoException {
    if (length < EXTENDED_LENGTH || canvasWidth != 0 || width != 0) {
      throw Container.damaged("its header is not where it must be");
    }
    int flags = in.get(from);
    if ((flags & ANIMATION) != 0) {
      throw Container.unsupported("the WebP is animated; save one picture of it");
    }
    canvasWidth = 1 + (in.getInt(from + 3) >>> 8);
    canvasHeight = 1 + (in.getInt(from + 6) >>> 8);
    int start = bare.position();
    copy(from, length);
    bare.put(start + 8, (byte) (flags & ALPHA));
  }

  private void lossy(int from, int length) throws UnreadablePhotoException {
    if (length < 10 || !Container.starts(in.array(), from + 3, "\u009d\u0001\u002a")) {
      throw Container.damaged("its picture does not start as one");
    }
    size(in.getShort(from + 6) & 0x3fff, in.getShort(from + 8) & 0x3fff);
  }

  private void lossless(int from, int length) throws UnreadablePhotoException {
    if (length < 5 || in.get(from) != 0x2f) {
      throw Container.damaged("its picture does not start as one");
    }
    int bits = in.getInt(from + 1);
    size(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
  }

  private void size(int wide, int high) throws UnreadablePhotoException {
    if (width != 0 || wide == 0 || high == 0) {
      throw Container.damaged("it holds more or less than one picture");
    }
    width = wide;
    height = high;
  }

  /** With the chunk's own head; padded to an even length, as the format wants it. */
  private void copy(int from, int length) {
    bare.put(in.array(), from - 8, 8).put(in.array(), from, length);
    if ((length & 1) == 1) {
      bare.put((byte) 0);
    }
  }
}
