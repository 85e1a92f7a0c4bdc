package ink.models.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void whatIsWrittenIsReadAgain(String format) throws Exception {
    Photo photo = PhotoFile.read(Files.written(Files.quarters(48, 32), format));

    assertQuarters(photo, 48, 32);
    assertThat(photo.isTranslucent()).isFalse();
  }

  @Test
  void aJpegInPassesIsRead() throws Exception {
    assertQuarters(PhotoFile.read(Files.progressive(Files.quarters(48, 32))), 48, 32);
  }

  @Test
  void webpIsReadWithAndWithoutLoss() throws Exception {
    assertQuarters(PhotoFile.read(resource("quarters-lossy.webp")), 48, 32);
    for (String name : new String[] {"half-lossless.webp", "half-lossy.webp"}) {
      Photo half = PhotoFile.read(resource(name));
      assertColour(half.argb()[5 * 48 + 5], 0xff0000);
      assertThat(half.argb()[5 * 48 + 5] >>> 24).isEqualTo(255);
      assertThat(half.argb()[5 * 48 + 40] >>> 24).as(name).isZero();
      assertThat(half.isTranslucent()).isTrue();
    }
  }

  @Test
  void aJpegInPrintersColoursIsRead() throws Exception {
    Photo photo = PhotoFile.read(Files.written(Specimens.cmyk(), "jpeg"));

    int red = photo.argb()[10 * 48 + 10];
    assertThat(red >> 16 & 0xff).isGreaterThan(180);
    assertThat(red >> 8 & 0xff).isLessThan(80);
    assertColour(photo.argb()[10 * 48 + 40], 0xffffff);
  }

  @Test
  void storedGreysStayAsTheyAre() throws Exception {
    BufferedImage eight = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage sixteen = new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 400; i++) {
      eight.getRaster().setSample(i % 20, i / 20, 0, i / 2);
      sixteen.getRaster().setSample(i % 20, i / 20, 0, i / 2 * 257);
    }
    for (BufferedImage image : new BufferedImage[] {eight, sixteen}) {
      Photo photo = PhotoFile.read(Files.written(image, "png"));

      assertThat(photo.argb()[300]).isEqualTo(0xff969696);
      assertThat(photo.grey().at(0, 15)).isEqualTo(150);
    }
    assertThat(PhotoFile.read(Files.written(eight, "jpeg")).grey().at(10, 15)).isBetween(150, 160);
  }

  @Test
  void aProfileOfTheColoursIsHonoured() throws Exception {
    BufferedImage grey = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    int[] middle = new int[32 * 32];
    Arrays.fill(middle, 0x808080);
    grey.setRGB(0, 0, 32, 32, middle, 0, 32);
    byte[] linear = Files.jpegWithProfile(Files.written(grey, "jpeg"), ColorSpace.CS_LINEAR_RGB);

    // Half of the light is a lighter grey in sRGB.
    assertThat(PhotoFile.read(linear).argb()[500] & 0xff).isBetween(184, 192);
  }

  @Test
  void transparencyIsPaper() throws Exception {
    Photo photo = PhotoFile.read(resource("half-lossless.webp"));

    assertThat(photo.grey().at(5, 5)).isLessThan(90);
    assertThat(photo.grey().at(40, 5)).isEqualTo(255);
  }

  /** Where red, green and blue of the quarters are seen when the picture stands upright. */
  @ParameterizedTest
  @CsvSource({
    "1, red, green, blue", "2, green, red, white", "3, white, blue, green", "4, blue, white, red",
    "5, red, blue, green", "6, blue, red, white", "7, white, green, blue", "8, green, white, red"
  })
  void howTheCameraWasHeldIsUndone(int orientation, String first, String second, String third)
      throws Exception {
    byte[] exif = Files.exif(orientation);
    byte[] jpeg = Files.jpegWithExif(Files.written(Files.quarters(48, 32), "jpeg"), exif);
    byte[] png = Files.pngWithChunk(Files.written(Files.quarters(48, 32), "png"), "eXIf", exif);
    byte[] webp = webpWithExif(exif);
    for (byte[] file : new byte[][] {jpeg, png, webp}) {
      Photo photo = PhotoFile.read(file);

      int width = photo.width();
      assertThat(width).isEqualTo(orientation < 5 ? 48 : 32);
      int below = (photo.height() - 6) * width;
      assertColour(photo.argb()[5 * width + 5], colour(first));
      assertColour(photo.argb()[5 * width + width - 6], colour(second));
      assertColour(photo.argb()[below + 5], colour(third));
    }
  }

  @Test
  void aPlaceInTheFileIsNotHandedToTheDecoder() throws Exception {
    byte[] exif = Files.exif(1);
    assertThat(new String(exif, StandardCharsets.ISO_8859_1)).contains("NGPS");
    byte[] note = "taken at NGPS".getBytes(StandardCharsets.ISO_8859_1);
    byte[] jpeg = Files.written(Files.quarters(48, 32), "jpeg");
    byte[] png = Files.written(Files.quarters(48, 32), "png");
    byte[][] files = {
      Files.withSegment(Files.jpegWithExif(jpeg, exif), 0xfe, note),
      Files.pngWithChunk(Files.pngWithChunk(png, "eXIf", exif), "iTXt", note),
      webpWithExif(exif)
    };
    for (byte[] file : files) {
      Container container = Container.of(file);

      assertThat(container.exif()).isEqualTo(exif);
      assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("NGPS");
      assertThat(new String(container.bare(), StandardCharsets.ISO_8859_1)).doesNotContain("NGPS");
    }
  }

  @Test
  void damagedExifLeavesThePictureAsItIs() throws Exception {
    byte[] jpeg = Files.written(Files.quarters(48, 32), "jpeg");
    byte[] cut = Arrays.copyOf(Files.exif(6), 14);

    assertQuarters(PhotoFile.read(Files.jpegWithExif(jpeg, cut)), 48, 32);
    assertQuarters(PhotoFile.read(Files.jpegWithExif(jpeg, Files.exif(9))), 48, 32);
    assertQuarters(PhotoFile.read(Files.jpegWithExif(jpeg, new byte[] {7})), 48, 32);
  }

  @Test
  void aLargePictureIsAveragedDownInLight() throws Exception {
    // Black and white columns in turn: half the light is the grey 188, not 128.
    BufferedImage columns = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 400 * 300; i++) {
      columns.setRGB(i % 400, i / 400, i % 2 == 0 ? 0xffffff : 0);
    }
    byte[] file = Files.written(columns, "png");

    Photo photo = PhotoFile.read(file, PhotoLimits.UPLOAD.keeping(30_000));

    assertThat(photo.width()).isEqualTo(200);
    assertThat(photo.height()).isEqualTo(150);
    assertThat(photo.argb()).containsOnly(0xffbcbcbc);
    assertThat(PhotoFile.read(file).atMost(30_000).argb()).isEqualTo(photo.argb());
    assertThat(photo.atMost(40_000)).isSameAs(photo);
  }

  @Test
  void anyRatioKeepsTheMeanLight() throws Exception {
    BufferedImage ramp = new BufferedImage(311, 97, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 311 * 97; i++) {
      ramp.setRGB(i % 311, i / 311, 0x010101 * (i % 311 * 255 / 310));
    }
    byte[] file = Files.written(ramp, "png");
    double whole = meanLight(PhotoFile.read(file));
    for (int kept : new int[] {9_000, 1_234, 400}) {
      Photo photo = PhotoFile.read(file, PhotoLimits.UPLOAD.keeping(kept));

      assertThat(photo.argb().length).isBetween(kept * 9 / 10, kept);
      assertThat(meanLight(photo)).isBetween(whole - 0.005, whole + 0.005);
    }
  }

  private static double meanLight(Photo photo) {
    float[] red = photo.linear().red();
    return IntStream.range(0, red.length).mapToDouble(i -> red[i]).average().orElseThrow();
  }

  private static void assertQuarters(Photo photo, int width, int height) {
    assertThat(photo.width()).isEqualTo(width);
    assertThat(photo.height()).isEqualTo(height);
    assertColour(photo.argb()[5 * width + 5], 0xff0000);
    assertColour(photo.argb()[5 * width + width - 6], 0x00ff00);
    assertColour(photo.argb()[(height - 6) * width + 5], 0x0000ff);
    assertColour(photo.argb()[(height - 6) * width + width - 6], 0xffffff);
  }

  private static void assertColour(int argb, int wanted) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(argb >> shift & 0xff)
          .as("%x for %x", argb, wanted)
          .isBetween((wanted >> shift & 0xff) - 24, (wanted >> shift & 0xff) + 24);
    }
  }

  private static int colour(String name) {
    return switch (name) {
      case "red" -> 0xff0000;
      case "green" -> 0x00ff00;
      case "blue" -> 0x0000ff;
      default -> 0xffffff;
    };
  }

  private static byte[] webpWithExif(byte[] exif) throws IOException {
    byte[] simple = resource("quarters-lossy.webp");
    byte[] extended = {8, 0, 0, 0, 47, 0, 0, 31, 0, 0};
    return Files.webp(
        Files.riff("VP8X", extended),
        Arrays.copyOfRange(simple, 12, simple.length),
        Files.riff("EXIF", exif));
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = PhotoFileTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
