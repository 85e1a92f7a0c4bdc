package ink.inference.command;

import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.vector.Drawing;
import ink.models.vector.Pdf;
import ink.models.vector.Png;
import ink.models.vector.Svg;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "design",
    description = {
      "Draws a design by rules, in true size.",
      "IN is the prompt; OUT an SVG or a PDF of vectors, or a PNG.",
      "Example: infra/ink craft design \"large lotus mandala, no dots\" lotus.svg --seed 7"
    })
final class DesignCommand extends Capability {

  private static final double PIXELS_PER_MM = 12;

  @Mixin private Drawn drawn = new Drawn();

  private final List<String> words = new ArrayList<>();

  @Override
  List<String> endings() {
    return List.of("svg", "png", "pdf");
  }

  @Override
  Content content(String ending) {
    String style = drawn.style(prompt(), this::usage);
    DesignBrief brief =
        new DesignBrief(
            Style.named(style).orElseThrow(),
            prompt(),
            drawn.negative,
            drawn.seed,
            drawn.aspect(this::usage));
    try {
      Designer.check(brief);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    Design design = Designer.draw(brief);
    Drawing drawing = design.drawing();
    words.add(
        String.format(Locale.ROOT, "%.0f x %.0f mm on skin.", drawing.width(), drawing.height()));
    words.addAll(undrawn(design.undrawnWords()));
    words.addAll(design.remarks());
    return oneOf(
        Map.of(
            "svg", () -> Svg.of(drawing).getBytes(StandardCharsets.UTF_8),
            "png", () -> png(drawing),
            "pdf", () -> Pdf.of(drawing)),
        ending);
  }

  private static byte[] png(Drawing drawing) {
    return Png.of(
        drawing,
        (int) Math.round(drawing.width() * PIXELS_PER_MM),
        (int) Math.round(drawing.height() * PIXELS_PER_MM));
  }

  /** One sentence, or none. */
  static List<String> undrawn(List<String> words) {
    return words.isEmpty()
        ? List.of()
        : List.of("There is no drawing rule for: " + String.join(", ", words) + ".");
  }

  @Override
  List<String> words() {
    return words;
  }
}
