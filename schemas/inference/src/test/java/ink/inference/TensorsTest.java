package ink.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import inference.InferTensorContents;
import inference.ModelInferRequest;
import inference.ModelInferRequest.InferInputTensor;
import inference.ModelInferResponse;
import inference.ModelInferResponse.InferOutputTensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorsTest {

  @Test
  void inputsComeBackAsTheyWereSent() {
    Tensors sent = Tensors.of(Tensor.text("A", "x"), Tensor.int32("B", 3));

    Tensors received = Tensors.in(sent.addTo(ModelInferRequest.newBuilder()).build());

    assertThat(received).isEqualTo(sent);
    assertThat(received.byName().keySet()).containsExactly("A", "B");
  }

  @Test
  void typedContentsAreReadAsRawOnes() {
    ModelInferResponse response =
        ModelInferResponse.newBuilder()
            .addOutputs(
                InferOutputTensor.newBuilder()
                    .setName("IMAGE")
                    .setDatatype("BYTES")
                    .addShape(1)
                    .addShape(1)
                    .setContents(
                        InferTensorContents.newBuilder()
                            .addBytesContents(ByteString.copyFromUtf8("png"))))
            .build();

    assertThat(Tensors.out(response).named("IMAGE").asText()).containsExactly("png");
  }

  @ParameterizedTest
  @EnumSource(
      value = Datatype.class,
      names = {"FP16", "BF16"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyTypedListFillsItsShape(Datatype datatype) {
    InferTensorContents contents =
        InferTensorContents.newBuilder()
            .addBoolContents(true)
            .addIntContents(-1)
            .addInt64Contents(-1)
            .addUintContents(1)
            .addUint64Contents(1)
            .addFp32Contents(1)
            .addFp64Contents(1)
            .addBytesContents(ByteString.copyFromUtf8("x"))
            .build();

    Tensor tensor = Tensors.in(request(datatype.name(), contents)).named("X");

    assertThat(tensor.datatype()).isEqualTo(datatype);
    assertThat(tensor.raw().size()).isEqualTo(datatype == Datatype.BYTES ? 5 : datatype.size());
  }

  @Test
  void halfFloatsNeedRawContents() {
    assertMalformed(
        request("FP16", InferTensorContents.getDefaultInstance()), "must be sent as raw contents");
  }

  @Test
  void missingContentsAreRefused() {
    assertMalformed(
        request("BYTES", InferTensorContents.newBuilder().addIntContents(1).build()),
        "tensor 'X' carries no contents that fit BYTES");
  }

  @Test
  void contentsBothTypedAndRawAreRefused() {
    ModelInferRequest request =
        request("INT32", InferTensorContents.newBuilder().addIntContents(1).build()).toBuilder()
            .addRawInputContents(ByteString.copyFrom(new byte[4]))
            .build();

    assertMalformed(request, "tensor 'X' carries contents both typed and raw");
  }

  @Test
  void rawContentsForSomeTensorsOnlyAreRefused() {
    ModelInferRequest request =
        Tensors.of(Tensor.int32("A", 1), Tensor.int32("B", 1))
            .addTo(ModelInferRequest.newBuilder())
            .clearRawInputContents()
            .addRawInputContents(ByteString.copyFrom(new byte[4]))
            .build();

    assertMalformed(request, "raw_input_contents has 1 entries for 2 tensors");
  }

  @Test
  void unknownDatatypesAndRepeatedNamesAreRefused() {
    assertMalformed(
        request("STRING", InferTensorContents.getDefaultInstance()),
        "tensor 'X' has datatype 'STRING', which the protocol does not know");
    assertThatThrownBy(() -> Tensors.of(Tensor.int32("A", 1), Tensor.int32("A", 1)))
        .hasMessage("tensor 'A' is given twice");
  }

  @Test
  void aMissingTensorIsNamedWithThoseThatAreThere() {
    assertThatThrownBy(() -> Tensors.of(Tensor.int32("A", 1)).named("B"))
        .isInstanceOf(MalformedTensorException.class)
        .hasMessage("tensor 'B' is missing; there are [A]");
  }

  private static ModelInferRequest request(String datatype, InferTensorContents contents) {
    return ModelInferRequest.newBuilder()
        .addInputs(
            InferInputTensor.newBuilder()
                .setName("X")
                .setDatatype(datatype)
                .addAllShape(List.of(1L, 1L))
                .setContents(contents))
        .build();
  }

  private static void assertMalformed(ModelInferRequest request, String message) {
    assertThatThrownBy(() -> Tensors.in(request))
        .isInstanceOf(MalformedTensorException.class)
        .hasMessageContaining(message);
  }
}
