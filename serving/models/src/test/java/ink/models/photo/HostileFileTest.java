package ink.models.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ink.models.photo.UnreadablePhotoException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class HostileFileTest {

  private static final byte[] JPEG = Files.written(Files.quarters(48, 32), "jpeg");
  private static final byte[] PNG = Files.written(Files.quarters(48, 32), "png");

  @Test
  void aFormatThatIsNotReadIsNamedWithThoseThatAre() {
    assertRefused(
        new byte[0], Reason.UNSUPPORTED, "the file is empty; JPEG, PNG and WebP are read");
    assertRefused(latin("hello"), Reason.UNSUPPORTED, "the file is no picture; JPEG");
    assertRefused(
        Files.written(Files.quarters(20, 20), "bmp"), Reason.UNSUPPORTED, "the file is BMP; JPEG");
    assertRefused(
        Files.written(Files.quarters(20, 20), "gif"), Reason.UNSUPPORTED, "the file is GIF; JPEG");
    assertRefused(latin("\0\0\0\30ftypheic\0\0\0\0"), Reason.UNSUPPORTED, "the file is HEIC; JPEG");
    assertRefused(latin("\0\0\0\30ftypavif\0\0\0\0"), Reason.UNSUPPORTED, "the file is AVIF; JPEG");
    assertRefused(latin("<?xml?><svg/>"), Reason.UNSUPPORTED, "the file is SVG; JPEG");
    assertRefused(latin("%PDF-1.7"), Reason.UNSUPPORTED, "the file is PDF; JPEG");
  }

  @Test
  void aCutOffFileIsNotFilledUpWithGrey() throws Exception {
    for (byte[] whole :
        new byte[][] {JPEG, PNG, PhotoFileTest.resource("quarters-lossy.webp"), progressive()}) {
      for (int length = 12; length < whole.length; length += Math.max(1, whole.length / 97)) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> PhotoFile.read(cut))
            .as("%d of %d bytes", length, whole.length)
            .isInstanceOf(UnreadablePhotoException.class)
            .hasMessageContaining("cut off");
      }
    }
  }

  @Test
  void aTinyPictureIsRefusedWithTheSizeThatWouldDo() {
    byte[] tiny = Files.written(Files.quarters(40, 15), "png");

    assertRefused(tiny, Reason.TOO_SMALL, "40 x 15 pixels; at least 16 on each side");
  }

  @Test
  void oneEvenColourShowsNothing() throws Exception {
    BufferedImage wall = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 8_000; i++) {
      wall.setRGB(i % 100, i / 100, 0x807060 + i % 3 * 0x010101);
    }
    Photo blank = PhotoFile.read(Files.written(wall, "png"));
    Photo quarters = PhotoFile.read(PNG);

    assertThatThrownBy(blank::withSomethingOnIt).hasMessageContaining("one even colour");
    assertThat(quarters.withSomethingOnIt()).isSameAs(quarters);
  }

  @Test
  void hugeSizesAreRefusedByTheHeader() {
    byte[] png = Files.pngClaiming(PNG, 2_000_000_000, 2_000_000_000);
    byte[] wide = Files.pngClaiming(PNG, 20_000, 32);
    byte[] many = Files.pngClaiming(PNG, 9_000, 9_000);
    byte[] negative = Files.pngClaiming(PNG, -5, 32);
    byte[] jpeg = jpegClaiming(JPEG, 65_000, 65_000);
    long before = allocated();

    assertRefused(png, Reason.TOO_LARGE, "at most 64 megapixels and 16384 on a side");
    assertRefused(wide, Reason.TOO_LARGE, "20000 x 32");
    assertRefused(many, Reason.TOO_LARGE, "9000 x 9000");
    assertRefused(negative, Reason.BROKEN, "a size of -5 x 32");
    assertRefused(jpeg, Reason.TOO_LARGE, "65000 x 65000");
    assertRefused(new byte[33 << 20], Reason.TOO_LARGE, "33 MiB; at most 32 MiB");
    assertThat(allocated() - before).isLessThan(64 << 20);
  }

  @Test
  void aJpegInManyPassesOverAHugePictureIsRefused() {
    byte[] passes = progressive();
    byte[] scan = Arrays.copyOfRange(passes, indexOf(passes, 0xda), passes.length - 2);
    byte[] end = {(byte) 0xff, (byte) 0xd9};
    byte[] head = Arrays.copyOf(passes, passes.length - 2);
    byte[][] parts = new byte[72][];
    parts[0] = head;
    Arrays.fill(parts, 1, 71, scan);
    parts[71] = end;

    assertRefused(Files.joined(parts), Reason.UNSUPPORTED, "more than 64 passes");
    assertRefused(jpegClaiming(passes, 8_000, 4_000), Reason.TOO_LARGE, "at most 24 megapixels");
  }

  @Test
  void whatUnpacksBesideThePixelsIsNeverUnpacked() throws Exception {
    // 64 MiB of zeros in a text of some 64 KiB: the palette would make ImageIO read the texts.
    byte[] zeros = deflated(new byte[64 << 20]);
    byte[] text = Files.joined(latin("Comment\0\0"), zeros);
    BufferedImage palette = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_INDEXED);
    byte[] png = Files.pngWithChunk(Files.written(palette, "png"), "zTXt", text);
    long before = allocated();

    assertThat(PhotoFile.read(png).width()).isEqualTo(32);

    assertThat(allocated() - before).isLessThan(8 << 20);
  }

  @Test
  void moreRowsThanTheHeaderTellsAreNotUnpacked() throws Exception {
    byte[] rows = deflated(new byte[64 << 20]);
    byte[] png =
        Files.joined(
            Arrays.copyOf(PNG, 33), Files.chunk("IDAT", rows), Files.chunk("IEND", new byte[0]));
    long before = allocated();

    assertThat(PhotoFile.read(png).width()).isEqualTo(48);

    assertThat(allocated() - before).isLessThan(8 << 20);
  }

  @Test
  void headersThatContradictEachOtherAreRefused() throws Exception {
    byte[] webp = PhotoFileTest.resource("quarters-lossy.webp");
    byte[] rest = Arrays.copyOfRange(webp, 12, webp.length);
    byte[] small = {0, 0, 0, 0, 15, 0, 0, 15, 0, 0};
    byte[] film = {2, 0, 0, 0, 47, 0, 0, 31, 0, 0};

    assertRefused(
        Files.webp(Files.riff("VP8X", small), rest), Reason.BROKEN, "tell different sizes");
    assertRefused(Files.webp(Files.riff("VP8X", film), rest), Reason.UNSUPPORTED, "is animated");
    assertRefused(Files.webp(rest, rest), Reason.BROKEN, "more or less than one picture");
    assertRefused(Files.webp(Files.riff("VP8L", new byte[9])), Reason.BROKEN, "does not start");
    assertRefused(Files.webp(Files.riff("VP8 ", new byte[12])), Reason.BROKEN, "does not start");
    assertRefused(Files.webp(Files.riff("EXIF", new byte[12])), Reason.BROKEN, "no picture inside");
  }

  @Test
  void damageIsFoundWhereItIs() {
    byte[] flipped = PNG.clone();
    flipped[60] ^= 1;
    byte[] colour = Files.pngClaiming(PNG, 48, 32);
    colour[25] = 5;
    System.arraycopy(Files.chunk("IHDR", Arrays.copyOfRange(colour, 16, 29)), 0, colour, 8, 25);
    byte[] lossless = JPEG.clone();
    lossless[indexOf(JPEG, 0xc0) + 1] = (byte) 0xc3;
    byte[] twelve = JPEG.clone();
    twelve[indexOf(JPEG, 0xc0) + 4] = 12;
    byte[] noHeight = jpegClaiming(JPEG, 48, 0);

    assertRefused(flipped, Reason.BROKEN, "a checksum is wrong");
    assertRefused(colour, Reason.BROKEN, "a kind of colour that does not exist");
    assertRefused(Arrays.copyOf(PNG, 33), Reason.BROKEN, "cut off");
    assertRefused(
        Files.joined(Arrays.copyOf(PNG, 33), Files.chunk("IEND", new byte[0])),
        Reason.BROKEN,
        "no picture inside");
    assertRefused(lossless, Reason.UNSUPPORTED, "of a rare kind");
    assertRefused(twelve, Reason.UNSUPPORTED, "12 bits a channel");
    assertRefused(noHeight, Reason.UNSUPPORTED, "its height only at its end");
    assertRefused(latin("\u00ff\u00d8\u00ff\u00d9"), Reason.BROKEN, "no picture inside");
  }

  private static void assertRefused(byte[] file, Reason reason, String message) {
    UnreadablePhotoException refusal =
        catchThrowableOfType(UnreadablePhotoException.class, () -> PhotoFile.read(file));

    assertThat(refusal).as("nothing refused, wanted: " + message).isNotNull();
    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  private static byte[] progressive() {
    return Files.progressive(Files.quarters(48, 32));
  }

  private static byte[] jpegClaiming(byte[] jpeg, int width, int height) {
    byte[] claiming = jpeg.clone();
    int frame = Math.max(indexOf(jpeg, 0xc0), indexOf(jpeg, 0xc2));
    claiming[frame + 5] = (byte) (height >> 8);
    claiming[frame + 6] = (byte) height;
    claiming[frame + 7] = (byte) (width >> 8);
    claiming[frame + 8] = (byte) width;
    return claiming;
  }

  /** Of the first marker with this code; -1 without one. */
  private static int indexOf(byte[] jpeg, int code) {
    for (int i = 0; i < jpeg.length - 1; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) code) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes that this thread has ever taken from the heap. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
