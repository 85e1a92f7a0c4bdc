package ink.bookings;

import ink.flink.KafkaRecord;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Event time of a partition: just behind the newest record while there are any, just behind the
 * clock once the partition has been read to its end. A booking so need not wait for somebody else's
 * to be decided, and a backlog is still decided in the order in which it happened.
 */
final class WallClockWhenQuiet implements WatermarkGenerator<KafkaRecord> {
  /** Records of one second may come in any order; after one second without any, there are none. */
  static final Duration SLACK = Duration.ofSeconds(1);

  private final RelativeClock activity;
  private final LongSupplier wallClock;
  private long newest = Long.MIN_VALUE + SLACK.toMillis();
  private long lastRecordNanos;

  /**
   * @param activity stands still while the job is held back and could not have read anything
   * @param wallClock milliseconds since 1970
   */
  WallClockWhenQuiet(RelativeClock activity, LongSupplier wallClock) {
    this.activity = activity;
    this.wallClock = wallClock;
    this.lastRecordNanos = activity.relativeTimeNanos();
  }

  static WatermarkStrategy<KafkaRecord> strategy() {
    return WatermarkStrategy.forGenerator(
        context ->
            new WallClockWhenQuiet(context.getInputActivityClock(), System::currentTimeMillis));
  }

  @Override
  public void onEvent(KafkaRecord record, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, timestamp);
    lastRecordNanos = activity.relativeTimeNanos();
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long now = wallClock.getAsLong();
    boolean quiet = activity.relativeTimeNanos() - lastRecordNanos > SLACK.toNanos();
    long reached = quiet ? now : Math.min(newest, now);
    output.emitWatermark(new Watermark(reached - SLACK.toMillis()));
  }
}
