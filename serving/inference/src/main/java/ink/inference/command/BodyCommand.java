package ink.inference.command;

import com.google.protobuf.ByteString;
import inference.ModelInferResponse;
import ink.inference.BodyPreview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "body",
    description = {
      "Shows a healed design where it will be worn: on a limb of the model, or on a photograph.",
      "IN is a picture of the design on white; OUT a PNG, or the report as JSON.",
      "Example: infra/ink craft body lotus.png worn.png --body-part forearm --width-mm 80",
      "Example: infra/ink craft body lotus.png worn.png --photo leg.jpg --photo-width-mm 220"
          + " --photo-x 0.5 --photo-y 0.4 --angle-degrees 10 --body-part calf"
    })
final class BodyCommand extends Capability {
  @Mixin private OnSkin skin = new OnSkin();

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

  @Option(names = "--photo", paramLabel = "FILE", description = "A photograph of the place.")
  private @Nullable Path photo;

  @Option(
      names = "--photo-width-mm",
      defaultValue = "200",
      paramLabel = "MM",
      description = "How much skin the photograph is wide there.")
  private float photoWidthMm;

  @Option(
      names = "--photo-x",
      defaultValue = "0.5",
      description = "Of the design's middle, 0 left to 1 right.")
  private float photoX;

  @Option(names = "--photo-y", defaultValue = "0.5", description = "0 top to 1 bottom.")
  private float photoY;

  @Option(
      names = "--angle-degrees",
      defaultValue = "0",
      description = "By which the limb leans, clockwise.")
  private float angleDegrees;

  @Option(
      names = "--pins",
      paramLabel = "DX,DY,PX,PY",
      description =
          "Hold a spot of the design to one of the photograph, each 0 to 1; none, or 9 to 25.")
  private List<String> pins = new ArrayList<>();

  private List<String> words = List.of();

  @Override
  List<String> endings() {
    return List.of("png", "json");
  }

  @Override
  Content content(String ending) throws IOException {
    BodyPreview.Placement placement =
        photo == null
            ? BodyPreview.Placement.NONE
            : new BodyPreview.Placement(
                file(photo), photoWidthMm, photoX, photoY, angleDegrees, pins());
    ModelInferResponse response =
        asked(
            BodyPreview.MODEL,
            BodyPreview.inputs(
                new BodyPreview.Order(
                    picture(), skin.widthMm, bodyPart, circumferenceMm, skin.skinTone, placement)));
    BodyPreview.Shown shown = BodyPreview.shown(response);
    words = shown.report().words();
    ByteString image = shown.image();
    return oneOf(
        Map.of("png", image::toByteArray, "json", () -> Reports.json(response, "REPORT")), ending);
  }

  private List<BodyPreview.Pin> pins() {
    return pins.stream()
        .map(
            pin -> {
              String[] parts = pin.split(",", -1);
              try {
                if (parts.length == 4) {
                  return new BodyPreview.Pin(
                      Double.parseDouble(parts[0]),
                      Double.parseDouble(parts[1]),
                      Double.parseDouble(parts[2]),
                      Double.parseDouble(parts[3]));
                }
              } catch (NumberFormatException e) {
                // Told below, as every other misuse.
              }
              throw usage("--pins is '" + pin + "'; it must be like 0.5,0.5,0.42,0.61");
            })
        .toList();
  }

  @Override
  List<String> words() {
    return words;
  }
}
