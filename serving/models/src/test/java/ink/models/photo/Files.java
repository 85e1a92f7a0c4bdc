package ink.models.photo;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Image files for tests, whole and broken. */
public final class Files {

  private Files() {}

  /** A quarter each: red, green / blue, white. Bigger quarters survive a JPEG. */
  public static BufferedImage quarters(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean right = x >= width / 2;
        boolean below = y >= height / 2;
        image.setRGB(x, y, right ? (below ? 0xffffff : 0x00ff00) : below ? 0x0000ff : 0xff0000);
      }
    }
    return image;
  }

  public static byte[] written(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("nothing writes " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] progressive(BufferedImage image) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** TIFF: one directory with the orientation, and a GPS directory that names a place. */
  public static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4 + 4);
    tiff.order(ByteOrder.LITTLE_ENDIAN).put((byte) 'I').put((byte) 'I').putShort((short) 42);
    tiff.putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
    tiff.putShort((short) 1).putShort((short) 1).putShort((short) 2).putInt(4);
    tiff.put("NGPS".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    return tiff.array();
  }

  /** With one more segment after the start. */
  public static byte[] withSegment(byte[] jpeg, int code, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + payload.length + 4);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) code);
    out.putShort((short) (payload.length + 2)).put(payload).put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }

  public static byte[] jpegWithExif(byte[] jpeg, byte[] tiff) {
    return withSegment(jpeg, 0xe1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff));
  }

  public static byte[] jpegWithProfile(byte[] jpeg, int colourSpace) {
    byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    return withSegment(jpeg, 0xe2, joined(head, ICC_Profile.getInstance(colourSpace).getData()));
  }

  /** With one more chunk after the header. */
  public static byte[] pngWithChunk(byte[] png, String type, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(png.length + data.length + 12);
    out.put(png, 0, 33).put(chunk(type, data)).put(png, 33, png.length - 33);
    return out.array();
  }

  public static byte[] chunk(String type, byte[] data) {
    byte[] named = joined(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 crc = new CRC32();
    crc.update(named);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(named)
        .putInt((int) crc.getValue())
        .array();
  }

  /** With another size in its header, and the header's checksum right again. */
  public static byte[] pngClaiming(byte[] png, int width, int height) {
    byte[] claiming = png.clone();
    byte[] header = Arrays.copyOfRange(png, 16, 29);
    ByteBuffer.wrap(header).putInt(width).putInt(height);
    System.arraycopy(chunk("IHDR", header), 0, claiming, 8, 25);
    return claiming;
  }

  public static byte[] webp(byte[]... chunks) {
    byte[] all = joined(chunks);
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(4 + all.length).array();
    return joined(
        "RIFF".getBytes(StandardCharsets.US_ASCII),
        length,
        "WEBP".getBytes(StandardCharsets.US_ASCII),
        all);
  }

  public static byte[] riff(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + data.length + (data.length & 1));
    chunk.order(ByteOrder.LITTLE_ENDIAN).put(type.getBytes(StandardCharsets.US_ASCII));
    return chunk.putInt(data.length).put(data).array();
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
