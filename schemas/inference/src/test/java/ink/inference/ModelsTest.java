package ink.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import inference.InferParameter;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {

  private static final InkFlash.Order ORDER =
      new InkFlash.Order("mandala", "no skulls", "mandala", -5, 1024, 768);

  @Test
  void ordersOfABatchComeBackInOrder() {
    InkFlash.Order other = new InkFlash.Order("fern", "", "botanical", 6, 512, 512);

    assertThat(InkFlash.orders(InkFlash.inputs(List.of(ORDER, other))))
        .containsExactly(ORDER, other);
  }

  @Test
  void aRequestNamesItsModel() {
    ModelInferRequest request = InkFlash.request(ORDER).setId("gen_1").build();

    assertThat(request.getModelName()).isEqualTo("ink-flash");
    assertThat(InkFlash.orders(Tensors.in(request))).containsExactly(ORDER);
  }

  @Test
  void designsComeBackWithTheWordsThatWereNotDrawn() {
    InkFlash.Design design =
        new InkFlash.Design(
            ByteString.copyFromUtf8("png"),
            List.of("octopus", "a \"quote\""),
            List.of("No better one came in 8 tries: its outline straggles."),
            "procedural");

    assertThat(InkFlash.design(response(InkFlash.outputs(List.of(design))))).isEqualTo(design);
  }

  @Test
  void aServerThatKnowsNoRemarksMakesNone() {
    Tensors outputs =
        Tensors.of(
            Tensor.text("IMAGE", "png"),
            Tensor.text("UNDRAWN_WORDS", "[]"),
            Tensor.text("BACKEND", "procedural"));

    assertThat(InkFlash.design(response(outputs)).remarks()).isEmpty();
  }

  @Test
  void wordsThatAreNoJsonArrayOfStringsAreRefused() {
    for (String json : List.of("", "{}", "[1]", "[\"a\"", "[] x", "nonsense")) {
      Tensors outputs =
          Tensors.of(
              Tensor.text("IMAGE", "png"),
              Tensor.text("UNDRAWN_WORDS", json),
              Tensor.text("BACKEND", "procedural"));
      assertThatThrownBy(() -> InkFlash.design(response(outputs)))
          .as(json)
          .isInstanceOf(MalformedTensorException.class)
          .hasMessageContaining("UNDRAWN_WORDS");
    }
  }

  @Test
  void anAnswerWithTwoImagesToOneOrderIsRefused() {
    Tensors two = Tensors.of(Tensor.bytes("IMAGE", List.of(ByteString.EMPTY, ByteString.EMPTY)));

    assertThatThrownBy(() -> Upscale.image(response(two)))
        .hasMessage("output 'IMAGE' has 2 values where 1 was asked");
    assertThatThrownBy(() -> InkFlash.design(response(two)))
        .hasMessage("output 'IMAGE' has 2 values where 1 was asked");
  }

  @Test
  void tensorsThatDoNotFitTheSignatureAreRefused() {
    assertThatThrownBy(() -> Upscale.order(InkFlash.inputs(List.of(ORDER))))
        .hasMessageContaining(
            "model 'upscale' takes 3 inputs [IMAGE, FACTOR, METHOD] but 6 were given");
    assertThatThrownBy(() -> Upscale.order(upscale(Tensor.text("PICTURE", "x"))))
        .hasMessage("tensor 'IMAGE' is missing; there are [PICTURE, FACTOR, METHOD]");
    assertThatThrownBy(() -> Upscale.order(upscale(Tensor.int32("IMAGE", 1))))
        .hasMessage("input 'IMAGE' of model 'upscale' has datatype INT32 but must be BYTES");
    assertThatThrownBy(
            () ->
                Upscale.order(
                    upscale(
                        new Tensor(
                            "IMAGE",
                            Datatype.BYTES,
                            List.of(1L),
                            Tensor.text("IMAGE", "x").raw()))))
        .hasMessage("input 'IMAGE' of model 'upscale' has shape [1] but must be [batch, 1]");
    assertThatThrownBy(
            () ->
                InkFlash.orders(
                    Tensors.of(
                        Tensor.text("PROMPT", "a", "b"),
                        Tensor.text("NEGATIVE_PROMPT", ""),
                        Tensor.text("STYLE", "mandala"),
                        Tensor.int64("SEED", 1),
                        Tensor.int32("WIDTH", 64),
                        Tensor.int32("HEIGHT", 64))))
        .hasMessageContaining("has batch size 1 where the inputs before it have 2");
  }

  @Test
  void queueParametersTravelAsTritonReadsThem() {
    ModelInferRequest request =
        new QueueParameters(1, Duration.ofMillis(20)).addTo(InkFlash.request(ORDER)).build();

    assertThat(request.getParametersOrThrow("timeout").getInt64Param()).isEqualTo(20_000);
    assertThat(QueueParameters.in(request))
        .isEqualTo(new QueueParameters(1, Duration.ofMillis(20)));
    assertThat(QueueParameters.in(QueueParameters.DEFAULT.addTo(request("x", 0)).build()))
        .isEqualTo(QueueParameters.DEFAULT);
  }

  @Test
  void queueParametersOfAnotherTypeOrRangeAreRefused() {
    ModelInferRequest text =
        ModelInferRequest.newBuilder()
            .putParameters("timeout", InferParameter.newBuilder().setStringParam("1s").build())
            .build();

    assertThatThrownBy(() -> QueueParameters.in(text))
        .isInstanceOf(MalformedTensorException.class)
        .hasMessageContaining("'timeout' must be a whole number");
    assertThatThrownBy(() -> QueueParameters.in(request("priority", -1).build()))
        .hasMessage("parameter 'priority' is out of range: -1");
    assertThatThrownBy(() -> QueueParameters.in(request("timeout", Long.MAX_VALUE).build()))
        .hasMessageContaining("out of range");
    assertThatThrownBy(() -> new QueueParameters(-1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stylesAreFoundBySlug() {
    assertThat(Styles.slugs()).startsWith("mandala", "botanical").doesNotHaveDuplicates();
    assertThat(Styles.find("botanical")).contains(Styles.BOTANICAL);
    assertThat(Styles.find("Mandala")).isEmpty();
    assertThat(Styles.all()).allSatisfy(style -> assertThat(style.displayName()).isNotBlank());
  }

  private static ModelInferRequest.Builder request(String parameter, long value) {
    return ModelInferRequest.newBuilder()
        .putParameters(parameter, InferParameter.newBuilder().setUint64Param(value).build());
  }

  private static ModelInferResponse response(Tensors outputs) {
    return outputs.addTo(ModelInferResponse.newBuilder()).build();
  }

  private static Tensors upscale(Tensor image) {
    return Tensors.of(image, Tensor.int32("FACTOR", 2), Tensor.text("METHOD", "light"));
  }
}
