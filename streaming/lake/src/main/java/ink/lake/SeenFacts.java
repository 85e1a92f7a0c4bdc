package ink.lake;

import java.time.Duration;
import java.util.Arrays;

/**
 * Fingerprints of a bucket's facts, 16 bytes each, in two generations: the younger one is filled
 * for {@link #MEMORY}, then becomes the older one, which is then forgotten. A fact is so remembered
 * for one to two days, without a timer or a timestamp for each. Values are never changed in place,
 * for Flink may be writing a checkpoint of them.
 *
 * @param turnedAt milliseconds since 1970 at which the younger generation was begun
 * @param young pairs of longs
 * @param old pairs of longs
 */
public record SeenFacts(long turnedAt, long[] young, long[] old) {
  static final Duration MEMORY = Duration.ofHours(24);

  private static final long[] NONE = {};

  static SeenFacts startingAt(long now) {
    return new SeenFacts(now, NONE, NONE);
  }

  /** Without what is old enough to forget. */
  SeenFacts at(long now) {
    long age = now - turnedAt;
    if (age < MEMORY.toMillis()) {
      return this;
    }
    return new SeenFacts(now, NONE, age < 2 * MEMORY.toMillis() ? young : NONE);
  }

  boolean holds(long high, long low) {
    return holds(young, high, low) || holds(old, high, low);
  }

  private static boolean holds(long[] pairs, long high, long low) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i] == high && pairs[i + 1] == low) {
        return true;
      }
    }
    return false;
  }

  SeenFacts with(long high, long low) {
    long[] more = Arrays.copyOf(young, young.length + 2);
    more[young.length] = high;
    more[young.length + 1] = low;
    return new SeenFacts(turnedAt, more, old);
  }
}
