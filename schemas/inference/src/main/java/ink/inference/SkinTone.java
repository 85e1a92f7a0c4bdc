package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code skin-tone}: a design in, how it reads on one skin out, as drawn and with inks
 * that last on that skin.
 */
public final class SkinTone {

  public static final String MODEL = "skin-tone";

  /** All shapes are [1, 1]; IMAGEs out are PNG files, REPORT is a {@link Report} in JSON. */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("WIDTH_MM", Datatype.FP32),
              new TensorSpec("SKIN_TONE", Datatype.INT32)),
          List.of(
              new TensorSpec("IMAGE_AS_DRAWN", Datatype.BYTES),
              new TensorSpec("IMAGE_ADAPTED", Datatype.BYTES),
              new TensorSpec("REPORT", Datatype.BYTES)));

  private SkinTone() {}

  /**
   * @param image a picture file of the design, dark or coloured on white
   * @param widthMm millimetres on skin from the picture's left to its right edge
   * @param skinTone of Monk's scale, 1 to 10
   */
  public record Order(ByteString image, float widthMm, int skinTone) {}

  /**
   * PNG files, healed.
   *
   * @param adapted with other inks and wider lines where the report asks for them
   */
  public record Toned(ByteString asDrawn, ByteString adapted, Report report) {}

  /**
   * @param skinClass by typology angle, such as {@code tan}
   * @param typologyAngle ITA in degrees
   * @param aboutFitzpatrick I to VI; a reaction to sun, so only "about"
   * @param lineScale factor on the width of lines and on their spacing
   * @param dotSpacingScale factor on the spacing of dots
   */
  public record Report(
      int skinTone,
      String skinClass,
      double typologyAngle,
      String aboutFitzpatrick,
      List<Reading> inks,
      double lineScale,
      double dotSpacingScale,
      List<String> words) {
    public Report {
      inks = List.copyOf(inks);
      words = List.copyOf(words);
    }
  }

  /**
   * How an ink of the design reads; differences to bare skin are CIEDE2000.
   *
   * @param replacement the ink to take in its place; null when it reads, or nothing can
   */
  public record Reading(
      String ink,
      double healed,
      double afterTenYears,
      boolean reads,
      @Nullable String replacement) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.fp32("WIDTH_MM", order.widthMm()),
        Tensor.int32("SKIN_TONE", order.skinTone()));
  }

  /**
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static Order order(Tensors inputs) {
    Row row = Row.of(SIGNATURE, inputs);
    return new Order(row.bytes("IMAGE"), row.fp32("WIDTH_MM"), row.int32("SKIN_TONE"));
  }

  public static Tensors outputs(Toned toned) {
    return Tensors.of(
        Tensor.bytes("IMAGE_AS_DRAWN", List.of(toned.asDrawn())),
        Tensor.bytes("IMAGE_ADAPTED", List.of(toned.adapted())),
        Tensor.text("REPORT", Json.write(toned.report())));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Toned toned(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Toned(
        row.bytes("IMAGE_AS_DRAWN"), row.bytes("IMAGE_ADAPTED"), row.json("REPORT", Report.class));
  }
}
