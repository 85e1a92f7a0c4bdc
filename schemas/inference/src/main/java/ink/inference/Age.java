package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code age}: a design in, how it looks on skin after years out. Always the low, the
 * central and the high estimate, since nobody knows better.
 */
public final class Age {

  public static final String MODEL = "age";

  /** All shapes are [1, 1]; IMAGEs out are PNG files, REPORT is a {@link Report} in JSON. */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("WIDTH_MM", Datatype.FP32),
              new TensorSpec("BODY_PART", Datatype.BYTES),
              new TensorSpec("SKIN_TONE", Datatype.INT32),
              new TensorSpec("SUN", Datatype.FP32),
              new TensorSpec("OVER_FIFTY", Datatype.BOOL),
              new TensorSpec("YEARS", Datatype.FP32)),
          List.of(
              new TensorSpec("IMAGE_LOW", Datatype.BYTES),
              new TensorSpec("IMAGE_CENTRE", Datatype.BYTES),
              new TensorSpec("IMAGE_HIGH", Datatype.BYTES),
              new TensorSpec("REPORT", Datatype.BYTES)));

  private Age() {}

  /**
   * What to age.
   *
   * @param image a picture file of the design, dark or coloured on white
   * @param widthMm millimetres on skin from the picture's left to its right edge
   * @param bodyPart such as {@code upper-arm}
   * @param skinTone of Monk's scale, 1 to 10
   * @param sun 0.3 always covered, 1 ordinary clothes, 2.5 outdoor work
   * @param years since it healed, 0 to 60
   */
  public record Order(
      ByteString image,
      float widthMm,
      String bodyPart,
      int skinTone,
      float sun,
      boolean overFifty,
      float years) {}

  /** PNG files of the three estimates, all of one size, and what they show in words. */
  public record Aged(ByteString low, ByteString centre, ByteString high, Report report) {}

  /**
   * @param estimates low, centre, high
   * @param firstToClose up to five gaps, narrowest first
   */
  public record Report(
      double years,
      List<Estimate> estimates,
      List<Gap> firstToClose,
      List<String> words,
      String basis) {
    public Report {
      estimates = List.copyOf(estimates);
      firstToClose = List.copyOf(firstToClose);
      words = List.copyOf(words);
    }
  }

  /**
   * @param estimate {@code low}, {@code centre} or {@code high}
   * @param edgeMm standard deviation of an edge
   * @param closed part of all gaps between lines, by length, that has closed up, 0 to 1
   */
  public record Estimate(String estimate, double edgeMm, double closed, List<Remaining> inks) {
    public Estimate {
      inks = List.copyOf(inks);
    }
  }

  /**
   * @param remaining part of the ink that is left, 0 to 1
   */
  public record Remaining(String ink, double remaining) {}

  /**
   * A gap and the year in which it closes, by each estimate; null when it outlasts 60 years.
   *
   * @param xMm from the left of the design
   * @param yMm from its top
   */
  public record Gap(
      double xMm,
      double yMm,
      double widthMm,
      @Nullable Double low,
      @Nullable Double centre,
      @Nullable Double high) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.fp32("WIDTH_MM", order.widthMm()),
        Tensor.text("BODY_PART", order.bodyPart()),
        Tensor.int32("SKIN_TONE", order.skinTone()),
        Tensor.fp32("SUN", order.sun()),
        Tensor.bool("OVER_FIFTY", order.overFifty()),
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
        row.int32("SKIN_TONE"),
        row.fp32("SUN"),
        row.bool("OVER_FIFTY"),
        row.fp32("YEARS"));
  }

  public static Tensors outputs(Aged aged) {
    return Tensors.of(
        Tensor.bytes("IMAGE_LOW", List.of(aged.low())),
        Tensor.bytes("IMAGE_CENTRE", List.of(aged.centre())),
        Tensor.bytes("IMAGE_HIGH", List.of(aged.high())),
        Tensor.text("REPORT", Json.write(aged.report())));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Aged aged(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Aged(
        row.bytes("IMAGE_LOW"),
        row.bytes("IMAGE_CENTRE"),
        row.bytes("IMAGE_HIGH"),
        row.json("REPORT", Report.class));
  }
}
