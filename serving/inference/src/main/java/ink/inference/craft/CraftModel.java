package ink.inference.craft;

import ink.inference.ModelSignature;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.InvalidInputException;
import ink.inference.model.Model;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Takes one order at a time. What can be judged by numbers and names is judged before an order is
 * queued; what only the picture tells, when its turn has come.
 *
 * @param <O> its order
 */
abstract class CraftModel<O> implements Model {

  private final ModelSignature signature;
  private final Executor bench;

  CraftModel(ModelSignature signature, Executor bench) {
    this.signature = signature;
    this.bench = bench;
  }

  /** The order that the tensors hold; values are not judged. */
  abstract O order(Tensors inputs);

  /**
   * @throws InvalidInputException naming the input and what would work
   */
  abstract void check(O order);

  /**
   * @throws InvalidInputException when the picture cannot be used
   */
  abstract Tensors work(O order);

  /** A small order that goes through all of it. */
  abstract O example();

  @Override
  public final ModelSignature signature() {
    return signature;
  }

  @Override
  public final Batching batching() {
    return new Batching(1, Duration.ZERO, 32);
  }

  @Override
  public final int instances() {
    return 1;
  }

  @Override
  public final String backend() {
    return "procedural";
  }

  @Override
  public final int admit(Tensors inputs) {
    check(order(inputs));
    return 1;
  }

  @Override
  public final CompletionStage<List<Answer>> run(List<Tensors> requests) {
    return CompletableFuture.supplyAsync(() -> requests.stream().map(this::answer).toList(), bench);
  }

  private Answer answer(Tensors request) {
    try {
      return new Answer.Given(work(order(request)));
    } catch (InvalidInputException e) {
      return new Answer.Refused(e.reason());
    }
  }

  /** The first picture of a cold JVM takes a second. */
  @Override
  public void warmUp() {
    Tensors unused = work(example());
  }

  /** The bench is shared; its thread ends when it has nothing to do. */
  @Override
  public final void close() {}
}
