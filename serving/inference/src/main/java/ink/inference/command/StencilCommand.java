package ink.inference.command;

import ink.inference.model.InvalidInputException;
import ink.models.flash.Paper;
import ink.models.photo.PhotoFile;
import ink.models.photo.UnreadablePhotoException;
import ink.models.stencil.PhotoStencil;
import ink.models.stencil.StencilMode;
import ink.models.stencil.StencilSheet;
import ink.models.vector.Drawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "stencil",
    description = {
      "Makes a line stencil in true size of a design or a photograph.",
      "IN is a picture; OUT a PDF on pages that fit together, an SVG, or a one-bit PNG.",
      "Example: infra/ink craft stencil portrait.jpg portrait.pdf --longer-side-mm 250 --mirror"
    })
final class StencilCommand extends Capability {

  @Option(
      names = "--longer-side-mm",
      defaultValue = "100",
      paramLabel = "MM",
      description = "On skin, 20 to 600.")
  private double longerSideMm;

  @Option(
      names = "--mode",
      defaultValue = "blackwork",
      description = "blackwork prints dark areas black, outline only their edge.")
  private String mode = "";

  @Option(names = "--mirror", description = "For papers that do not flip by themselves.")
  private boolean mirror;

  @Option(names = "--paper", defaultValue = "a4", description = "Of a PDF: a4, a3 or letter.")
  private String paper = "";

  private List<String> words = List.of();

  @Override
  List<String> endings() {
    return List.of("pdf", "svg", "png");
  }

  @Override
  Content content(String ending) throws IOException {
    byte[] file = picture().toByteArray();
    try {
      Paper printed = Paper.named(paper);
      Drawing stencil =
          PhotoStencil.of(PhotoFile.read(file), longerSideMm, StencilMode.named(mode));
      StencilSheet sheet = new StencilSheet(stencil, mirror);
      words =
          List.of(
              String.format(
                  Locale.ROOT, "%.0f x %.0f mm on skin.", stencil.width(), stencil.height()));
      return oneOf(
          Map.of(
              "pdf", () -> sheet.pdf(printed),
              "svg", () -> sheet.svg().getBytes(StandardCharsets.UTF_8),
              "png", sheet::png),
          ending);
    } catch (UnreadablePhotoException e) {
      throw new InvalidInputException("IMAGE cannot be used: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  List<String> words() {
    return words;
  }
}
