package ink.dispatch.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast a lane of a model serves: the mean length of a call and the mean gap between ends. */
final class ServiceRate {
  /** A new call's share in the mean of their lengths, once so many were seen. */
  private static final double NEW = 0.05;

  /** Ends that the mean gap remembers: few enough to follow, many enough to be steady. */
  private static final int ENDS = 60;

  /** Calls that began together end together; over so many lengths of a call it evens out. */
  private static final int CALLS = 5;

  private static final double LEAST_MEMORY_MS = 5_000;

  /** Nothing ended for so many lengths of a call, and this long besides: nothing is served. */
  private static final int STALLED_CALLS = 3;

  private static final long STALLED_MS = 10_000;

  private double serviceMs;
  private int served;
  private double ends;
  private double busyMs;
  private @Nullable Instant busySince;

  /** A call of this length brought an answer. */
  void served(Duration took) {
    double ms = took.toNanos() / 1e6;
    served++;
    serviceMs += Math.max(NEW, 1.0 / served) * (ms - serviceMs);
  }

  /**
   * A call ended for good. Only the time between two ends that others waited through tells how fast
   * the lane can be; the rest tells how little was asked of it.
   *
   * @param waiting whether others wait on
   */
  void ended(Instant now, boolean waiting) {
    if (busySince != null) {
      double ms = Duration.between(busySince, now).toNanos() / 1e6;
      double kept = Math.exp(-ms / memoryMs());
      ends = ends * kept + 1;
      busyMs = busyMs * kept + ms;
    }
    busySince = waiting ? now : null;
  }

  private double memoryMs() {
    double gap = ends == 0 ? 0 : busyMs / ends;
    return Math.max(LEAST_MEMORY_MS, Math.max(CALLS * serviceMs, ENDS * gap));
  }

  /** Mean milliseconds of a call; 0 before the first. */
  double serviceMs() {
    return serviceMs;
  }

  /** Mean milliseconds between the ends of two calls while others wait. */
  double gapMs(int calling) {
    return ends == 0 ? serviceMs / Math.max(1, calling) : busyMs / ends;
  }

  /** Whether others wait and no call has ended for so long that the past tells nothing. */
  boolean isStalled(Instant now) {
    return busySince != null
        && Duration.between(busySince, now).toMillis() > STALLED_MS + STALLED_CALLS * serviceMs;
  }
}
