package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/** The model {@code stencil}: an image in, a one-bit line stencil out. */
public final class Stencil {

  public static final String MODEL = "stencil";

  /** IMAGE in is a PNG or JPEG file, IMAGE out a one-bit PNG file. */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(new TensorSpec("IMAGE", Datatype.BYTES)),
          List.of(new TensorSpec("IMAGE", Datatype.BYTES)));

  private Stencil() {}

  /** A request for one stencil; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(ByteString image) {
    return Tensors.of(Tensor.bytes("IMAGE", List.of(image)))
        .addTo(ModelInferRequest.newBuilder().setModelName(SIGNATURE.model()));
  }

  /** The image files of a batch. */
  public static List<ByteString> images(Tensors inputs) {
    SIGNATURE.batchOf(inputs);
    return inputs.named("IMAGE").asBytes();
  }

  public static Tensors outputs(List<ByteString> stencils) {
    return Tensors.of(Tensor.bytes("IMAGE", stencils));
  }

  /**
   * The stencil of a response to one image.
   *
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static ByteString stencil(ModelInferResponse response) {
    List<ByteString> images = Tensors.out(response).named("IMAGE").asBytes();
    if (images.size() != 1) {
      throw Tensor.malformed("output 'IMAGE' has %d values where 1 was asked", images.size());
    }
    return images.get(0);
  }
}
