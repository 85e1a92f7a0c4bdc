package ink.inference.command;

import ink.inference.Styles;
import ink.models.design.Style;
import ink.models.design.Vocabulary;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of a design by its words. */
final class Drawn {

  @Option(
      names = "--style",
      description = {
        "A wrong one lists them all.",
        "Without it, the one that the prompt names, or mandala."
      })
  private @Nullable String style;

  @Option(names = "--seed", defaultValue = "1", description = "Another seed, another design.")
  long seed;

  @Option(
      names = "--negative",
      defaultValue = "",
      paramLabel = "WORDS",
      description = "What must not be drawn.")
  String negative = "";

  @Option(
      names = "--aspect",
      defaultValue = "1",
      description = "Width by height of the sheet, 0.1 to 10.")
  private double aspect;

  /**
   * @param misuse makes an error of a message
   */
  String style(String prompt, Function<String, ParameterException> misuse) {
    String asked = style;
    if (asked == null) {
      return Vocabulary.styleNamedIn(prompt).orElse(Style.MANDALA).slug();
    }
    return Style.named(asked)
        .orElseThrow(
            () ->
                misuse.apply(
                    "--style is '" + asked + "'; there are " + String.join(", ", Styles.slugs())))
        .slug();
  }

  double aspect(Function<String, ParameterException> misuse) {
    if (!(aspect >= .1 && aspect <= 10)) {
      throw misuse.apply("--aspect is " + aspect + " but must be from 0.1 to 10");
    }
    return aspect;
  }
}
