package ink.inference.server;

import com.google.protobuf.ByteString;
import ink.inference.InkFlash;
import ink.inference.ModelSignature;
import ink.inference.Tensors;
import ink.models.vector.GrayImage;
import ink.models.vector.Png;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A model that only takes time: the tensors of {@code ink-flash} under another name, a tiny PNG
 * after a while. For benches and kill tests; it says {@code simulated} in every answer.
 */
final class SimulatedModel implements Model {

  /**
   * @param shortest service time
   * @param longest service time; times between the two are equally likely, and follow from the seed
   */
  record Service(Duration shortest, Duration longest, int instances) {}

  static final String MODEL = "simulated";

  private static final ByteString PNG =
      ByteString.copyFrom(Png.grey(new GrayImage(1, 1, new byte[1]), 0));

  private final Service service;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, MODEL));

  SimulatedModel(Service service) {
    this.service = service;
  }

  @Override
  public ModelSignature signature() {
    return new ModelSignature(MODEL, InkFlash.SIGNATURE.inputs(), InkFlash.SIGNATURE.outputs());
  }

  @Override
  public Batching batching() {
    return new Batching(1, Duration.ZERO, 100_000);
  }

  @Override
  public int instances() {
    return service.instances();
  }

  @Override
  public String backend() {
    return MODEL;
  }

  @Override
  public int admit(Tensors inputs) {
    List<InkFlash.Order> orders = InkFlash.orders(inputs);
    orders.forEach(FlashModel::check);
    return orders.size();
  }

  @Override
  public CompletionStage<List<Answer>> run(List<Tensors> requests) {
    List<Answer> answers = new ArrayList<>();
    long nanos = 0;
    for (Tensors request : requests) {
      List<InkFlash.Order> orders = InkFlash.orders(request);
      for (InkFlash.Order order : orders) {
        nanos = Math.max(nanos, nanos(order.seed()));
      }
      answers.add(
          new Answer.Given(
              InkFlash.outputs(
                  orders.stream()
                      .map(order -> new InkFlash.Design(PNG, List.of(), MODEL))
                      .toList())));
    }
    CompletableFuture<List<Answer>> done = new CompletableFuture<>();
    var unused = clock.schedule(() -> done.complete(answers), nanos, TimeUnit.NANOSECONDS);
    return done;
  }

  private long nanos(long seed) {
    long mixed = (seed ^ (seed >>> 32)) * 0xd6e8feb86659fd93L;
    double share = ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    long least = service.shortest().toNanos();
    return least + (long) (share * (service.longest().toNanos() - least));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
