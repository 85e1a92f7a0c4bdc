package ink.inference.server;

import ink.inference.Tensors;
import java.util.function.Consumer;

/**
 * A request in the queue. Its outcome goes to exactly one of the two consumers.
 *
 * @param members of its batch
 * @param priority 1 is the highest
 * @param arrivedNanos {@link System#nanoTime()}
 */
record Waiting(
    Tensors inputs,
    int members,
    int priority,
    long arrivedNanos,
    Consumer<Tensors> answered,
    Consumer<Failure> failed) {

  // Two requests are never the same one, whatever they hold.
  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
