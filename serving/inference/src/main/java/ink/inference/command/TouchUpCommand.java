package ink.inference.command;

import com.google.protobuf.ByteString;
import inference.ModelInferResponse;
import ink.inference.TouchUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "touch-up",
    description = {
      "Says when to look after a tattoo, and why.",
      "IN is a picture of the design on white, or - with --inks; OUT a calendar (ICS) or JSON.",
      "Example: infra/ink craft touch-up rose.png rose.ics --made 2026-03-01 --body-part ankle"
    })
final class TouchUpCommand extends Capability {
  @Mixin private OnSkin skin = new OnSkin();
  @Mixin private Wearing wearing = new Wearing();

  @Option(
      names = "--made",
      paramLabel = "DAY",
      description = "Such as 2026-03-01 (default: today).")
  private @Nullable String made;

  @Option(
      names = "--inks",
      defaultValue = "",
      paramLabel = "INK,INK",
      description = "Such as black,red; none takes them from the picture.")
  private String inks = "";

  private List<String> words = List.of();

  @Override
  List<String> endings() {
    return List.of("ics", "json");
  }

  @Override
  Content content(String ending) throws IOException {
    ModelInferResponse response =
        asked(
            TouchUp.MODEL,
            TouchUp.inputs(
                new TouchUp.Order(
                    isNothing() ? ByteString.EMPTY : picture(),
                    skin.widthMm,
                    made == null ? LocalDate.now().toString() : made,
                    wearing.bodyPart,
                    skin.skinTone,
                    wearing.sun,
                    wearing.overFifty,
                    inks)));
    TouchUp.Planned planned = TouchUp.planned(response);
    words =
        planned.reminders().reminders().stream()
            .map(reminder -> reminder.day() + "  " + reminder.reason())
            .toList();
    return oneOf(
        Map.of(
            "ics", () -> planned.calendar().getBytes(StandardCharsets.UTF_8),
            "json", () -> Reports.json(response, "REMINDERS")),
        ending);
  }

  @Override
  List<String> words() {
    return words;
  }
}
