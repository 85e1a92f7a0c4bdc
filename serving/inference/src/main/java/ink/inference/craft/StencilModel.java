package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.inference.Stencil;
import ink.inference.Styles;
import ink.inference.Tensors;
import ink.inference.model.InvalidInputException;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.flash.Paper;
import ink.models.photo.UnreadablePhotoException;
import ink.models.stencil.DesignStencil;
import ink.models.stencil.PhotoStencil;
import ink.models.stencil.StencilMode;
import ink.models.stencil.StencilSheet;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** {@code stencil}: of a picture's lines, or of a design's own vectors. */
final class StencilModel extends CraftModel<Stencil.Order> {

  private static final List<String> FORMATS = List.of("pdf", "svg", "png");
  private static final int MOST_PROMPT = 4_000;
  private static final double SMALLEST = 20;

  StencilModel(Executor bench) {
    super(Stencil.SIGNATURE, bench);
  }

  @Override
  Stencil.Order order(Tensors inputs) {
    return Stencil.order(inputs);
  }

  @Override
  void check(Stencil.Order order) {
    Stencil.Print print = order.print();
    StencilMode unusedMode = Inputs.judged("MODE", () -> StencilMode.named(print.mode()));
    Paper unusedPaper = Inputs.judged("PAPER", () -> Paper.named(print.paper()));
    if (!FORMATS.contains(print.format())) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "FORMAT '%.40s' is unknown; there are %s",
              print.format(),
              String.join(", ", FORMATS)));
    }
    boolean ofItsOwnSize = order.image().isEmpty() && print.longerSideMm() == 0;
    if (!ofItsOwnSize) {
      Inputs.within("LONGER_SIDE_MM", print.longerSideMm(), SMALLEST, PhotoStencil.LARGEST, " mm");
    }
    if (order.image().isEmpty()) {
      Inputs.length("PROMPT", order.words().prompt(), MOST_PROMPT);
      Inputs.length("NEGATIVE_PROMPT", order.words().negativePrompt(), MOST_PROMPT);
      DesignBrief brief = brief(order.words());
      Inputs.judged(
          "PROMPT",
          () -> {
            Designer.check(brief);
            return brief;
          });
    }
  }

  private static DesignBrief brief(Stencil.Words words) {
    Style style =
        Style.named(words.style())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        String.format(
                            Locale.ROOT,
                            "STYLE '%.40s' is unknown; there are %s. A picture is sent as IMAGE",
                            words.style(),
                            String.join(", ", Styles.slugs()))));
    Inputs.within("ASPECT", words.aspect(), .1, 10, "");
    return new DesignBrief(
        style, words.prompt(), words.negativePrompt(), words.seed(), words.aspect());
  }

  @Override
  Stencil.Order example() {
    return new Stencil.Order(
        Example.PNG, Stencil.Words.NONE, new Stencil.Print(30, "blackwork", false, "png", "a4"));
  }

  @Override
  Tensors work(Stencil.Order order) {
    Stencil.Print print = order.print();
    StencilMode mode = StencilMode.named(print.mode());
    Drawing stencil =
        order.image().isEmpty()
            ? ofDesign(order.words(), print.longerSideMm(), mode)
            : ofPicture(order.image(), print.longerSideMm(), mode);
    StencilSheet sheet = new StencilSheet(stencil, print.mirror());
    ByteString file =
        switch (print.format()) {
          case "pdf" -> ByteString.copyFrom(sheet.pdf(Paper.named(print.paper())));
          case "svg" -> ByteString.copyFromUtf8(sheet.svg());
          default -> ByteString.copyFrom(sheet.png());
        };
    return Stencil.outputs(
        new Stencil.Printed(file, (float) stencil.width(), (float) stencil.height()));
  }

  /** Larger or smaller, lines stay as wide as a tattooer would make them. */
  private static Drawing ofDesign(Stencil.Words words, double longerSide, StencilMode mode) {
    Drawing design = Designer.draw(brief(words)).drawing();
    double scale = longerSide == 0 ? 1 : longerSide / Math.max(design.width(), design.height());
    Sheet sheet = new Sheet();
    design.marks().forEach(sheet::mark);
    Drawing sized =
        new Sheet()
            .add(sheet, AffineTransform.getScaleInstance(scale, scale))
            .on(design.width() * scale, design.height() * scale);
    return Inputs.judged("LONGER_SIDE_MM", () -> DesignStencil.of(sized, mode));
  }

  private static Drawing ofPicture(ByteString image, double longerSide, StencilMode mode) {
    try {
      return PhotoStencil.of(Picture.photo("IMAGE", image), longerSide, mode);
    } catch (UnreadablePhotoException e) {
      throw new InvalidInputException("IMAGE cannot be used: " + e.getMessage());
    }
  }
}
