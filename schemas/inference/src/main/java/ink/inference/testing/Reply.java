package ink.inference.testing;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import ink.inference.InkFlash;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What {@link ScriptedModelServer} does with one request. */
public sealed interface Reply {

  /** Answers what the function makes of the request; model, version and id are filled in. */
  record Answer(Function<ModelInferRequest, ModelInferResponse.Builder> response)
      implements Reply {}

  record Fail(Status status) implements Reply {}

  /** Answers exactly this, whatever was asked. */
  record Raw(ModelInferResponse response) implements Reply {}

  /** Ends the call well, without an answer. */
  record HalfClose() implements Reply {}

  /** Never answers; only cancellation, the deadline or closing the server ends the call. */
  record Hang() implements Reply {}

  record After(Duration delay, Reply reply) implements Reply {}

  /** A design with the given PNG bytes, drawn by the backend {@code scripted}. */
  static Reply design(byte[] png, String... undrawnWords) {
    return new Answer(
        request ->
            InkFlash.outputs(
                    List.of(
                        new InkFlash.Design(
                            ByteString.copyFrom(png), List.of(undrawnWords), "scripted")))
                .addTo(ModelInferResponse.newBuilder()));
  }

  static Reply fail(Status status) {
    return new Fail(status);
  }

  static Reply hang() {
    return new Hang();
  }

  static Reply after(Duration delay, Reply reply) {
    return new After(delay, reply);
  }

  /** An answer whose IMAGE claims more bytes than it holds. */
  static Reply malformed() {
    return new Answer(
        request ->
            ModelInferResponse.newBuilder()
                .addOutputs(
                    ModelInferResponse.InferOutputTensor.newBuilder()
                        .setName("IMAGE")
                        .setDatatype("BYTES")
                        .addShape(1)
                        .addShape(1))
                .addRawOutputContents(ByteString.copyFrom(new byte[] {9, 0, 0, 0, 1})));
  }
}
