package ink.inference.model;

import java.time.Duration;

/**
 * How requests for one model are gathered and how many may wait.
 *
 * @param maxBatch members of one run; a single request may not hold more
 * @param maxDelay how long a request may be held back while an instance is free, for its batch to
 *     fill
 * @param maxQueue requests that may wait; more are turned away as unavailable
 */
public record Batching(int maxBatch, Duration maxDelay, int maxQueue) {

  /** Priorities run from 1, the highest, to this; requests without one take the middle. */
  public static final int PRIORITY_LEVELS = 10;

  public static final int DEFAULT_PRIORITY = 5;
}
