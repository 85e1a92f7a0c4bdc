package ink.world;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Everything that is left to chance, from one seed. */
final class Dice {
  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler gaussian;
  private final SharedStateContinuousSampler exponential;

  Dice(long seed) {
    random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    exponential = ZigguratSampler.Exponential.of(random);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to {@code bound} − 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  long number() {
    return random.nextLong();
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  double exponential(double mean) {
    return mean * exponential.sample();
  }

  /** The exponential of a normal variable around 0, cut off at {@code cut} deviations. */
  double logNormal(double deviation, double cut) {
    double z = Math.max(-cut, Math.min(cut, gaussian.sample()));
    return StrictMath.exp(deviation * z);
  }

  int poisson(double mean) {
    return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** One of the first more often than one of the last. */
  <T> T pickSkewed(List<T> values) {
    double u = random.nextDouble();
    return values.get((int) (u * u * values.size()));
  }

  /** An index, in proportion to the weights. */
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    int last = weights.length - 1;
    for (int i = 0; i < last; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return last;
  }
}
