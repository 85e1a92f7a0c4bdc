package ink.inference.command;

import ink.inference.Styles;
import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.design.Vocabulary;
import ink.models.vector.Drawing;
import ink.models.vector.Png;
import ink.models.vector.Svg;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "design",
    description = {
      "Draws a design by rules, in true size.",
      "IN is the prompt; OUT an SVG of vectors or a PNG.",
      "Example: infra/ink craft design \"large lotus mandala, no dots\" lotus.svg --seed 7"
    })
final class DesignCommand extends Capability {

  private static final double PIXELS_PER_MM = 12;

  @Option(
      names = "--style",
      description = {
        "A wrong one lists them all.",
        "Without it, the one that the prompt names, or mandala."
      })
  private @Nullable String style;

  @Option(names = "--seed", defaultValue = "1", description = "Another seed, another design.")
  private long seed;

  @Option(
      names = "--negative",
      defaultValue = "",
      paramLabel = "WORDS",
      description = "What must not be drawn.")
  private String negative = "";

  @Option(
      names = "--aspect",
      defaultValue = "1",
      description = "Width by height of the sheet, 0.1 to 10.")
  private double aspect;

  private final List<String> words = new ArrayList<>();

  @Override
  List<String> endings() {
    return List.of("svg", "png");
  }

  private Style style() {
    String asked = style;
    if (asked == null) {
      return Vocabulary.styleNamedIn(prompt()).orElse(Style.MANDALA);
    }
    return Style.named(asked)
        .orElseThrow(
            () ->
                usage(
                    "--style is '" + asked + "'; there are " + String.join(", ", Styles.slugs())));
  }

  @Override
  Content content(String ending) {
    Style drawn = style();
    if (!(aspect >= .1 && aspect <= 10)) {
      throw usage("--aspect is " + aspect + " but must be from 0.1 to 10");
    }
    DesignBrief brief = new DesignBrief(drawn, prompt(), negative, seed, aspect);
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
            "png", () -> png(drawing)),
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
