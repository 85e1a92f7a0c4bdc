package ink.inference.command;

import com.google.protobuf.ByteString;
import inference.ModelInferResponse;
import ink.inference.CoverUp;
import ink.inference.model.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "coverup",
    description = {
      "Finds old ink on a photograph and designs that hide it.",
      "IN is the photograph; OUT a PNG with the new design on it, its stencil as SVG, or the"
          + " report on all designs as JSON.",
      "Example: infra/ink craft coverup leg.jpg covered.png --photo-width-mm 180"
          + " --region 0.2,0.2,0.7,0.2,0.7,0.8,0.2,0.8"
    })
final class CoverUpCommand extends Capability {

  @Option(
      names = "--photo-width-mm",
      defaultValue = "200",
      paramLabel = "MM",
      description = "How much skin the photograph is wide at the tattoo.")
  private float photoWidthMm;

  @Option(
      names = "--region",
      split = ",",
      paramLabel = "X,Y",
      description = "Corners around the tattoo, each 0 to 1; none takes the central 80 %%.")
  private List<Double> region = new ArrayList<>();

  @Option(
      names = "--skin-tone",
      defaultValue = "0",
      paramLabel = "1..10",
      description = "Of Monk's scale; 0 estimates it.")
  private int skinTone;

  @Option(names = "--seed", defaultValue = "1", description = "Another seed, other designs.")
  private long seed;

  @Option(names = "--choice", defaultValue = "1", description = "Which design, 1 the best.")
  private int choice;

  private List<String> words = List.of();

  @Override
  String input() {
    return "PHOTO";
  }

  @Override
  List<String> endings() {
    return List.of("png", "svg", "json");
  }

  @Override
  Content content(String ending) throws IOException {
    ModelInferResponse response =
        asked(
            CoverUp.MODEL,
            CoverUp.inputs(
                new CoverUp.Order(picture(), photoWidthMm, region, skinTone, seed, choice)));
    CoverUp.Covered covered = CoverUp.covered(response);
    words = words(covered.report());
    return oneOf(
        Map.of(
            "png", () -> made(covered.preview(), covered.report()),
            "svg", () -> made(covered.stencil(), covered.report()),
            "json", () -> Reports.json(response, "REPORT")),
        ending);
  }

  private static byte[] made(ByteString file, CoverUp.Report report) {
    if (file.isEmpty()) {
      throw new InvalidInputException("IN cannot be covered: " + report.advice());
    }
    return file.toByteArray();
  }

  private static List<String> words(CoverUp.Report report) {
    List<String> words = new ArrayList<>();
    for (CoverUp.Design design : report.designs()) {
      words.add(
          String.format(
              Locale.ROOT,
              "%d  %-24s %3.0f x %.0f mm, hides %.0f %%, leaves no trace of %.0f %%",
              words.size() + 1,
              design.name(),
              design.widthMm(),
              design.heightMm(),
              100 * design.score().hide(),
              100 * design.score().clear()));
    }
    words.add(report.advice());
    return words;
  }

  @Override
  List<String> words() {
    return words;
  }
}
