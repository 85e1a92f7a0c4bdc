package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/**
 * The model {@code body-preview}: a design in, how it lies on a body part out: on a limb of the
 * model, or on a photograph.
 */
public final class BodyPreview {

  public static final String MODEL = "body-preview";

  /**
   * All shapes are [1, 1]; IMAGE out is a PNG file, REPORT a {@link Report} in JSON. PHOTO is empty
   * for a limb of the model; then the four values after it are not read. PINS is JSON, {@code []}
   * for the curve of the body part.
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("WIDTH_MM", Datatype.FP32),
              new TensorSpec("BODY_PART", Datatype.BYTES),
              new TensorSpec("CIRCUMFERENCE_MM", Datatype.FP32),
              new TensorSpec("SKIN_TONE", Datatype.INT32),
              new TensorSpec("PHOTO", Datatype.BYTES),
              new TensorSpec("PHOTO_WIDTH_MM", Datatype.FP32),
              new TensorSpec("PHOTO_X", Datatype.FP32),
              new TensorSpec("PHOTO_Y", Datatype.FP32),
              new TensorSpec("ANGLE_DEGREES", Datatype.FP32),
              new TensorSpec("PINS", Datatype.BYTES)),
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES), new TensorSpec("REPORT", Datatype.BYTES)));

  private BodyPreview() {}

  /**
   * @param image a picture file of the design, dark or coloured on white
   * @param widthMm millimetres on skin from the picture's left to its right edge
   * @param bodyPart such as {@code upper-arm}
   * @param circumferenceMm around the part; 0 for an average body's
   * @param skinTone of Monk's scale, 1 to 10
   */
  public record Order(
      ByteString image,
      float widthMm,
      String bodyPart,
      float circumferenceMm,
      int skinTone,
      Placement placement) {}

  /**
   * Where on a photograph.
   *
   * @param photo a picture file; empty for a limb of the model
   * @param photoWidthMm millimetres of skin that the photograph is wide, at the place of the tattoo
   * @param x of the design's middle in the photograph, 0 its left edge, 1 its right
   * @param y 0 its upper edge, 1 its lower
   * @param angleDegrees by which the limb leans, clockwise
   * @param pins hold spots of the design to points of the photograph; none, or 9 to 25
   */
  public record Placement(
      ByteString photo, float photoWidthMm, float x, float y, float angleDegrees, List<Pin> pins) {

    public static final Placement NONE = new Placement(ByteString.EMPTY, 0, 0, 0, 0, List.of());

    public Placement {
      pins = List.copyOf(pins);
    }
  }

  /**
   * @param designX 0 the design's left edge, 1 its right
   * @param photoX 0 the photograph's left edge, 1 its right
   */
  public record Pin(double designX, double designY, double photoX, double photoY) {}

  public record Shown(ByteString image, Report report) {}

  /**
   * @param heightMm of the design on skin
   * @param seenWidthMm that the view shows of the design's width
   * @param turnedAway part of the ink that is out of sight, 0 to 1
   */
  public record Report(
      double widthMm, double heightMm, double seenWidthMm, double turnedAway, List<String> words) {
    public Report {
      words = List.copyOf(words);
    }
  }

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    Placement placement = order.placement();
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.fp32("WIDTH_MM", order.widthMm()),
        Tensor.text("BODY_PART", order.bodyPart()),
        Tensor.fp32("CIRCUMFERENCE_MM", order.circumferenceMm()),
        Tensor.int32("SKIN_TONE", order.skinTone()),
        Tensor.bytes("PHOTO", List.of(placement.photo())),
        Tensor.fp32("PHOTO_WIDTH_MM", placement.photoWidthMm()),
        Tensor.fp32("PHOTO_X", placement.x()),
        Tensor.fp32("PHOTO_Y", placement.y()),
        Tensor.fp32("ANGLE_DEGREES", placement.angleDegrees()),
        Tensor.text("PINS", Json.write(placement.pins())));
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
        row.int32("SKIN_TONE"),
        new Placement(
            row.bytes("PHOTO"),
            row.fp32("PHOTO_WIDTH_MM"),
            row.fp32("PHOTO_X"),
            row.fp32("PHOTO_Y"),
            row.fp32("ANGLE_DEGREES"),
            List.of(row.json("PINS", Pin[].class))));
  }

  public static Tensors outputs(Shown shown) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(shown.image())),
        Tensor.text("REPORT", Json.write(shown.report())));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Shown shown(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Shown(row.bytes("IMAGE"), row.json("REPORT", Report.class));
  }
}
