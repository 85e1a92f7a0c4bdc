package ink.models.photo;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** One good file of each kind that is read. */
final class Specimens {

  private Specimens() {}

  static byte[] named(String kind) throws IOException {
    return switch (kind) {
      case "jpeg" ->
          Files.jpegWithExif(Files.written(Files.quarters(48, 32), "jpeg"), Files.exif(6));
      case "progressive" -> Files.progressive(Files.quarters(48, 32));
      case "cmyk" -> Files.written(cmyk(), "jpeg");
      case "png" ->
          Files.pngWithChunk(Files.written(Files.quarters(48, 32), "png"), "eXIf", Files.exif(3));
      case "palette" ->
          Files.written(new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_INDEXED), "png");
      case "lossy" -> PhotoFileTest.resource("quarters-lossy.webp");
      case "lossless" -> PhotoFileTest.resource("half-lossless.webp");
      case "alpha" -> PhotoFileTest.resource("half-lossy.webp");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Left: magenta and yellow, which is red. Right: no ink, which is paper. */
  static BufferedImage cmyk() {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK),
            false,
            false,
            1,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(48, 32);
    for (int i = 0; i < 48 * 32; i++) {
      boolean right = i % 48 >= 24;
      raster.setPixel(i % 48, i / 48, right ? new int[4] : new int[] {0, 255, 255, 0});
    }
    return new BufferedImage(model, raster, false, null);
  }

  /** A PNG with its checksums put right; what is none, or has no chunks, stays as it is. */
  static byte[] checksummed(byte[] file) {
    if (!Container.starts(file, 0, "\u0089PNG")) {
      return file;
    }
    ByteBuffer out = ByteBuffer.wrap(file.clone());
    int at = 8;
    while (at + 12 <= file.length) {
      int length = out.getInt(at);
      if (length < 0 || length > file.length - at - 12) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(file, at + 4, length + 4);
      out.putInt(at + 8 + length, (int) crc.getValue());
      at += 12 + length;
    }
    return out.array();
  }
}
