package ink.inference.command;

import inference.ModelInferResponse;
import ink.inference.Sizing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "size",
    description = {
      "Says how large to make a design on a body part, and rings what gives way first.",
      "IN is a picture of the design, dark on white; OUT a PNG with rings, or the advice as JSON.",
      "Example: infra/ink craft size lotus.png rings.png --body-part wrist --circumference-mm 160"
    })
final class SizeCommand extends Capability {

  @Option(
      names = "--width-mm",
      defaultValue = "100",
      paramLabel = "MM",
      description = "Width of the picture as drawn, 5 to 600.")
  private float widthMm;

  @Option(
      names = "--body-part",
      defaultValue = "forearm",
      paramLabel = "PART",
      description = "Such as wrist, upper-arm, back; a wrong one lists them all.")
  private String bodyPart = "";

  @Option(
      names = "--circumference-mm",
      defaultValue = "0",
      paramLabel = "MM",
      description = "Around the part; 0 for an average body's.")
  private float circumferenceMm;

  @Option(
      names = "--years",
      defaultValue = "10",
      description = "That its details should stay open, up to 50.")
  private float years;

  private List<String> words = List.of();

  @Override
  List<String> endings() {
    return List.of("png", "json");
  }

  @Override
  Content content(String ending) throws IOException {
    ModelInferResponse response =
        asked(
            Sizing.MODEL,
            Sizing.inputs(new Sizing.Order(picture(), widthMm, bodyPart, circumferenceMm, years)));
    Sizing.Advised advised = Sizing.advised(response);
    words = advised.advice().words();
    return oneOf(
        Map.of(
            "png", () -> advised.image().toByteArray(),
            "json", () -> Reports.json(response, "ADVICE")),
        ending);
  }

  @Override
  List<String> words() {
    return words;
  }
}
