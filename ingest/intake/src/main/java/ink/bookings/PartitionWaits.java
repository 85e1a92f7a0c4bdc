package ink.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions that wait because their next webhook could not be translated yet: half a second, then
 * twice as long each time up to a minute, a random half of it off so that not all come at once. A
 * webhook is tried {@link #MOST_ATTEMPTS} times, over some five minutes.
 */
final class PartitionWaits {
  static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final DoubleSupplier random;
  private final Map<TopicPartition, Wait> waits = new HashMap<>();

  /**
   * @param offset of the webhook that is tried
   * @param attempts that failed
   */
  private record Wait(long offset, int attempts, Instant until) {}

  /**
   * @param random 0 to 1
   */
  PartitionWaits(DoubleSupplier random) {
    this.random = random;
  }

  /** Notes a failed attempt and returns how many there were at this offset. */
  int failed(TopicPartition partition, long offset, Instant now) {
    Wait last = waits.get(partition);
    int attempts = last != null && last.offset() == offset ? last.attempts() + 1 : 1;
    long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts - 1, 20));
    long jittered = (long) (millis * (0.5 + 0.5 * random.getAsDouble()));
    waits.put(partition, new Wait(offset, attempts, now.plusMillis(jittered)));
    return attempts;
  }

  /** Partitions whose wait is over. Their attempts stay counted. */
  List<TopicPartition> due(Instant now) {
    return waits.entrySet().stream()
        .filter(wait -> !wait.getValue().until().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  void clear(TopicPartition partition) {
    waits.remove(partition);
  }

  void clear() {
    waits.clear();
  }
}
