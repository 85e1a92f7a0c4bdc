package ink.reports.insight;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * A number that was found in a sample, and where the true one may lie.
 *
 * @param value what was found
 * @param low lower end of its confidence interval
 * @param high upper end
 */
record Estimate(double value, double low, double high) {
  private static final int RESAMPLES = 999;

  /** A share: Wilson's interval, which misses with {@code alpha}. */
  static Estimate share(long count, long total, double alpha) {
    Interval interval =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(total), Math.toIntExact(count), alpha);
    return new Estimate((double) count / total, interval.getLowerBound(), interval.getUpperBound());
  }

  /**
   * The median, between two order statistics (Conover, Practical Nonparametric Statistics, 3.2): no
   * distribution is assumed. Of a sample too small for {@code alpha} the interval is all of it.
   *
   * @param sorted at least one value, the smallest first
   */
  static Estimate median(double[] sorted, double alpha) {
    int n = sorted.length;
    // The largest rank whose tail is at most alpha/2.
    int rank = BinomialDistribution.of(n, 0.5).inverseCumulativeProbability(alpha / 2);
    int low = Math.max(1, rank);
    return new Estimate(quantile(sorted, 0.5), sorted[low - 1], sorted[n - low]);
  }

  /**
   * A quantile between the two values beside it, linearly (type 7 of Hyndman and Fan, as in R and
   * DuckDB's {@code quantile_cont}).
   */
  static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * The mean: percentiles of the means of resamples (Efron's bootstrap). The same values give the
   * same interval.
   *
   * @param values at least one
   */
  static Estimate mean(double[] values, double alpha) {
    SplittableRandom random = new SplittableRandom(values.length);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    return new Estimate(
        Arrays.stream(values).average().orElseThrow(),
        quantile(means, alpha / 2),
        quantile(means, 1 - alpha / 2));
  }

  /**
   * The difference of two that were found apart; its interval joins theirs (MOVER: Zou and Donner,
   * Statistics in Medicine 27, 2008, 1693–1702; for two Wilson intervals it is Newcombe's).
   */
  Estimate minus(Estimate other) {
    double difference = value - other.value;
    return new Estimate(
        difference,
        difference - Math.hypot(value - low, other.high - other.value),
        difference + Math.hypot(high - value, other.value - other.low));
  }

  /** In another unit. */
  Estimate times(double factor) {
    return factor < 0
        ? new Estimate(value * factor, high * factor, low * factor)
        : new Estimate(value * factor, low * factor, high * factor);
  }

  /** Whether chance alone does not explain that it is above zero. */
  boolean isPositive() {
    return low > 0;
  }

  /** Whether chance alone does not explain that it is below zero. */
  boolean isNegative() {
    return high < 0;
  }
}
