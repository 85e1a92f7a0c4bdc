package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.Arrays;
import java.util.List;

/** The model {@code coverup}: a photograph of an old tattoo in, designs that hide it out. */
public final class CoverUp {

  public static final String MODEL = "coverup";

  /**
   * All shapes are [1, 1]. REGION is a JSON array of numbers. PREVIEW is a PNG file, STENCIL an SVG
   * file in true size: both of the choice, and empty when no design hides the tattoo. REPORT is a
   * {@link Report} in JSON.
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("PHOTO", Datatype.BYTES),
              new TensorSpec("PHOTO_WIDTH_MM", Datatype.FP32),
              new TensorSpec("REGION", Datatype.BYTES),
              new TensorSpec("SKIN_TONE", Datatype.INT32),
              new TensorSpec("SEED", Datatype.INT64),
              new TensorSpec("CHOICE", Datatype.INT32)),
          List.of(
              new TensorSpec("PREVIEW", Datatype.BYTES),
              new TensorSpec("STENCIL", Datatype.BYTES),
              new TensorSpec("REPORT", Datatype.BYTES)));

  private CoverUp() {}

  /**
   * @param photo a picture file
   * @param photoWidthMm millimetres of skin that the photograph is wide, at the place of the tattoo
   * @param region corners around the old tattoo, x, y, x, y ..., 0 the left and upper edge, 1 the
   *     right and lower; empty for the central 80 %
   * @param skinTone of Monk's scale, 1 to 10; 0 to estimate it
   * @param seed equal photographs and seeds give equal lists
   * @param choice which of the designs to show, 1 the best
   */
  public record Order(
      ByteString photo,
      float photoWidthMm,
      List<Double> region,
      int skinTone,
      long seed,
      int choice) {
    public Order {
      region = List.copyOf(region);
    }
  }

  public record Covered(ByteString preview, ByteString stencil, Report report) {}

  /**
   * @param designs best first, each of another family; none when nothing hides the tattoo
   * @param advice for the client
   */
  public record Report(OldInk oldInk, List<Design> designs, String advice) {
    public Report {
      designs = List.copyOf(designs);
    }
  }

  /**
   * What was found on the photograph.
   *
   * @param percent of the skin that was looked at
   * @param squareMm of ink
   * @param axisDegrees of its main direction, clockwise from level
   * @param density optical, that which half of the ink exceeds
   * @param inks that it could be, the most used first
   */
  public record OldInk(
      double percent, double squareMm, double axisDegrees, double density, List<String> inks) {
    public OldInk {
      inks = List.copyOf(inks);
    }
  }

  /**
   * @param xMm of its middle, from the photograph's left edge
   * @param yMm from its upper edge
   * @param grade {@code good} or {@code lighten_first}
   * @param lightened the score if laser sessions took half of the old ink first
   */
  public record Design(
      String name,
      double widthMm,
      double heightMm,
      double xMm,
      double yMm,
      double angleDegrees,
      String grade,
      Score score,
      Score lightened) {}

  /**
   * Each 0 to 1.
   *
   * @param hide part of the visible difference that goes; below zero if it gets worse
   * @param clear part of the old ink of which nothing is seen any more
   * @param dark part of the old ink under ink at least as dark
   * @param fit how well it lies along the old tattoo
   * @param economy how little larger it is
   */
  public record Score(
      double total, double hide, double clear, double dark, double fit, double economy) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.bytes("PHOTO", List.of(order.photo())),
        Tensor.fp32("PHOTO_WIDTH_MM", order.photoWidthMm()),
        Tensor.text("REGION", Json.write(order.region())),
        Tensor.int32("SKIN_TONE", order.skinTone()),
        Tensor.int64("SEED", order.seed()),
        Tensor.int32("CHOICE", order.choice()));
  }

  /**
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static Order order(Tensors inputs) {
    Row row = Row.of(SIGNATURE, inputs);
    return new Order(
        row.bytes("PHOTO"),
        row.fp32("PHOTO_WIDTH_MM"),
        Arrays.stream(row.json("REGION", double[].class)).boxed().toList(),
        row.int32("SKIN_TONE"),
        row.int64("SEED"),
        row.int32("CHOICE"));
  }

  public static Tensors outputs(Covered covered) {
    return Tensors.of(
        Tensor.bytes("PREVIEW", List.of(covered.preview())),
        Tensor.bytes("STENCIL", List.of(covered.stencil())),
        Tensor.text("REPORT", Json.write(covered.report())));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Covered covered(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Covered(
        row.bytes("PREVIEW"), row.bytes("STENCIL"), row.json("REPORT", Report.class));
  }
}
