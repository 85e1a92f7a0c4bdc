package ink.inference.command;

import inference.ModelInferResponse;
import ink.inference.SkinTone;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "skin",
    description = {
      "Shows a design healed on a skin: as drawn, and beside it with inks that last on that skin.",
      "IN is a picture of the design on white; OUT a PNG of the two, or their report as JSON.",
      "Example: infra/ink craft skin rose.png rose-on-9.png --skin-tone 9"
    })
final class SkinCommand extends Capability {
  @Mixin private OnSkin skin = new OnSkin();

  private List<String> words = List.of();

  @Override
  List<String> endings() {
    return List.of("png", "json");
  }

  @Override
  Content content(String ending) throws IOException {
    ModelInferResponse response =
        asked(
            SkinTone.MODEL,
            SkinTone.inputs(new SkinTone.Order(picture(), skin.widthMm, skin.skinTone)));
    SkinTone.Toned toned = SkinTone.toned(response);
    words = toned.report().words();
    return oneOf(
        Map.of(
            "png", () -> Strip.of(toned.asDrawn(), toned.adapted()),
            "json", () -> Reports.json(response, "REPORT")),
        ending);
  }

  @Override
  List<String> words() {
    return words;
  }
}
