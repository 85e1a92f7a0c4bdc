package ink.inference.command;

import com.google.protobuf.ByteString;
import ink.inference.Stencil;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "stencil",
    description = {
      "Makes a line stencil in true size of a photograph, a picture, or a design by its words.",
      "IN is a picture, or with --words a prompt; OUT a PDF on pages that fit together, an SVG, or"
          + " a one-bit PNG.",
      "Example: infra/ink craft stencil portrait.jpg portrait.pdf --longer-side-mm 250 --mirror",
      "Example: infra/ink craft stencil \"lotus mandala\" lotus.svg --words --seed 7"
    })
final class StencilCommand extends Capability {

  /** Millimetres of a picture that comes without a size. */
  private static final float USUAL = 100;

  @Option(
      names = "--longer-side-mm",
      defaultValue = "0",
      paramLabel = "MM",
      description = "On skin, 20 to 600; 0 makes a picture 100 mm, a design as large as drawn.")
  private float longerSideMm;

  @Option(
      names = "--mode",
      defaultValue = "blackwork",
      description = "blackwork prints dark areas black, outline only their edge.")
  private String mode = "";

  @Option(names = "--mirror", description = "For papers that do not flip by themselves.")
  private boolean mirror;

  @Option(names = "--paper", defaultValue = "a4", description = "Of a PDF: a4, a3 or letter.")
  private String paper = "";

  @Option(names = "--words", description = "IN is a prompt; the next options say how it is drawn.")
  private boolean words;

  @Mixin private Drawn drawn = new Drawn();

  private List<String> told = List.of();

  @Override
  String input() {
    return words ? "PROMPT" : "IMAGE";
  }

  @Override
  List<String> endings() {
    return List.of("pdf", "svg", "png");
  }

  @Override
  Content content(String ending) throws IOException {
    Stencil.Words named =
        words
            ? new Stencil.Words(
                prompt(),
                drawn.negative,
                drawn.style(prompt(), this::usage),
                drawn.seed,
                (float) drawn.aspect(this::usage))
            : Stencil.Words.NONE;
    Stencil.Printed printed =
        Stencil.printed(
            asked(
                Stencil.MODEL,
                Stencil.inputs(
                    new Stencil.Order(
                        words ? ByteString.EMPTY : picture(),
                        named,
                        new Stencil.Print(
                            longerSideMm == 0 && !words ? USUAL : longerSideMm,
                            mode,
                            mirror,
                            ending,
                            paper)))));
    told =
        List.of(
            String.format(
                Locale.ROOT, "%.0f x %.0f mm on skin.", printed.widthMm(), printed.heightMm()));
    return () -> printed.sheet().toByteArray();
  }

  @Override
  List<String> words() {
    return told;
  }
}
