package ink.inference.model;

import ink.inference.ModelSignature;
import ink.inference.Tensors;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Something that turns tensors into tensors. */
public interface Model extends AutoCloseable {

  ModelSignature signature();

  Batching batching();

  /** Runs that may go on at the same time. */
  int instances();

  /** What does the work, for metadata: {@code procedural}, {@code simulated}. */
  String backend();

  /** A whole number; another one as soon as the same input may give another output. */
  default String version() {
    return "1";
  }

  /**
   * Judges a request before it is queued.
   *
   * @return members of the request's batch
   * @throws ink.inference.MalformedTensorException when tensors do not fit the signature
   * @throws InvalidInputException when a value is one that the model cannot work with
   */
  int admit(Tensors inputs);

  /**
   * Runs one batch of admitted requests.
   *
   * @return one answer for each request, in order; failing altogether means that the model is at
   *     fault
   */
  CompletionStage<List<Answer>> run(List<Tensors> requests);

  /** Gets slow first runs over with before anybody waits for them. */
  default void warmUp() {}

  @Override
  void close();

  /** What becomes of one request of a batch. */
  sealed interface Answer {
    record Given(Tensors outputs) implements Answer {}

    /** The input turned out to be unusable; the message is for its sender. */
    record Refused(String reason) implements Answer {}
  }
}
