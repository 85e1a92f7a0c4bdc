package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/** The model {@code stencil}: a picture or a design's words in, a line stencil in true size out. */
public final class Stencil {

  public static final String MODEL = "stencil";

  /**
   * All shapes are [1, 1]. With an IMAGE its lines are traced; without one the design of PROMPT,
   * NEGATIVE_PROMPT, STYLE, SEED and ASPECT is drawn, as {@link InkFlash} does, and its own vectors
   * make the stencil. SHEET is a file of the FORMAT.
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("PROMPT", Datatype.BYTES),
              new TensorSpec("NEGATIVE_PROMPT", Datatype.BYTES),
              new TensorSpec("STYLE", Datatype.BYTES),
              new TensorSpec("SEED", Datatype.INT64),
              new TensorSpec("ASPECT", Datatype.FP32),
              new TensorSpec("LONGER_SIDE_MM", Datatype.FP32),
              new TensorSpec("MODE", Datatype.BYTES),
              new TensorSpec("MIRROR", Datatype.BOOL),
              new TensorSpec("FORMAT", Datatype.BYTES),
              new TensorSpec("PAPER", Datatype.BYTES)),
          List.of(
              new TensorSpec("SHEET", Datatype.BYTES),
              new TensorSpec("WIDTH_MM", Datatype.FP32),
              new TensorSpec("HEIGHT_MM", Datatype.FP32)));

  private Stencil() {}

  /**
   * A design by its words.
   *
   * @param style a slug of {@link Styles}
   * @param aspect width by height
   */
  public record Words(String prompt, String negativePrompt, String style, long seed, float aspect) {

    /** Where an image is sent instead. */
    public static final Words NONE = new Words("", "", "", 0, 1);
  }

  /**
   * How it is printed.
   *
   * @param longerSideMm millimetres on skin, 20 to 600; 0 leaves a design as large as it is drawn
   * @param mode {@code blackwork} prints dark areas black, {@code outline} only their edge
   * @param mirror for papers that do not flip by themselves
   * @param format {@code png} of one bit a pixel, {@code svg}, or {@code pdf} on pages that fit
   *     together
   * @param paper of a PDF: {@code a4}, {@code a3} or {@code letter}
   */
  public record Print(
      float longerSideMm, String mode, boolean mirror, String format, String paper) {}

  /**
   * @param image a picture file, or empty for a design by its words
   */
  public record Order(ByteString image, Words words, Print print) {}

  /**
   * @param sheet a file of the format that was asked for
   * @param widthMm millimetres on skin, without the frame around it
   */
  public record Printed(ByteString sheet, float widthMm, float heightMm) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    Words words = order.words();
    Print print = order.print();
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.text("PROMPT", words.prompt()),
        Tensor.text("NEGATIVE_PROMPT", words.negativePrompt()),
        Tensor.text("STYLE", words.style()),
        Tensor.int64("SEED", words.seed()),
        Tensor.fp32("ASPECT", words.aspect()),
        Tensor.fp32("LONGER_SIDE_MM", print.longerSideMm()),
        Tensor.text("MODE", print.mode()),
        Tensor.bool("MIRROR", print.mirror()),
        Tensor.text("FORMAT", print.format()),
        Tensor.text("PAPER", print.paper()));
  }

  /**
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static Order order(Tensors inputs) {
    Row row = Row.of(SIGNATURE, inputs);
    return new Order(
        row.bytes("IMAGE"),
        new Words(
            row.text("PROMPT"),
            row.text("NEGATIVE_PROMPT"),
            row.text("STYLE"),
            row.int64("SEED"),
            row.fp32("ASPECT")),
        new Print(
            row.fp32("LONGER_SIDE_MM"),
            row.text("MODE"),
            row.bool("MIRROR"),
            row.text("FORMAT"),
            row.text("PAPER")));
  }

  public static Tensors outputs(Printed printed) {
    return Tensors.of(
        Tensor.bytes("SHEET", List.of(printed.sheet())),
        Tensor.fp32("WIDTH_MM", printed.widthMm()),
        Tensor.fp32("HEIGHT_MM", printed.heightMm()));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Printed printed(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Printed(row.bytes("SHEET"), row.fp32("WIDTH_MM"), row.fp32("HEIGHT_MM"));
  }
}
