package ink.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionWaitsTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final PartitionWaits waits = new PartitionWaits(() -> 1.0);

  @Test
  void aPartitionWaitsTwiceAsLongAfterEachFailure() {
    assertThat(waits.failed(PARTITION, 7, NOW)).isEqualTo(1);
    assertThat(waits.due(NOW.plusMillis(499))).isEmpty();
    assertThat(waits.due(NOW.plusMillis(500))).containsExactly(PARTITION);
    assertThat(waits.failed(PARTITION, 7, NOW)).isEqualTo(2);
    assertThat(waits.due(NOW.plusMillis(999))).isEmpty();
    assertThat(waits.due(NOW.plusMillis(1000))).containsExactly(PARTITION);
  }

  @Test
  void noWaitIsLongerThanAMinuteAndJitterMakesItShorter() {
    PartitionWaits early = new PartitionWaits(() -> 0.0);
    for (int i = 0; i < 40; i++) {
      waits.failed(PARTITION, 7, NOW);
      early.failed(PARTITION, 7, NOW);
    }

    assertThat(waits.due(NOW.plusMillis(59_999))).isEmpty();
    assertThat(waits.due(NOW.plusMillis(60_000))).containsExactly(PARTITION);
    assertThat(early.due(NOW.plusMillis(30_000))).containsExactly(PARTITION);
  }

  @Test
  void anotherOffsetCountsAfresh() {
    waits.failed(PARTITION, 7, NOW);

    assertThat(waits.failed(PARTITION, 8, NOW)).isEqualTo(1);
    waits.clear(PARTITION);
    assertThat(waits.failed(PARTITION, 8, NOW)).isEqualTo(1);
    waits.clear();
    assertThat(waits.due(NOW.plusSeconds(100))).isEmpty();
  }
}
