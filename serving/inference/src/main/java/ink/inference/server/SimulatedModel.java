package ink.inference.server;

import com.google.protobuf.ByteString;
import ink.inference.InkFlash;
import ink.inference.ModelSignature;
import ink.inference.SimulatedService;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.Model;
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
 * A model that only takes time: the tensors of {@code ink-flash}, after a while. For benches and
 * kill tests; whatever name it is served under, it says {@code simulated} in every answer.
 */
final class SimulatedModel implements Model {

  /**
   * @param instances calls that it works on at the same time
   * @param names it is served under; a real model of that name is not served
   * @param images whether it answers with a tiny PNG, which has to be stored, or with none
   */
  record Config(SimulatedService service, int instances, List<String> names, boolean images) {
    Config {
      names = List.copyOf(names);
    }
  }

  private static final ByteString PNG =
      ByteString.copyFrom(Png.grey(new GrayImage(1, 1, new byte[1]), 0));

  private final SimulatedService service;
  private final int instances;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> new Thread(task, SimulatedService.BACKEND));
  private final String name;
  private final ByteString image;

  SimulatedModel(String name, Config config) {
    this.name = name;
    this.service = config.service();
    this.instances = config.instances();
    this.image = config.images() ? PNG : ByteString.EMPTY;
  }

  @Override
  public ModelSignature signature() {
    return InkFlash.signature(name);
  }

  @Override
  public Batching batching() {
    return new Batching(1, Duration.ZERO, 100_000);
  }

  @Override
  public int instances() {
    return instances;
  }

  @Override
  public String backend() {
    return SimulatedService.BACKEND;
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
        nanos = Math.max(nanos, service.nanos(order.seed()));
      }
      answers.add(
          new Answer.Given(
              InkFlash.outputs(
                  orders.stream()
                      .map(order -> new InkFlash.Design(image, List.of(), SimulatedService.BACKEND))
                      .toList())));
    }
    CompletableFuture<List<Answer>> done = new CompletableFuture<>();
    var unused = clock.schedule(() -> done.complete(answers), nanos, TimeUnit.NANOSECONDS);
    return done;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
