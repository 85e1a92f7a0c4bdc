package ink.inference.command;

import inference.ModelInferResponse;
import ink.inference.Age;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "age",
    description = {
      "Shows a design after years, by the low, the central and the high estimate.",
      "IN is a picture of the design on white; OUT a PNG of the three, or their report as JSON.",
      "Example: infra/ink craft age lotus.png aged.png --years 15 --body-part wrist --skin-tone 7"
    })
final class AgeCommand extends Capability {
  @Mixin private OnSkin skin = new OnSkin();
  @Mixin private Wearing wearing = new Wearing();

  @Option(names = "--years", defaultValue = "10", description = "Since it healed, 0 to 60.")
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
            Age.MODEL,
            Age.inputs(
                new Age.Order(
                    picture(),
                    skin.widthMm,
                    wearing.bodyPart,
                    skin.skinTone,
                    wearing.sun,
                    wearing.overFifty,
                    years)));
    Age.Aged aged = Age.aged(response);
    words = aged.report().words();
    return oneOf(
        Map.of(
            "png", () -> Strip.of(aged.low(), aged.centre(), aged.high()),
            "json", () -> Reports.json(response, "REPORT")),
        ending);
  }

  @Override
  List<String> words() {
    return words;
  }
}
