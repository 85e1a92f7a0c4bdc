package ink.dispatch.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast a lane of a model serves: two means, exponentially weighted. */
final class ServiceRate {
  /** A new figure's share in a mean. */
  private static final double NEW = 0.05;

  private double serviceMs;
  private double gapMs;
  private @Nullable Instant busySince;

  /** A call of this length brought an answer. */
  void served(Duration took) {
    double ms = took.toNanos() / 1e6;
    serviceMs = serviceMs == 0 ? ms : serviceMs + NEW * (ms - serviceMs);
  }

  /**
   * A call ended. Only the time between two ends that others waited through tells how fast the lane
   * can be; the rest tells how little was asked of it.
   *
   * @param waiting whether others wait on
   */
  void ended(Instant now, boolean waiting) {
    if (busySince != null) {
      double ms = Duration.between(busySince, now).toNanos() / 1e6;
      gapMs = gapMs == 0 ? ms : gapMs + NEW * (ms - gapMs);
    }
    busySince = waiting ? now : null;
  }

  /** Mean milliseconds of a call; 0 before the first. */
  double serviceMs() {
    return serviceMs;
  }

  /** Mean milliseconds between the ends of two calls while others wait. */
  double gapMs(int calling) {
    return gapMs == 0 ? serviceMs / Math.max(1, calling) : gapMs;
  }
}
