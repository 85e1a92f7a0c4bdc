package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.FlashSheet;
import ink.inference.Styles;
import ink.inference.Tensors;
import ink.inference.model.InvalidInputException;
import ink.models.design.Style;
import ink.models.flash.FlashBrief;
import ink.models.flash.FlashPdf;
import ink.models.flash.FlashSet;
import ink.models.flash.Paper;
import ink.models.flash.SizeMix;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** {@code flash-sheet}: a set of designs that belong together, on paper. */
final class FlashSheetModel extends CraftModel<FlashSheet.Order> {

  private static final int MOST_PROMPT = 4_000;
  private static final int MOST_CAPTION = 40;

  FlashSheetModel(Executor bench) {
    super(FlashSheet.SIGNATURE, bench);
  }

  @Override
  FlashSheet.Order order(Tensors inputs) {
    return FlashSheet.order(inputs);
  }

  @Override
  void check(FlashSheet.Order order) {
    Inputs.length("PROMPT", order.prompt(), MOST_PROMPT);
    Inputs.length("NEGATIVE_PROMPT", order.negativePrompt(), MOST_PROMPT);
    order.prices().forEach(price -> Inputs.length("PRICES", price, MOST_CAPTION));
    Style unusedStyle = style(order.style());
    SizeMix unusedMix = Inputs.judged("MIX", () -> SizeMix.named(order.mix()));
    Paper unusedPaper = Inputs.judged("PAPER", () -> Paper.named(order.paper()));
    if (order.pieces() < 1 || order.pieces() > FlashSheet.MOST_PIECES) {
      throw new InvalidInputException(
          "PIECES is " + order.pieces() + " but must be from 1 to " + FlashSheet.MOST_PIECES);
    }
    if (!order.prices().isEmpty() && order.prices().size() != order.pieces()) {
      throw new InvalidInputException(
          "PRICES has "
              + order.prices().size()
              + " for "
              + order.pieces()
              + " pieces; give one for each, or none");
    }
  }

  @Override
  FlashSheet.Order example() {
    return new FlashSheet.Order(
        "warm up",
        "",
        Styles.slugs().get(0),
        1,
        2,
        SizeMix.MIXED.slug(),
        Paper.A4.slug(),
        List.of());
  }

  @Override
  Tensors work(FlashSheet.Order order) {
    FlashSet set =
        Inputs.judged(
            "PROMPT",
            () ->
                FlashSet.of(
                    new FlashBrief(
                        style(order.style()),
                        order.prompt(),
                        order.negativePrompt(),
                        order.seed(),
                        order.pieces(),
                        SizeMix.named(order.mix()),
                        Paper.named(order.paper()),
                        order.prices())));
    ink.models.flash.FlashSheet sheet =
        Inputs.judged(
            "PIECES", () -> ink.models.flash.FlashSheet.of(Paper.named(order.paper()), set));
    return FlashSheet.outputs(
        new FlashSheet.Sheet(
            ByteString.copyFrom(FlashPdf.of(sheet, title(order))), set.undrawnWords()));
  }

  private static String title(FlashSheet.Order order) {
    String theme = order.prompt().isBlank() ? "" : order.prompt().strip() + " \u2013 ";
    return String.format(
        Locale.ROOT, "%.80s%s, sheet %d", theme, order.style().replace('-', ' '), order.seed());
  }

  private static Style style(String slug) {
    return Style.named(slug)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    String.format(
                        Locale.ROOT,
                        "STYLE '%.40s' is unknown; there are %s",
                        slug,
                        String.join(", ", Styles.slugs()))));
  }
}
