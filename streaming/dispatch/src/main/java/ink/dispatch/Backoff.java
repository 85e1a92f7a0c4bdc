package ink.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubled each time up to a limit, and spread over its upper
 * half, so that many who wait do not come back at once.
 */
public record Backoff(Duration first, Duration limit) {
  /** Between two calls when no server was there: soon enough that a dead server's work moves on. */
  public static final Backoff AWAY = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

  /**
   * The pause after so many failed tries.
   *
   * @param failures 1 or more
   */
  public Duration after(int failures, RandomGenerator random) {
    long full =
        Math.min(limit.toMillis(), first.toMillis() << Math.min(20, Math.max(0, failures - 1)));
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
