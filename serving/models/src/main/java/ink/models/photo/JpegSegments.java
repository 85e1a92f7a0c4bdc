package ink.models.photo;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A JPEG file's segments (ITU-T T.81, annex B). */
final class JpegSegments {

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DNL = 0xdc;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COM = 0xfe;

  /** More passes than any camera or program writes: each costs a walk over the whole picture. */
  private static final int MOST_SCANS = 64;

  /** A picture in passes is held as a whole, in coefficients of two bytes, beside the heap. */
  private static final long MOST_IN_SCANS = 24_000_000;

  private static final long MOST_IN_CMYK = 24_000_000;

  private static final int MOST_PROFILE = 2 << 20;

  private final byte[] file;
  private final ByteArrayOutputStream bare;
  private int at = 2;
  private int width;
  private int height;
  private int components;
  private int scans;
  private int profile;
  private byte @Nullable [] exif;

  private JpegSegments(byte[] file) {
    this.file = file;
    bare = new ByteArrayOutputStream(file.length);
  }

  static Container read(byte[] file) throws UnreadablePhotoException {
    return new JpegSegments(file).read();
  }

  private Container read() throws UnreadablePhotoException {
    marker(SOI);
    int code = next();
    while (code != EOI) {
      int length = length();
      if (code == SOS) {
        scan(length);
      } else {
        segment(code, length);
      }
      code = next();
    }
    marker(EOI);
    if (components == 0 || scans == 0) {
      throw Container.damaged("it has no picture inside");
    }
    long most = components == 4 ? MOST_IN_CMYK : scans > 1 ? MOST_IN_SCANS : Long.MAX_VALUE;
    int decodedBytes = components == 4 ? 8 : components;
    return new Container("jpeg", width, height, decodedBytes, most, exif, bare.toByteArray());
  }

  /** Moves behind the next marker and tells its code. */
  private int next() throws UnreadablePhotoException {
    int code = 0xff;
    if (at < file.length && file[at] != (byte) 0xff) {
      throw Container.damaged("there is no segment at byte " + at);
    }
    while (code == 0xff) {
      if (++at >= file.length) {
        throw Container.truncated();
      }
      code = file[at] & 0xff;
    }
    at++;
    if (code < 0xc0 || (code >= 0xd0 && code <= SOI)) {
      throw Container.damaged("a marker stands where none may be, at byte " + at);
    }
    return code;
  }

  /** Of the segment's payload; moves to it. */
  private int length() throws UnreadablePhotoException {
    if (at + 2 > file.length) {
      throw Container.truncated();
    }
    int length = (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
    if (length < 2) {
      throw Container.damaged("a segment is shorter than its own length, at byte " + at);
    }
    at += 2;
    if (at + length - 2 > file.length) {
      throw Container.truncated();
    }
    return length - 2;
  }

  private void segment(int code, int length) throws UnreadablePhotoException {
    if (isFrame(code)) {
      frame(code, length);
    }
    if (code == DNL) {
      throw Container.unsupported("the JPEG tells its height only at its end; save it anew");
    }
    if (code == APP1 && exif == null && Container.starts(file, at, "Exif\0\0") && length > 6) {
      exif = Arrays.copyOfRange(file, at + 6, at + length);
    }
    if (isKept(code, length)) {
      marker(code);
      copy(at - 2, length + 2);
    }
    at += length;
  }

  /** Without the application's segments but those that tell how to read the colours. */
  private boolean isKept(int code, int length) {
    if (code == APP2 && Container.starts(file, at, "ICC_PROFILE\0")) {
      profile += length;
      return profile <= MOST_PROFILE;
    }
    if (code == APP14) {
      return Container.starts(file, at, "Adobe");
    }
    if (code == APP0) {
      // With a thumbnail it is longer.
      return Container.starts(file, at, "JFIF\0") && length == 14;
    }
    return (code < APP0 || code > APP15) && code != COM;
  }

  private static boolean isFrame(int code) {
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
  }

  private void frame(int code, int length) throws UnreadablePhotoException {
    if (code > 0xc2) {
      throw Container.unsupported(
          "the JPEG is of a rare kind (lossless or arithmetic); save it as a common JPEG or as PNG");
    }
    if (components != 0 || length < 6) {
      throw Container.damaged("its frame header cannot be");
    }
    if (file[at] != 8) {
      throw Container.unsupported(
          "the JPEG has " + file[at] + " bits a channel; save it with 8, or as PNG");
    }
    height = (file[at + 1] & 0xff) << 8 | file[at + 2] & 0xff;
    width = (file[at + 3] & 0xff) << 8 | file[at + 4] & 0xff;
    components = file[at + 5] & 0xff;
    if ((components != 1 && components != 3 && components != 4) || length < 6 + 3 * components) {
      throw Container.damaged("it claims " + components + " colour channels");
    }
    if (height == 0) {
      throw Container.unsupported("the JPEG tells its height only at its end; save it anew");
    }
  }

  /** A scan's header and its coded data, up to the next marker that is not a part of them. */
  private void scan(int length) throws UnreadablePhotoException {
    if (++scans > MOST_SCANS) {
      throw Container.unsupported(
          "the JPEG draws itself in more than " + MOST_SCANS + " passes; save it anew");
    }
    int from = at - 2;
    at += length;
    while (true) {
      while (at < file.length && file[at] != (byte) 0xff) {
        at++;
      }
      if (at + 1 >= file.length) {
        throw Container.truncated();
      }
      int code = file[at + 1] & 0xff;
      if (code == 0xff) {
        at++;
      } else if (code == 0 || (code >= 0xd0 && code <= 0xd7)) {
        at += 2;
      } else {
        break;
      }
    }
    marker(SOS);
    copy(from, at - from);
  }

  private void marker(int code) {
    bare.write(0xff);
    bare.write(code);
  }

  private void copy(int from, int length) {
    bare.write(file, from, length);
  }
}
