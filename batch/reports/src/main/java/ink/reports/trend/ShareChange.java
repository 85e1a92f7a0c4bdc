package ink.reports.trend;

import java.util.Locale;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * How a share changed between two counts, and how much of that chance may have done.
 *
 * @param difference recent less earlier
 * @param low lower end of the interval of the difference
 * @param high its upper end
 */
record ShareChange(double earlier, double recent, double difference, double low, double high) {

  /** What the interval allows to say. */
  enum Direction {
    RISER("rising"),
    FADER("fading"),
    STEADY("steady");

    private final String word;

    Direction(String word) {
      this.word = word;
    }

    /** What a style does that moves so. */
    String word() {
      return word;
    }

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The change from {@code earlierCount} of {@code earlierTotal} to {@code recentCount} of {@code
   * recentTotal}. The interval joins the two shares' Wilson intervals as Newcombe does (Statistics
   * in Medicine 17, 1998, 873–890, method 10).
   *
   * @param alpha chance of an interval that misses, e.g. 0.05
   */
  static ShareChange between(
      long earlierCount, long earlierTotal, long recentCount, long recentTotal, double alpha) {
    double earlier = (double) earlierCount / earlierTotal;
    double recent = (double) recentCount / recentTotal;
    Interval before = wilson(earlierCount, earlierTotal, alpha);
    Interval after = wilson(recentCount, recentTotal, alpha);
    double difference = recent - earlier;
    return new ShareChange(
        earlier,
        recent,
        difference,
        difference - Math.hypot(recent - after.getLowerBound(), before.getUpperBound() - earlier),
        difference + Math.hypot(after.getUpperBound() - recent, earlier - before.getLowerBound()));
  }

  private static Interval wilson(long count, long total, double alpha) {
    return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
        Math.toIntExact(total), Math.toIntExact(count), alpha);
  }

  /** Risen or faded only when the whole interval says so. */
  Direction direction() {
    if (low > 0) {
      return Direction.RISER;
    }
    return high < 0 ? Direction.FADER : Direction.STEADY;
  }
}
