package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.util.List;

/** The model {@code flash-sheet}: a prompt in, a sheet of designs that belong together out. */
public final class FlashSheet {

  public static final String MODEL = "flash-sheet";

  /** Designs on a sheet. */
  public static final int MOST_PIECES = 24;

  /**
   * All shapes are [1, 1]. PRICES is a list like {@code 80 EUR,120 EUR}, one for each piece in
   * order, or empty. SHEET is a PDF file in true size; UNDRAWN_WORDS a JSON array.
   */
  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("PROMPT", Datatype.BYTES),
              new TensorSpec("NEGATIVE_PROMPT", Datatype.BYTES),
              new TensorSpec("STYLE", Datatype.BYTES),
              new TensorSpec("SEED", Datatype.INT64),
              new TensorSpec("PIECES", Datatype.INT32),
              new TensorSpec("MIX", Datatype.BYTES),
              new TensorSpec("PAPER", Datatype.BYTES),
              new TensorSpec("PRICES", Datatype.BYTES)),
          List.of(
              new TensorSpec("SHEET", Datatype.BYTES),
              new TensorSpec("UNDRAWN_WORDS", Datatype.BYTES)));

  private FlashSheet() {}

  /**
   * @param style a slug of {@link Styles}
   * @param pieces 1 to {@value #MOST_PIECES}
   * @param mix of sizes: {@code mixed}, {@code even} or {@code small}
   * @param paper {@code a4}, {@code a3} or {@code letter}
   * @param prices printed under the pieces; none, or one for each
   */
  public record Order(
      String prompt,
      String negativePrompt,
      String style,
      long seed,
      int pieces,
      String mix,
      String paper,
      List<String> prices) {
    public Order {
      prices = List.copyOf(prices);
    }
  }

  /**
   * @param sheet a PDF file
   * @param undrawnWords words of the prompt that no rule can draw
   */
  public record Sheet(ByteString sheet, List<String> undrawnWords) {
    public Sheet {
      undrawnWords = List.copyOf(undrawnWords);
    }
  }

  /** A request; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(order).addTo(ModelInferRequest.newBuilder().setModelName(MODEL));
  }

  public static Tensors inputs(Order order) {
    return Tensors.of(
        Tensor.text("PROMPT", order.prompt()),
        Tensor.text("NEGATIVE_PROMPT", order.negativePrompt()),
        Tensor.text("STYLE", order.style()),
        Tensor.int64("SEED", order.seed()),
        Tensor.int32("PIECES", order.pieces()),
        Tensor.text("MIX", order.mix()),
        Tensor.text("PAPER", order.paper()),
        Tensor.text("PRICES", String.join(",", order.prices())));
  }

  /**
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static Order order(Tensors inputs) {
    Row row = Row.of(SIGNATURE, inputs);
    String prices = row.text("PRICES");
    return new Order(
        row.text("PROMPT"),
        row.text("NEGATIVE_PROMPT"),
        row.text("STYLE"),
        row.int64("SEED"),
        row.int32("PIECES"),
        row.text("MIX"),
        row.text("PAPER"),
        prices.isBlank() ? List.of() : List.of(prices.strip().split("\\s*,\\s*", -1)));
  }

  public static Tensors outputs(Sheet sheet) {
    return Tensors.of(
        Tensor.bytes("SHEET", List.of(sheet.sheet())),
        Tensor.text("UNDRAWN_WORDS", Json.write(sheet.undrawnWords())));
  }

  /**
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Sheet sheet(ModelInferResponse response) {
    Row row = Row.of(response);
    return new Sheet(row.bytes("SHEET"), List.of(row.json("UNDRAWN_WORDS", String[].class)));
  }
}
