package ink.triton;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long calls to one model took of late. */
final class CallTimes {
  private static final int KEPT = 256;

  /** Fewer say nothing about a high quantile. */
  static final int FEWEST = 20;

  private final long[] nanos = new long[KEPT];
  private long count;

  synchronized void took(Duration time) {
    nanos[(int) (count++ % KEPT)] = time.toNanos();
  }

  /**
   * The time within which that part of the calls ended; none while too few did.
   *
   * @param percent 1 to 99
   */
  synchronized Optional<Duration> percentile(int percent) {
    int size = (int) Math.min(count, KEPT);
    if (size < FEWEST) {
      return Optional.empty();
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return Optional.of(Duration.ofNanos(sorted[Math.min(size - 1, size * percent / 100)]));
  }
}
