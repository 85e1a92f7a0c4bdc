package ink.inference.server;

import com.google.protobuf.ByteString;
import ink.inference.ModelSignature;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.Model;
import ink.models.photo.PhotoFile;
import ink.models.photo.UnreadablePhotoException;
import ink.models.stencil.Stencil;
import ink.models.vector.Png;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code stencil}: one image at a time, for a photo unpacks to tens of megabytes. */
final class StencilModel implements Model {

  private final ExecutorService press =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "stencil"));

  @Override
  public ModelSignature signature() {
    return ink.inference.Stencil.SIGNATURE;
  }

  @Override
  public Batching batching() {
    return new Batching(1, Duration.ZERO, 64);
  }

  @Override
  public int instances() {
    return 1;
  }

  @Override
  public String backend() {
    return "procedural";
  }

  @Override
  public int admit(Tensors inputs) {
    return ink.inference.Stencil.images(inputs).size();
  }

  @Override
  public CompletionStage<List<Answer>> run(List<Tensors> requests) {
    return CompletableFuture.supplyAsync(
        () -> requests.stream().map(StencilModel::answer).toList(), press);
  }

  private static Answer answer(Tensors request) {
    List<ByteString> stencils = new ArrayList<>();
    for (ByteString image : ink.inference.Stencil.images(request)) {
      try {
        byte[] png = Png.oneBit(Stencil.of(PhotoFile.read(image.toByteArray()).grey()), 0);
        stencils.add(ByteString.copyFrom(png));
      } catch (UnreadablePhotoException e) {
        return new Answer.Refused("input 'IMAGE' cannot be used: " + e.getMessage());
      }
    }
    return new Answer.Given(ink.inference.Stencil.outputs(stencils));
  }

  @Override
  public void close() {
    press.shutdown();
  }
}
