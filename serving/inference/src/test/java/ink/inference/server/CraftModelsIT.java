package ink.inference.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import inference.GRPCInferenceServiceGrpc;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import inference.ModelConfigRequest;
import inference.ModelInferRequest;
import inference.ModelReadyRequest;
import inference.RepositoryIndexRequest;
import ink.inference.Age;
import ink.inference.BodyPreview;
import ink.inference.BodyPreview.Placement;
import ink.inference.CoverUp;
import ink.inference.FlashSheet;
import ink.inference.MessageLimits;
import ink.inference.Sizing;
import ink.inference.SkinTone;
import ink.inference.Stencil;
import ink.inference.TouchUp;
import ink.inference.Upscale;
import ink.models.stencil.StencilSheet;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import ink.models.vector.Png;
import ink.models.vector.Raster;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The craft's models as a client of the whole server meets them. */
class CraftModelsIT {

  private static final float WIDTH = 40;

  /** Lines 0.8 mm apart beside a disc, 40 x 30 mm; black. */
  private static final ByteString DESIGN = design();

  /** A yellow disc on white. */
  private static final ByteString YELLOW = yellow();

  private static InferenceServer server;
  private static ManagedChannel channel;
  private static GRPCInferenceServiceBlockingStub stub;

  @BeforeAll
  static void start() throws Exception {
    server =
        InferenceServer.start(ServerConfig.from(Map.of("INK_PORT", "0", "INK_ADMIN_PORT", "0")));
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.port())
            .usePlaintext()
            .maxInboundMessageSize(MessageLimits.MAX_MESSAGE_BYTES)
            .build();
    stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    server.close();
  }

  @Test
  void allOfTheCraftIsServedAndReady() {
    List<String> served = new ArrayList<>();
    stub.repositoryIndex(RepositoryIndexRequest.getDefaultInstance())
        .getModelsList()
        .forEach(model -> served.add(model.getName() + " " + model.getState()));

    assertThat(served)
        .contains(
            "age READY",
            "skin-tone READY",
            "body-preview READY",
            "sizing READY",
            "touch-up READY",
            "flash-sheet READY",
            "coverup READY",
            "upscale READY",
            "stencil READY",
            "ink-flash READY");
    assertThat(stub.modelReady(ModelReadyRequest.newBuilder().setName("age").build()).getReady())
        .isTrue();
    assertThat(
            stub.modelConfig(ModelConfigRequest.newBuilder().setName("age").build())
                .getConfig()
                .getMaxBatchSize())
        .isEqualTo(1);
  }

  @Test
  void anAgedDesignIsShownInThreeEstimatesWithWhatClosesWhen() throws Exception {
    Age.Aged aged = Age.aged(answer(Age.request(age(DESIGN, WIDTH, "wrist", 4, 15))));

    BufferedImage centre = image(aged.centre());
    assertThat(centre.getWidth()).isEqualTo(image(aged.low()).getWidth());
    assertThat(dark(image(aged.low()))).isGreaterThan(dark(image(aged.high())));
    assertThat(aged.report().estimates())
        .extracting(Age.Estimate::estimate)
        .containsExactly("low", "centre", "high");
    assertThat(aged.report().estimates()).extracting(Age.Estimate::closed).isSorted();
    assertThat(aged.report().firstToClose())
        .isNotEmpty()
        .allSatisfy(gap -> assertThat(gap.widthMm()).isBetween(.5, 30.0));
    assertThat(aged.report().words()).anySatisfy(word -> assertThat(word).contains("black ink"));
    assertThat(aged.report().basis()).contains("one documented tattoo");
  }

  @Test
  void aDesignInYellowIsDrawnInAnotherInkOnDarkSkin() throws Exception {
    SkinTone.Toned toned =
        SkinTone.toned(answer(SkinTone.request(new SkinTone.Order(YELLOW, WIDTH, 9))));

    assertThat(toned.report().inks())
        .singleElement()
        .satisfies(
            ink -> {
              assertThat(ink.ink()).isEqualTo("yellow");
              assertThat(ink.reads()).isFalse();
              assertThat(ink.replacement()).isNotNull();
            });
    assertThat(toned.report().words().get(0)).contains("Yellow will hardly read");
    assertThat(image(toned.asDrawn()).getRGB(160, 120))
        .isNotEqualTo(image(toned.adapted()).getRGB(160, 120));
    assertThat(toned.report().skinClass()).isEqualTo("dark");
  }

  @Test
  void aDesignIsSeenOnALimbOfTheModelAndOnAPhotograph() throws Exception {
    BodyPreview.Shown limb = BodyPreview.shown(answer(body(DESIGN, "wrist", Placement.NONE)));

    assertThat(limb.report().seenWidthMm()).isBetween(35.0, 39.0);
    assertThat(image(limb.image()).getRGB(1, 1)).isEqualTo(0xfff9f9f9);

    Placement place = new Placement(skin(), 100, .5f, .5f, 20, List.of());
    BodyPreview.Shown photo = BodyPreview.shown(answer(body(DESIGN, "calf", place)));
    assertThat(image(photo.image()).getWidth()).isEqualTo(300);
    assertThat(image(photo.image()).getRGB(2, 2)).isEqualTo(image(skin()).getRGB(2, 2));
    assertThat(dark(image(photo.image()))).isGreaterThan(dark(image(skin())));
  }

  @Test
  void pinsHoldADesignToAPhotograph() throws Exception {
    List<BodyPreview.Pin> pins = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      double x = i % 3 / 2.0;
      double y = i / 3 / 2.0;
      pins.add(new BodyPreview.Pin(x, y, .3 + .4 * x, .3 + .4 * y));
    }
    Placement place = new Placement(skin(), 100, .5f, .5f, 0, pins);

    BufferedImage shown = image(BodyPreview.shown(answer(body(DESIGN, "calf", place))).image());

    assertThat(dark(shown)).isGreaterThan(dark(image(skin())));
    assertThat(shown.getRGB(70, 100)).isEqualTo(image(skin()).getRGB(70, 100));
    refused(
        body(DESIGN, "calf", new Placement(skin(), 100, .5f, .5f, 0, pins.subList(0, 3))),
        "PINS: 3 pins; a design is held by 9 to 25");
    refused(
        body(DESIGN, "calf", new Placement(ByteString.EMPTY, 0, 0, 0, 0, pins)), "PHOTO is empty");
  }

  @Test
  void adviceOnSizeComesWithRings() throws Exception {
    Sizing.Advised advised =
        Sizing.advised(answer(Sizing.request(new Sizing.Order(DESIGN, WIDTH, "finger", 0, 20))));

    assertThat(advised.advice().verdict()).isEqualTo("simplify");
    assertThat(advised.advice().worst()).isNotEmpty();
    assertThat(advised.advice().sizes())
        .extracting(Sizing.Size::name)
        .containsExactly("S", "M", "L");
    assertThat(red(image(advised.image()))).isGreaterThan(50);
  }

  @Test
  void touchUpsComeAsRemindersAndAsACalendar() {
    TouchUp.Planned planned =
        TouchUp.planned(answer(TouchUp.request(touchUp(DESIGN, "2026-03-01", ""))));

    assertThat(planned.reminders().inks()).containsExactly("black");
    assertThat(planned.reminders().narrowestGapMm()).isBetween(.7, .9);
    assertThat(planned.reminders().reminders().get(0).day()).isEqualTo("2026-03-04");
    assertThat(planned.calendar()).startsWith("BEGIN:VCALENDAR");
    assertThat(
            TouchUp.planned(
                    answer(TouchUp.request(touchUp(ByteString.EMPTY, "2026-03-01", "red, black"))))
                .reminders()
                .inks())
        .containsExactly("red", "black");
  }

  @Test
  void aStencilIsPrintedInTrueSizeOfAPictureOrOfADesignsVectors() throws Exception {
    Stencil.Printed picture =
        Stencil.printed(
            answer(Stencil.request(stencil(DESIGN, Stencil.Words.NONE, 80, "blackwork", "png"))));
    Stencil.Words lotus = new Stencil.Words("small lotus", "", "mandala", 7, 1);
    Stencil.Printed design =
        Stencil.printed(
            answer(Stencil.request(stencil(ByteString.EMPTY, lotus, 0, "outline", "svg"))));

    assertThat(picture.widthMm()).isEqualTo(80);
    assertThat(image(picture.sheet()).getColorModel().getPixelSize()).isEqualTo(1);
    assertThat(image(picture.sheet()).getWidth() / StencilSheet.PPM - 2 * StencilSheet.MARGIN)
        .isBetween(79.9, 80.1);
    assertThat(design.widthMm()).isEqualTo(70);
    assertThat(design.sheet().toStringUtf8()).contains("<svg", "width=\"94mm\"");
    assertThat(
            Stencil.printed(
                    answer(
                        Stencil.request(stencil(ByteString.EMPTY, lotus, 300, "outline", "pdf"))))
                .sheet()
                .substring(0, 5)
                .toStringUtf8())
        .isEqualTo("%PDF-");
  }

  private static Stencil.Order stencil(
      ByteString picture, Stencil.Words words, float longerSide, String mode, String format) {
    return new Stencil.Order(
        picture, words, new Stencil.Print(longerSide, mode, false, format, "a4"));
  }

  @Test
  void aStencilThatCannotBePrintedIsRefused() {
    Stencil.Words none = Stencil.Words.NONE;
    refused(
        Stencil.request(stencil(DESIGN, none, 9, "blackwork", "png")),
        "LONGER_SIDE_MM is 9 mm",
        "from 20 to 600");
    refused(
        Stencil.request(stencil(DESIGN, none, 0, "blackwork", "png")), "LONGER_SIDE_MM is 0 mm");
    refused(Stencil.request(stencil(DESIGN, none, 90, "wood", "png")), "MODE: no stencil mode");
    refused(
        Stencil.request(stencil(DESIGN, none, 90, "outline", "gif")), "FORMAT 'gif'", "pdf, svg");
    refused(
        Stencil.request(stencil(ByteString.EMPTY, none, 90, "outline", "pdf")),
        "STYLE '' is unknown",
        "IMAGE");
  }

  @Test
  void aFlashSheetIsAPdfAndTellsWhatItCannotDraw() {
    FlashSheet.Sheet sheet =
        FlashSheet.sheet(answer(FlashSheet.request(flash("mandala", 3, "a4", "a, b,c"))));

    assertThat(sheet.sheet().substring(0, 5).toString(StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(sheet.undrawnWords()).containsExactly("octopus");
    assertThat(FlashSheet.sheet(answer(FlashSheet.request(flash("mandala", 3, "a4", "a, b,c")))))
        .isEqualTo(sheet);
  }

  @Test
  void anOldTattooIsFoundAndHiddenInItsPlace() throws Exception {
    CoverUp.Covered covered =
        CoverUp.covered(
            answer(CoverUp.request(new CoverUp.Order(oldTattoo(), 150, List.of(), 5, 1, 1))));

    assertThat(covered.report().oldInk().squareMm()).isBetween(600.0, 1_400.0);
    assertThat(covered.report().oldInk().inks()).contains("black");
    assertThat(covered.report().designs()).isNotEmpty();
    CoverUp.Design best = covered.report().designs().get(0);
    assertThat(best.score().hide()).isGreaterThan(.6);
    assertThat(best.xMm()).isBetween(45.0, 105.0);
    assertThat(dark(image(covered.preview()))).isGreaterThan(dark(image(oldTattoo())));
    assertThat(covered.stencil().toStringUtf8()).startsWith("<svg");
  }

  @Test
  void aPictureComesBackLargerAndWhatWasTransparentStaysSo() throws Exception {
    BufferedImage large =
        image(Upscale.image(answer(Upscale.request(new Upscale.Order(YELLOW, 2, "light")))));
    BufferedImage sharper =
        image(Upscale.image(answer(Upscale.request(new Upscale.Order(YELLOW, 2, "esrgan")))));
    assertThat(sharper.getWidth()).isEqualTo(large.getWidth());
    assertThat(large.getWidth()).isEqualTo(640);
    assertThat(large.getRGB(320, 240)).isEqualTo(0xfff6d32d);

    BufferedImage half = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 100; i++) {
      half.setRGB(5 + i % 10, 5 + i / 10, 0xff202020);
    }
    java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
    ImageIO.write(half, "png", file);
    BufferedImage clear =
        image(
            Upscale.image(
                answer(
                    Upscale.request(
                        new Upscale.Order(ByteString.copyFrom(file.toByteArray()), 4, "light")))));
    assertThat(clear.getWidth()).isEqualTo(160);
    assertThat(clear.getRGB(150, 110) >>> 24).isZero();
    refused(
        Upscale.request(new Upscale.Order(YELLOW, 3, "light")), "FACTOR is 3 but must be 2 or 4");
  }

  @Test
  void whatNobodyCanUseIsRefusedWithWhatWouldWork() {
    refused(Age.request(age(DESIGN, WIDTH, "elbow", 4, 5)), "BODY_PART: no measures", "forearm");
    refused(Age.request(age(DESIGN, 0, "calf", 4, 5)), "WIDTH_MM is 0", "from 5 to 600");
    refused(Age.request(age(DESIGN, Float.NaN, "calf", 4, 5)), "WIDTH_MM is NaN");
    refused(Age.request(age(DESIGN, WIDTH, "calf", 0, 5)), "SKIN_TONE is 0", "1 to 10");
    refused(Age.request(age(DESIGN, WIDTH, "calf", 4, -1)), "YEARS is -1", "0 to 60");
    refused(
        Age.request(age(ByteString.copyFromUtf8("%PDF-1"), WIDTH, "calf", 4, 5)),
        "IMAGE cannot be used: the file is PDF; JPEG, PNG and WebP are read");
    refused(Age.request(age(blank(400, 300), WIDTH, "calf", 4, 5)), "the picture is blank");
    refused(Age.request(age(blank(4, 4), WIDTH, "calf", 4, 5)), "at least 16 on each side");
    refused(Age.request(age(DESIGN.substring(0, 300), WIDTH, "calf", 4, 5)), "cut off");
    refused(
        Sizing.request(new Sizing.Order(DESIGN, 500, "wrist", 900, 10)),
        "CIRCUMFERENCE_MM: 900 mm around the wrist is not likely");
    refused(
        Sizing.request(new Sizing.Order(tall(), 100, "wrist", 0, 10)),
        "IMAGE is 2000 mm high when WIDTH_MM is 100");
    refused(
        body(DESIGN, "calf", new Placement(design(), 100, .5f, .5f, 0, List.of())),
        "PHOTO cannot be used");
    refused(body(DESIGN, "calf", new Placement(skin(), 100, .02f, .5f, 0, List.of())), "PHOTO");
    refused(
        CoverUp.request(new CoverUp.Order(skin(), 100, List.of(), 5, 1, 1)),
        "PHOTO cannot be used: no old ink was found");
    refused(CoverUp.request(new CoverUp.Order(DESIGN, 100, List.of(), 5, 1, 9)), "CHOICE is 9");
    refused(
        CoverUp.request(new CoverUp.Order(DESIGN, 100, List.of(.1, .1), 5, 1, 1)),
        "REGION: a region needs three corners");
    refused(TouchUp.request(touchUp(DESIGN, "1.3.2026", "")), "MADE is '1.3.2026'", "2026-03-01");
    refused(TouchUp.request(touchUp(DESIGN, "2026-03-01", "gold")), "no ink is called 'gold'");
    refused(TouchUp.request(touchUp(ByteString.EMPTY, "2026-03-01", "")), "name the inks");
    refused(FlashSheet.request(flash("cubist", 3, "a4", "")), "STYLE 'cubist'", "mandala");
    refused(FlashSheet.request(flash("mandala", 3, "a0", "")), "PAPER: no paper is called 'a0'");
    refused(FlashSheet.request(flash("mandala", 99, "a4", "")), "PIECES is 99", "1 to 24");
    refused(FlashSheet.request(flash("mandala", 3, "a4", "1,2")), "PRICES has 2 for 3 pieces");
  }

  private static Age.Order age(ByteString image, float width, String part, int tone, float years) {
    return new Age.Order(image, width, part, tone, 1, false, years);
  }

  private static ModelInferRequest.Builder body(ByteString image, String part, Placement placed) {
    return BodyPreview.request(new BodyPreview.Order(image, WIDTH, part, 0, 6, placed));
  }

  private static TouchUp.Order touchUp(ByteString image, String made, String inks) {
    return new TouchUp.Order(image, WIDTH, made, "ankle", 5, 1, false, inks);
  }

  private static FlashSheet.Order flash(String style, int pieces, String paper, String prices) {
    return new FlashSheet.Order(
        "octopus",
        "",
        style,
        1,
        pieces,
        "mixed",
        paper,
        prices.isEmpty() ? List.of() : List.of(prices.split(",", -1)));
  }

  private static inference.ModelInferResponse answer(ModelInferRequest.Builder request) {
    return stub.modelInfer(request.build());
  }

  private static void refused(ModelInferRequest.Builder request, String... words) {
    assertThatThrownBy(() -> stub.modelInfer(request.build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(e.getStatus().getDescription()).contains(words);
            });
  }

  private static ByteString design() {
    Sheet sheet = new Sheet().solid(Paths.circle(30, 15, 6));
    for (double y = 4; y < 27; y += 1.4) {
      sheet.line(Paths.line(3, y, 20, y), .6);
    }
    return ByteString.copyFrom(Png.grey(Raster.draw(sheet.on(40, 30), 640, 480), 16));
  }

  private static ByteString yellow() {
    int[] pixels = new int[320 * 240];
    for (int i = 0; i < pixels.length; i++) {
      double far = Math.hypot(i % 320 - 160, i / 320 - 120);
      pixels[i] = far < 80 ? 0xf6d32d : 0xffffff;
    }
    return ByteString.copyFrom(Png.rgb(320, 240, pixels, 8));
  }

  /** Skin with a shade from left to right, 300 x 200 pixels. */
  private static ByteString skin() {
    int[] pixels = new int[300 * 200];
    for (int i = 0; i < pixels.length; i++) {
      int shade = i % 300 / 10;
      pixels[i] = 220 - shade << 16 | 175 - shade << 8 | 150 - shade;
    }
    return ByteString.copyFrom(Png.rgb(300, 200, pixels, 0));
  }

  /** A black bar of 50 x 20 mm on skin, 150 x 150 mm, 450 x 450 pixels. */
  private static ByteString oldTattoo() {
    int[] pixels = new int[450 * 450];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % 450;
      int y = i / 450;
      int shade = x / 20;
      pixels[i] =
          x > 150 && x < 300 && y > 195 && y < 255
              ? 0x504846
              : 205 - shade << 16 | 160 - shade << 8 | 138 - shade;
    }
    return ByteString.copyFrom(Png.rgb(450, 450, pixels, 0));
  }

  private static ByteString blank(int width, int height) {
    int[] pixels = new int[width * height];
    java.util.Arrays.fill(pixels, 0xfafafa);
    return ByteString.copyFrom(Png.rgb(width, height, pixels, 0));
  }

  private static ByteString tall() {
    int[] pixels = new int[20 * 400];
    java.util.Arrays.fill(pixels, 0, 4_000, 0xffffff);
    return ByteString.copyFrom(Png.rgb(20, 400, pixels, 0));
  }

  private static BufferedImage image(ByteString png) throws Exception {
    return ImageIO.read(png.newInput());
  }

  /** Mean darkness of green. */
  private static double dark(BufferedImage image) {
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        sum += 255 - (image.getRGB(x, y) >> 8 & 0xff);
      }
    }
    return sum / (image.getWidth() * image.getHeight());
  }

  private static int red(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        count += (pixel >> 16 & 0xff) - (pixel >> 8 & 0xff) > 100 ? 1 : 0;
      }
    }
    return count;
  }
}
