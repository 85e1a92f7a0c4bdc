package ink.inference.command;

import com.google.protobuf.ByteString;
import ink.inference.Upscale;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "upscale",
    description = {
      "Makes a picture two or four times as wide and high.",
      "IN is a picture of up to 4 megapixels; OUT a PNG.",
      "Example: infra/ink craft upscale sketch.jpg large.png --factor 4"
    })
final class UpscaleCommand extends Capability {

  @Option(names = "--factor", defaultValue = "2", description = "2 or 4.")
  private int factor;

  @Option(
      names = "--method",
      defaultValue = "light",
      description = "light adds nothing; esrgan, a small network, draws sharper edges.")
  private String method = "";

  @Override
  List<String> endings() {
    return List.of("png");
  }

  @Override
  Content content(String ending) throws IOException {
    ByteString large =
        Upscale.image(
            asked(Upscale.MODEL, Upscale.inputs(new Upscale.Order(picture(), factor, method))));
    return large::toByteArray;
  }

  @Override
  List<String> words() {
    return List.of();
  }
}
