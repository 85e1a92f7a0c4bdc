package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/** The model {@code sizing}: a design in, how large to make it on a body part out. */
public final class Sizing {

  public static final String MODEL = "sizing";

  /**
   * All shapes are [1, 1]; IMAGE out is a PNG file of the design with rings around what gives way
   * first, ADVICE is an {@link Advice} in JSON.
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("WIDTH_MM", Datatype.FP32),
              new TensorSpec("BODY_PART", Datatype.BYTES),
              new TensorSpec("CIRCUMFERENCE_MM", Datatype.FP32),
              new TensorSpec("YEARS", Datatype.FP32)),
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES), new TensorSpec("ADVICE", Datatype.BYTES)));

  private Sizing() {}

  /**
   * @param image a picture file of the design, dark on white
   * @param widthMm millimetres from its left to its right edge, as drawn
   * @param bodyPart such as {@code upper-arm}
   * @param circumferenceMm around the part; 0 for an average body's
   * @param years that its details should stay open, above 0 and up to 50
   */
  public record Order(
      ByteString image, float widthMm, String bodyPart, float circumferenceMm, float years) {}

  public record Advised(ByteString image, Advice advice) {}

  /**
   * Sizes are millimetres of the longer side of the box around the ink.
   *
   * @param verdict {@code fits} or {@code simplify}
   * @param leastMm smaller than this its gaps close up or its lines are too thin
   * @param mostMm larger than this the part does not show it at one look
   * @param worst what gives way first, up to three
   */
  public record Advice(
      String verdict,
      double recommendedMm,
      double leastMm,
      double mostMm,
      List<Size> sizes,
      List<Spot> worst,
      List<String> words) {
    public Advice {
      sizes = List.copyOf(sizes);
      worst = List.copyOf(worst);
      words = List.copyOf(words);
    }
  }

  /** A customary size: S, M or L. */
  public record Size(String name, double longerSideMm, boolean lasts, boolean fits) {}

  /**
   * Where the design gives way, in millimetres as drawn.
   *
   * @param kind {@code gap} or {@code line}
   * @param neededMm that it takes to last
   */
  public record Spot(String kind, double xMm, double yMm, double widthMm, double neededMm) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.fp32("WIDTH_MM", order.widthMm()),
        Tensor.text("BODY_PART", order.bodyPart()),
        Tensor.fp32("CIRCUMFERENCE_MM", order.circumferenceMm()),
        Tensor.fp32("YEARS", order.years()));
  }

  /**
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static Order order(Tensors inputs) {
    Row row = Row.of(SIGNATURE, inputs);
    return new Order(
        row.bytes("IMAGE"),
        row.fp32("WIDTH_MM"),
        row.text("BODY_PART"),
        row.fp32("CIRCUMFERENCE_MM"),
        row.fp32("YEARS"));
  }

  public static Tensors outputs(Advised advised) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(advised.image())),
        Tensor.text("ADVICE", Json.write(advised.advice())));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Advised advised(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Advised(row.bytes("IMAGE"), row.json("ADVICE", Advice.class));
  }
}
