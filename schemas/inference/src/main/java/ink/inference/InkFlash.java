package ink.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The models {@code ink-flash} and {@code ink-flash-draft}: a prompt in, a tattoo design out. They
 * take and give the same tensors, and a seed means the same composition to both.
 */
public final class InkFlash {

  /** Draws a design out. */
  public static final String MODEL = "ink-flash";

  /** Shows sooner what {@link #MODEL} would draw, with less detail. */
  public static final String DRAFT_MODEL = "ink-flash-draft";

  /** Bounds of WIDTH and HEIGHT in pixels, inclusive. */
  public static final int MIN_SIDE = 64;

  public static final int MAX_SIDE = 2048;

  public static final ModelSignature SIGNATURE =
      new ModelSignature(
          MODEL,
          List.of(
              new TensorSpec("PROMPT", Datatype.BYTES),
              new TensorSpec("NEGATIVE_PROMPT", Datatype.BYTES),
              new TensorSpec("STYLE", Datatype.BYTES),
              new TensorSpec("SEED", Datatype.INT64),
              new TensorSpec("WIDTH", Datatype.INT32),
              new TensorSpec("HEIGHT", Datatype.INT32)),
          List.of(
              new TensorSpec("IMAGE", Datatype.BYTES),
              new TensorSpec("UNDRAWN_WORDS", Datatype.BYTES),
              new TensorSpec("REMARKS", Datatype.BYTES),
              new TensorSpec("BACKEND", Datatype.BYTES)));

  private static final JsonFactory JSON = new JsonFactory();

  private InkFlash() {}

  /** The tensors, under the name of a model that takes and gives them. */
  public static ModelSignature signature(String model) {
    return new ModelSignature(model, SIGNATURE.inputs(), SIGNATURE.outputs());
  }

  /**
   * What to draw.
   *
   * @param style a slug of {@link Styles}
   * @param width pixels
   * @param height pixels
   */
  public record Order(
      String prompt, String negativePrompt, String style, long seed, int width, int height) {}

  /**
   * What was drawn.
   *
   * @param image a PNG file; empty only from a simulated backend, which has nothing to show
   * @param undrawnWords words of the prompt that the backend cannot draw
   * @param remarks what else is not as one might expect it, in sentences for the client
   * @param backend what drew it: {@code procedural} is no diffusion model
   */
  public record Design(
      ByteString image, List<String> undrawnWords, List<String> remarks, String backend) {
    public Design {
      undrawnWords = List.copyOf(undrawnWords);
      remarks = List.copyOf(remarks);
    }

    /** As one would expect it. */
    public Design(ByteString image, List<String> undrawnWords, String backend) {
      this(image, undrawnWords, List.of(), backend);
    }
  }

  /** A request for one design; the caller adds its id and {@link QueueParameters}. */
  public static ModelInferRequest.Builder request(Order order) {
    return inputs(List.of(order))
        .addTo(ModelInferRequest.newBuilder().setModelName(SIGNATURE.model()));
  }

  public static Tensors inputs(List<Order> orders) {
    return Tensors.of(
        Tensor.text("PROMPT", texts(orders, Order::prompt)),
        Tensor.text("NEGATIVE_PROMPT", texts(orders, Order::negativePrompt)),
        Tensor.text("STYLE", texts(orders, Order::style)),
        Tensor.int64("SEED", orders.stream().mapToLong(Order::seed).toArray()),
        Tensor.int32("WIDTH", orders.stream().mapToInt(Order::width).toArray()),
        Tensor.int32("HEIGHT", orders.stream().mapToInt(Order::height).toArray()));
  }

  /**
   * The orders of a batch.
   *
   * @throws MalformedTensorException when tensors are missing or of another type or shape; values
   *     are not judged here
   */
  public static List<Order> orders(Tensors inputs) {
    int batch = SIGNATURE.batchOf(inputs);
    List<String> prompts = inputs.named("PROMPT").asText();
    List<String> negatives = inputs.named("NEGATIVE_PROMPT").asText();
    List<String> styles = inputs.named("STYLE").asText();
    List<Long> seeds = inputs.named("SEED").asInt64();
    List<Integer> widths = inputs.named("WIDTH").asInt32();
    List<Integer> heights = inputs.named("HEIGHT").asInt32();
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      orders.add(
          new Order(
              prompts.get(i),
              negatives.get(i),
              styles.get(i),
              seeds.get(i),
              widths.get(i),
              heights.get(i)));
    }
    return orders;
  }

  public static Tensors outputs(List<Design> designs) {
    return Tensors.of(
        Tensor.bytes("IMAGE", designs.stream().map(Design::image).toList()),
        Tensor.text("UNDRAWN_WORDS", texts(designs, design -> json(design.undrawnWords()))),
        Tensor.text("REMARKS", texts(designs, design -> json(design.remarks()))),
        Tensor.text("BACKEND", texts(designs, Design::backend)));
  }

  /**
   * The design of a response to one order.
   *
   * @throws MalformedTensorException when the server's answer is not of this model's shape
   */
  public static Design design(ModelInferResponse response) {
    Tensors outputs = Tensors.out(response);
    return new Design(
        only(outputs, "IMAGE"),
        texts(outputs, "UNDRAWN_WORDS"),
        // A server of before the remarks has none.
        outputs.byName().containsKey("REMARKS") ? texts(outputs, "REMARKS") : List.of(),
        only(outputs, "BACKEND").toStringUtf8());
  }

  private static ByteString only(Tensors outputs, String name) {
    List<ByteString> values = outputs.named(name).asBytes();
    if (values.size() != 1) {
      throw Tensor.malformed("output '%s' has %d values where 1 was asked", name, values.size());
    }
    return values.get(0);
  }

  private static String json(List<String> words) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      generator.writeArray(words.toArray(String[]::new), 0, words.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter has no I/O to fail
    }
    return out.toString();
  }

  private static List<String> texts(Tensors outputs, String name) {
    List<String> words = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(only(outputs, name).toStringUtf8())) {
      boolean array = parser.nextToken() == JsonToken.START_ARRAY;
      while (array && parser.nextToken() == JsonToken.VALUE_STRING) {
        words.add(parser.getText());
      }
      if (!array || parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
        throw Tensor.malformed("output '%s' is not a JSON array of strings", name);
      }
    } catch (IOException e) {
      throw Tensor.malformed("output '%s' is not JSON: %s", name, e);
    }
    return words;
  }

  private static <T> String[] texts(List<T> of, java.util.function.Function<T, String> field) {
    return of.stream().map(field).toArray(String[]::new);
  }
}
