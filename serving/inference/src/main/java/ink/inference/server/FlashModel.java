package ink.inference.server;

import com.google.protobuf.ByteString;
import ink.inference.InkFlash;
import ink.inference.ModelSignature;
import ink.inference.Styles;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.InvalidInputException;
import ink.inference.model.Model;
import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.vector.Drawing;
import ink.models.vector.Png;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code ink-flash} and {@code ink-flash-draft} by the procedural generator. */
final class FlashModel implements Model {

  private static final int MAX_PROMPT = 4_000;

  /** How far a design is drawn out. */
  enum Detail {
    /** As {@link Sketch} does. */
    DRAFT(InkFlash.DRAFT_MODEL),
    FINAL(InkFlash.MODEL);

    private final String model;

    Detail(String model) {
      this.model = model;
    }
  }

  private final Detail detail;
  private final Batching batching;
  private final int instances;
  private final ExecutorService pens;

  FlashModel(Detail detail, Batching batching, int instances) {
    this.detail = detail;
    this.batching = batching;
    this.instances = instances;
    this.pens = Executors.newFixedThreadPool(instances, task -> new Thread(task, detail.model));
  }

  @Override
  public ModelSignature signature() {
    return InkFlash.signature(detail.model);
  }

  @Override
  public String version() {
    return RulesVersion.CURRENT;
  }

  @Override
  public Batching batching() {
    return batching;
  }

  @Override
  public int instances() {
    return instances;
  }

  @Override
  public String backend() {
    return "procedural";
  }

  @Override
  public int admit(Tensors inputs) {
    List<InkFlash.Order> orders = InkFlash.orders(inputs);
    orders.forEach(FlashModel::check);
    return orders.size();
  }

  static void check(InkFlash.Order order) {
    side("WIDTH", order.width());
    side("HEIGHT", order.height());
    length("PROMPT", order.prompt());
    length("NEGATIVE_PROMPT", order.negativePrompt());
    if (Styles.find(order.style()).isEmpty()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "STYLE '%.40s' is unknown; there are %s",
              order.style(),
              String.join(", ", Styles.slugs())));
    }
    try {
      Designer.check(brief(order));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private static DesignBrief brief(InkFlash.Order order) {
    return new DesignBrief(
        Style.named(order.style()).orElseThrow(),
        order.prompt(),
        order.negativePrompt(),
        order.seed(),
        (double) order.width() / order.height());
  }

  @Override
  public CompletionStage<List<Answer>> run(List<Tensors> requests) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<Answer> answers = new ArrayList<>();
          for (Tensors request : requests) {
            List<InkFlash.Design> designs =
                InkFlash.orders(request).stream().map(this::draw).toList();
            answers.add(new Answer.Given(InkFlash.outputs(designs)));
          }
          return answers;
        },
        pens);
  }

  private InkFlash.Design draw(InkFlash.Order order) {
    Design design = Designer.draw(brief(order));
    Drawing drawing = design.drawing();
    // Colour is not sketched: without its half-tones it would be the final design in black.
    boolean sketch = detail == Detail.DRAFT && !drawing.coloured();
    byte[] png =
        sketch
            ? Png.grey(
                Sketch.draw(drawing, order.width(), order.height()),
                order.width() / drawing.width())
            : Png.of(drawing, order.width(), order.height());
    return new InkFlash.Design(
        ByteString.copyFrom(png), design.undrawnWords(), design.remarks(), backend());
  }

  /** All styles on every instance: the first design of a cold JVM takes a second. */
  @Override
  public void warmUp() {
    for (int round = 0; round < 3; round++) {
      for (Style style : Style.values()) {
        InkFlash.Design unused =
            draw(new InkFlash.Order("warm up", "", style.slug(), round, 512, 512));
      }
    }
  }

  @Override
  public void close() {
    pens.shutdown();
  }

  private static void side(String name, int pixels) {
    if (pixels < InkFlash.MIN_SIDE || pixels > InkFlash.MAX_SIDE) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s is %d pixels but must be from %d to %d",
              name,
              pixels,
              InkFlash.MIN_SIDE,
              InkFlash.MAX_SIDE));
    }
  }

  private static void length(String name, String text) {
    if (text.length() > MAX_PROMPT) {
      throw new InvalidInputException(
          name + " has " + text.length() + " characters; at most " + MAX_PROMPT + " are read");
    }
  }
}
