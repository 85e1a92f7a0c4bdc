package ink.inference.server;

import com.google.protobuf.ByteString;
import ink.inference.InkFlash;
import ink.inference.ModelSignature;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.Model;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model whose batches run until the test lets them go. */
final class GatedModel implements Model {

  /** A batch that runs. */
  record Batch(List<Tensors> requests, CompletableFuture<List<Answer>> done) {

    List<String> prompts() {
      return requests.stream()
          .flatMap(request -> InkFlash.orders(request).stream())
          .map(InkFlash.Order::prompt)
          .toList();
    }

    void finish() {
      done.complete(
          requests.stream()
              .map(
                  request ->
                      (Answer)
                          new Answer.Given(
                              InkFlash.outputs(
                                  InkFlash.orders(request).stream()
                                      .map(
                                          order ->
                                              new InkFlash.Design(
                                                  ByteString.EMPTY, List.of(), "gated"))
                                      .toList())))
              .toList());
    }
  }

  final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
  private final Batching batching;
  private final int instances;

  GatedModel(Batching batching, int instances) {
    this.batching = batching;
    this.instances = instances;
  }

  Batch started() throws InterruptedException {
    Batch batch = batches.poll(10, TimeUnit.SECONDS);
    if (batch == null) {
      throw new AssertionError("no batch was started within 10 s");
    }
    return batch;
  }

  @Override
  public ModelSignature signature() {
    return new ModelSignature("gated", InkFlash.SIGNATURE.inputs(), InkFlash.SIGNATURE.outputs());
  }

  @Override
  public Batching batching() {
    return batching;
  }

  @Override
  public int instances() {
    return instances;
  }

  @Override
  public String backend() {
    return "gated";
  }

  @Override
  public int admit(Tensors inputs) {
    return InkFlash.orders(inputs).size();
  }

  @Override
  public CompletionStage<List<Answer>> run(List<Tensors> requests) {
    Batch batch = new Batch(requests, new CompletableFuture<>());
    batches.add(batch);
    return batch.done();
  }

  @Override
  public void close() {}
}
