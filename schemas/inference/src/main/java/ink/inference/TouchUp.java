package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/** The model {@code touch-up}: a tattoo in, the days to look after it out. */
public final class TouchUp {

  public static final String MODEL = "touch-up";

  /**
   * All shapes are [1, 1]. IMAGE may be empty: then INKS must name the inks and gaps do not count.
   * INKS is a list like {@code black,red}, or empty to take them from the image. REMINDERS is a
   * {@link Reminders} in JSON, CALENDAR an iCalendar file (RFC 5545).
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("WIDTH_MM", Datatype.FP32),
              new TensorSpec("MADE", Datatype.BYTES),
              new TensorSpec("BODY_PART", Datatype.BYTES),
              new TensorSpec("SKIN_TONE", Datatype.INT32),
              new TensorSpec("SUN", Datatype.FP32),
              new TensorSpec("OVER_FIFTY", Datatype.BOOL),
              new TensorSpec("INKS", Datatype.BYTES)),
          List.of(
              new TensorSpec("REMINDERS", Datatype.BYTES),
              new TensorSpec("CALENDAR", Datatype.BYTES)));

  private TouchUp() {}

  /**
   * @param image a picture file of the design, or empty
   * @param widthMm millimetres on skin from the picture's left to its right edge
   * @param made the day, as {@code 2026-03-01}
   * @param bodyPart such as {@code upper-arm}
   * @param skinTone of Monk's scale, 1 to 10
   * @param sun 0.3 always covered, 1 ordinary clothes, 2.5 outdoor work
   * @param inks such as {@code black,red}; empty to take them from the image
   */
  public record Order(
      ByteString image,
      float widthMm,
      String made,
      String bodyPart,
      int skinTone,
      float sun,
      boolean overFifty,
      String inks) {}

  public record Planned(Reminders reminders, String calendar) {}

  /**
   * By day.
   *
   * @param narrowestGapMm what its gaps are at least, but for one in twenty; 0 without an image
   */
  public record Reminders(
      String made, List<String> inks, double narrowestGapMm, List<Reminder> reminders) {
    public Reminders {
      inks = List.copyOf(inks);
      reminders = List.copyOf(reminders);
    }
  }

  /**
   * @param kind such as {@code review}
   * @param day as {@code 2026-03-01}, wherever the client is
   * @param reason one sentence for the client
   */
  public record Reminder(String kind, String day, String reason) {}

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.bytes("IMAGE", List.of(order.image())),
        Tensor.fp32("WIDTH_MM", order.widthMm()),
        Tensor.text("MADE", order.made()),
        Tensor.text("BODY_PART", order.bodyPart()),
        Tensor.int32("SKIN_TONE", order.skinTone()),
        Tensor.fp32("SUN", order.sun()),
        Tensor.bool("OVER_FIFTY", order.overFifty()),
        Tensor.text("INKS", order.inks()));
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
        row.text("MADE"),
        row.text("BODY_PART"),
        row.int32("SKIN_TONE"),
        row.fp32("SUN"),
        row.bool("OVER_FIFTY"),
        row.text("INKS"));
  }

  public static Tensors outputs(Planned planned) {
    return Tensors.of(
        Tensor.text("REMINDERS", Json.write(planned.reminders())),
        Tensor.text("CALENDAR", planned.calendar()));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Planned planned(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Planned(row.json("REMINDERS", Reminders.class), row.text("CALENDAR"));
  }
}
