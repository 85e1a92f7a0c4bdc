package ink.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders and answers of the models that take one picture at a time. */
class CraftModelsTest {

  private static final ByteString PICTURE = ByteString.copyFromUtf8("png");

  @Test
  void anAgeingOrderAndItsThreeEstimatesComeBackAsTheyWereSent() {
    Age.Order order = new Age.Order(PICTURE, 62.5f, "upper-arm", 7, .3f, true, 12);
    Age.Aged aged =
        new Age.Aged(
            PICTURE,
            PICTURE,
            ByteString.EMPTY,
            new Age.Report(
                12,
                List.of(new Age.Estimate("low", .3, .1, List.of(new Age.Remaining("black", .8)))),
                List.of(new Age.Gap(3, 4, .5, null, 20.0, 7.5)),
                List.of("It ages."),
                "one tattoo"));

    assertThat(Age.order(received(Age.request(order), "age"))).isEqualTo(order);
    assertThat(Age.aged(response(Age.outputs(aged)))).isEqualTo(aged);
  }

  @Test
  void aSkinToneOrderAndItsTwoPicturesComeBackAsTheyWereSent() {
    SkinTone.Order order = new SkinTone.Order(PICTURE, 80, 10);
    SkinTone.Toned toned =
        new SkinTone.Toned(
            PICTURE,
            ByteString.EMPTY,
            new SkinTone.Report(
                10,
                "dark",
                -40,
                "VI",
                List.of(
                    new SkinTone.Reading("yellow", 3, 2, false, "orange"),
                    new SkinTone.Reading("black", 22, 20, true, null)),
                1.2,
                .85,
                List.of("Yellow will not read.")));

    assertThat(SkinTone.order(received(SkinTone.request(order), "skin-tone"))).isEqualTo(order);
    assertThat(SkinTone.toned(response(SkinTone.outputs(toned)))).isEqualTo(toned);
  }

  @Test
  void aPreviewsPinsTravelAsJson() {
    BodyPreview.Placement placement =
        new BodyPreview.Placement(
            PICTURE, 200, .5f, .4f, 12, List.of(new BodyPreview.Pin(0, 0, .25, .5)));
    BodyPreview.Order order = new BodyPreview.Order(PICTURE, 60, "calf", 380, 4, placement);
    BodyPreview.Shown shown =
        new BodyPreview.Shown(
            PICTURE, new BodyPreview.Report(60, 50, 55, .02, List.of("It bends.")));

    ModelInferRequest.Builder request = BodyPreview.request(order);
    assertThat(BodyPreview.order(received(request, "body-preview"))).isEqualTo(order);
    assertThat(Tensors.in(request.build()).named("PINS").asText().get(0))
        .isEqualTo("[{\"design_x\":0.0,\"design_y\":0.0,\"photo_x\":0.25,\"photo_y\":0.5}]");
    assertThat(BodyPreview.shown(response(BodyPreview.outputs(shown)))).isEqualTo(shown);
  }

  @Test
  void adviceOnSizeComesBackAsItWasSent() {
    Sizing.Order order = new Sizing.Order(PICTURE, 100, "wrist", 0, 10);
    Sizing.Advised advised =
        new Sizing.Advised(
            PICTURE,
            new Sizing.Advice(
                "simplify",
                55,
                90,
                55,
                List.of(new Sizing.Size("S", 30, false, true)),
                List.of(new Sizing.Spot("gap", 1, 2, .3, .8)),
                List.of("Simplify it.")));

    assertThat(Sizing.order(received(Sizing.request(order), "sizing"))).isEqualTo(order);
    assertThat(Sizing.advised(response(Sizing.outputs(advised)))).isEqualTo(advised);
  }

  @Test
  void remindersComeBackAsTheyWereSent() {
    TouchUp.Order order =
        new TouchUp.Order(ByteString.EMPTY, 0, "2026-03-01", "ankle", 5, 2.5f, false, "black,red");
    TouchUp.Planned planned =
        new TouchUp.Planned(
            new TouchUp.Reminders(
                "2026-03-01",
                List.of("black", "red"),
                0,
                List.of(new TouchUp.Reminder("review", "2029-03-01", "Look at it."))),
            "BEGIN:VCALENDAR");

    assertThat(TouchUp.order(received(TouchUp.request(order), "touch-up"))).isEqualTo(order);
    assertThat(TouchUp.planned(response(TouchUp.outputs(planned)))).isEqualTo(planned);
  }

  @Test
  void pricesTravelAsAListAndNoneAsNone() {
    FlashSheet.Order order =
        new FlashSheet.Order(
            "fern", "", "botanical", -3, 2, "even", "a4", List.of("80 EUR", "120 EUR"));
    FlashSheet.Order free = new FlashSheet.Order("", "", "mandala", 1, 9, "mixed", "a3", List.of());
    FlashSheet.Sheet sheet = new FlashSheet.Sheet(PICTURE, List.of("octopus"));

    assertThat(FlashSheet.order(received(FlashSheet.request(order), "flash-sheet")))
        .isEqualTo(order);
    assertThat(FlashSheet.order(FlashSheet.inputs(free))).isEqualTo(free);
    assertThat(FlashSheet.sheet(response(FlashSheet.outputs(sheet)))).isEqualTo(sheet);
  }

  @Test
  void aCoverUpsRegionTravelsAsJson() {
    CoverUp.Order order = new CoverUp.Order(PICTURE, 180, List.of(.2, .2, .8, .2, .5, .9), 0, 7, 2);
    CoverUp.Score score = new CoverUp.Score(.9, .9, .8, .9, .7, 1);
    CoverUp.Covered covered =
        new CoverUp.Covered(
            PICTURE,
            ByteString.EMPTY,
            new CoverUp.Report(
                new CoverUp.OldInk(4, 900, -12, .8, List.of("black")),
                List.of(new CoverUp.Design("mandala", 90, 90, 80, 70, 30, "good", score, score)),
                "The first hides most of it."));

    assertThat(CoverUp.order(received(CoverUp.request(order), "coverup"))).isEqualTo(order);
    assertThat(Tensors.in(CoverUp.request(order).build()).named("REGION").asText())
        .containsExactly("[0.2,0.2,0.8,0.2,0.5,0.9]");
    assertThat(CoverUp.covered(response(CoverUp.outputs(covered)))).isEqualTo(covered);
  }

  @Test
  void aStencilIsOrderedByAPictureOrByWords() {
    Stencil.Order picture =
        new Stencil.Order(
            PICTURE, Stencil.Words.NONE, new Stencil.Print(250, "outline", true, "pdf", "a3"));
    Stencil.Order words =
        new Stencil.Order(
            ByteString.EMPTY,
            new Stencil.Words("lotus", "dots", "mandala", -7, 1.5f),
            new Stencil.Print(0, "blackwork", false, "svg", "a4"));
    Stencil.Printed printed = new Stencil.Printed(PICTURE, 110, 82.5f);

    assertThat(Stencil.order(received(Stencil.request(picture), "stencil"))).isEqualTo(picture);
    assertThat(Stencil.order(Stencil.inputs(words))).isEqualTo(words);
    assertThat(Stencil.printed(response(Stencil.outputs(printed)))).isEqualTo(printed);
  }

  @Test
  void aPictureToEnlargeComesBackAsItWasSent() {
    Upscale.Order order = new Upscale.Order(PICTURE, 4, "esrgan");

    assertThat(Upscale.order(received(Upscale.request(order), "upscale"))).isEqualTo(order);
    assertThat(Upscale.image(response(Upscale.outputs(PICTURE)))).isEqualTo(PICTURE);
  }

  @Test
  void severalOrdersInOneRequestAreRefused() {
    Tensors two =
        Tensors.of(
            Tensor.bytes("IMAGE", List.of(PICTURE, PICTURE)),
            Tensor.fp32("WIDTH_MM", 1, 2),
            Tensor.int32("SKIN_TONE", 1, 2));

    assertThatThrownBy(() -> SkinTone.order(two))
        .hasMessage("model 'skin-tone' takes one order a request but 2 were given");
  }

  @Test
  void reportsThatAreNoneAreRefused() {
    for (String json : List.of("", "null", "[", "[1]", "\"text\"")) {
      Tensors outputs =
          Tensors.of(Tensor.bytes("IMAGE", List.of(PICTURE)), Tensor.text("ADVICE", json));
      assertThatThrownBy(() -> Sizing.advised(response(outputs)))
          .as(json)
          .isInstanceOf(MalformedTensorException.class)
          .hasMessageContaining("output 'ADVICE'");
    }
  }

  @Test
  void fieldsThatAReaderLacksAreSkipped() {
    Tensors outputs =
        Tensors.of(
            Tensor.bytes("IMAGE", List.of(PICTURE)),
            Tensor.text(
                "REPORT",
                "{\"width_mm\":1,\"height_mm\":2,\"seen_width_mm\":1,\"turned_away\":0,"
                    + "\"words\":[],\"newer\":true}"));

    assertThat(BodyPreview.shown(response(outputs)).report().heightMm()).isEqualTo(2);
  }

  @Test
  void numbersAndTruthsAreLittleEndian() {
    assertThat(Tensor.fp32("WIDTH_MM", 1).raw().toByteArray()).containsExactly(0, 0, 0x80, 0x3f);
    assertThat(Tensor.fp32("WIDTH_MM", -1.5f, 0).asFp32()).containsExactly(-1.5f, 0f);
    assertThat(Tensor.bool("OVER_FIFTY", true, false).raw().toByteArray()).containsExactly(1, 0);
    assertThat(Tensor.bool("OVER_FIFTY", true, false).asBool()).containsExactly(true, false);
    assertThatThrownBy(() -> Tensor.bool("OVER_FIFTY", true).asFp32())
        .isInstanceOf(MalformedTensorException.class);
  }

  private static Tensors received(ModelInferRequest.Builder request, String model) {
    assertThat(request.getModelName()).isEqualTo(model);
    return Tensors.in(request.build());
  }

  private static ModelInferResponse response(Tensors outputs) {
    return outputs.addTo(ModelInferResponse.newBuilder()).build();
  }
}
