package ink.dispatch.queue;

import org.jspecify.annotations.Nullable;

/** What one tenant has in one lane of a model. */
final class Flow {
  /** Tickets that may be called, in the order they were accepted. */
  final RankedSet<Entry> ready = new RankedSet<>(Entry.BY_AGE);

  /** As many turns. */
  final RankedSet<Turn> turns = new RankedSet<>(Turn.ORDER);

  /** Virtual time at which the last turn ends. */
  long finish;

  int calling;

  /** The turn it stands in the lane's order with, if it does. */
  @Nullable Turn listed;

  boolean isIdle() {
    return calling == 0 && ready.isEmpty();
  }
}
