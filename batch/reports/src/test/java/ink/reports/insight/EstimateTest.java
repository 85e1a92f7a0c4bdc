package ink.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void isWilsonsForAShare() {
    // Newcombe (1998), 81 of 263.
    Estimate share = Estimate.share(81, 263, 0.05);

    assertThat(share.value()).isCloseTo(0.308, within(5e-4));
    assertThat(share.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(share.high()).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void isNewcombesForADifferenceOfShares() {
    // Newcombe (1998), 56/70 against 48/80, method 10.
    Estimate difference = Estimate.share(56, 70, 0.05).minus(Estimate.share(48, 80, 0.05));

    assertThat(difference.value()).isCloseTo(0.2, within(1e-9));
    assertThat(difference.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(difference.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(difference.isPositive()).isTrue();
    assertThat(difference.times(-1).isNegative()).isTrue();
  }

  /** How often an interval holds the true value. */
  private static double coverage(Function<double[], Estimate> interval, double truth) {
    Random random = new Random(7);
    int holds = 0;
    for (int i = 0; i < 1_000; i++) {
      double[] sample = new double[25];
      Arrays.setAll(sample, j -> Math.exp(0.5 * random.nextGaussian()));
      Arrays.sort(sample);
      Estimate estimate = interval.apply(sample);
      holds += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }
    return holds / 1_000.0;
  }

  @Test
  void holdsTheTrueMedianAsOftenAsItSays() {
    assertThat(coverage(sample -> Estimate.median(sample, 0.05), 1)).isBetween(0.94, 0.985);
  }

  @Test
  void holdsTheTrueMeanAboutAsOftenAsItSays() {
    assertThat(coverage(sample -> Estimate.mean(sample, 0.05), Math.exp(0.125)))
        .as("percentile bootstrap of 25 skewed values is known to be a little short")
        .isBetween(0.89, 0.96);
  }

  @Test
  void isTheWholeSampleWhereThatIsTooSmall() {
    assertThat(Estimate.median(new double[] {1, 2, 5}, 0.05)).isEqualTo(new Estimate(2, 1, 5));
  }
}
