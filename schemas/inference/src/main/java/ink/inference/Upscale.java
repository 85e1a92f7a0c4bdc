package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/** The model {@code upscale}: a picture in, the same two or four times as wide and high out. */
public final class Upscale {

  public static final String MODEL = "upscale";

  /**
   * All shapes are [1, 1]. METHOD is {@code light}, which adds nothing that was not there, or
   * {@code esrgan}, a small network with sharper edges. IMAGE out is a PNG file, with what was
   * transparent kept so.
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("FACTOR", Datatype.INT32),
              new TensorSpec("METHOD", Datatype.BYTES)),
          List.of(new TensorSpec("IMAGE", Datatype.BYTES)));

  private Upscale() {}

  /**
   * @param image a picture file of up to 4 megapixels
   * @param factor 2 or 4
   * @param method {@code light} or {@code esrgan}
   */
  public record Order(ByteString image, int factor, String method) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.int32("FACTOR", order.factor()),
        Tensor.text("METHOD", order.method()));
  }

  /**
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static Order order(Tensors inputs) {
    Row row = Row.of(SIGNATURE, inputs);
    return new Order(row.bytes("IMAGE"), row.int32("FACTOR"), row.text("METHOD"));
  }

  public static Tensors outputs(ByteString image) {
    return Tensors.of(Tensor.bytes("IMAGE", List.of(image)));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static ByteString image(ModelInferResponse response) {
    return Row.of(response).bytes("IMAGE");
  }
}
