package ink.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import ink.flink.KafkaRecord;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class WallClockWhenQuietTest {
  private final AtomicLong now = new AtomicLong(1_000_000);
  private final AtomicLong active = new AtomicLong();
  private final AtomicLong reached = new AtomicLong();
  private final WallClockWhenQuiet generator =
      new WallClockWhenQuiet(
          new RelativeClock() {
            @Override
            public long relativeTimeMillis() {
              return active.get();
            }

            @Override
            public long relativeTimeNanos() {
              return active.get() * 1_000_000;
            }
          },
          now::get);

  @Test
  void followsARecordWhileThereAreAny() {
    record(500_000);
    assertThat(emitted()).isEqualTo(499_000);
    record(400_000);
    assertThat(emitted()).isEqualTo(499_000);
  }

  @Test
  void followsTheClockOnceThereAreNone() {
    record(500_000);
    pass(1_001);
    assertThat(emitted()).isEqualTo(1_000_001);
  }

  @Test
  void aJobThatIsHeldBackIsNotQuiet() {
    record(500_000);
    now.addAndGet(60_000);
    assertThat(emitted()).isEqualTo(499_000);
  }

  @Test
  void aRecordFromTheFutureDoesNotPullTimeAlong() {
    record(9_000_000);
    assertThat(emitted()).isEqualTo(999_000);
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(emitted()).isEqualTo(Long.MIN_VALUE);
  }

  private void pass(long millis) {
    now.addAndGet(millis);
    active.addAndGet(millis);
  }

  private void record(long timestamp) {
    generator.onEvent(new KafkaRecord("t", 0, 0, timestamp, new byte[0]), timestamp, output);
  }

  private long emitted() {
    generator.onPeriodicEmit(output);
    return reached.get();
  }

  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          reached.set(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
      };
}
