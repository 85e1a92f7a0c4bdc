package ink.inference.command;

import ink.inference.model.InvalidInputException;
import ink.models.photo.PhotoFile;
import ink.models.photo.UnreadablePhotoException;
import ink.models.stencil.Stencil;
import ink.models.vector.Png;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "stencil",
    description = {
      "Makes a one-bit line stencil of a design or a photograph.",
      "IN is a picture; OUT a PNG.",
      "Example: infra/ink craft stencil lotus.png lotus-stencil.png"
    })
final class StencilCommand extends Capability {

  @Override
  List<String> endings() {
    return List.of("png");
  }

  @Override
  Content content(String ending) throws IOException {
    byte[] file = picture().toByteArray();
    return () -> {
      try {
        return Png.oneBit(Stencil.of(PhotoFile.read(file).withSomethingOnIt().grey()), 0);
      } catch (UnreadablePhotoException e) {
        throw new InvalidInputException("IMAGE cannot be used: " + e.getMessage());
      }
    };
  }

  @Override
  List<String> words() {
    return List.of();
  }
}
