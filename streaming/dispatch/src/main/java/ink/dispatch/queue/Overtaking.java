package ink.dispatch.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * How many newcomers a lane sees that go before those who wait: a tenant that asks for little is
 * served at once, however long the backlog of others is. Newcomers are counted by the distance of
 * their turn from the virtual time, eight classes an octave; one at distance x goes before a turn
 * at distance d while that is still farther away than x, so for 1 - x/d of its way.
 */
final class Overtaking {
  /** How long a rate remembers. */
  private static final double MEMORY_MS = 90_000;

  /** Before so much was seen, it counts as seen without a newcomer: a burst is no rate. */
  private static final double LEAST_SEEN_MS = 30_000;

  private static final double ROLL_MS = 1_000;

  /** At most this part of the lane counts as overtaken: else nobody would ever come. */
  private static final double MOST = 0.95;

  private static final int CLASSES = 8 * 62;

  private final double[] counts = new double[CLASSES];
  private final double[] distances = new double[CLASSES];

  /** Newcomers a millisecond in the classes before this one, and their distances. */
  private final double[] perMs = new double[CLASSES + 1];

  private final double[] distancePerMs = new double[CLASSES + 1];
  private Instant since = Instant.MIN;
  private Instant rolledAt = Instant.MIN;

  /** A turn that goes before some who wait was given out, this far from the virtual time. */
  void came(long distance, Instant now) {
    roll(now);
    int at = classOf(distance);
    counts[at]++;
    distances[at] += distance;
  }

  /** 0 to 7 for themselves, then three more bits below the highest. */
  private static int classOf(long distance) {
    if (distance < 8) {
      return (int) Math.max(0, distance);
    }
    int octave = 63 - Long.numberOfLeadingZeros(distance);
    return 8 * (octave - 2) + (int) ((distance >>> (octave - 3)) & 7);
  }

  private void roll(Instant now) {
    if (since == Instant.MIN) {
      since = now;
      rolledAt = now;
    }
    double ms = millis(rolledAt, now);
    if (ms < ROLL_MS) {
      return;
    }
    rolledAt = now;
    double kept = Math.exp(-ms / MEMORY_MS);
    double seen =
        MEMORY_MS * (1 - Math.exp(-Math.max(LEAST_SEEN_MS, millis(since, now)) / MEMORY_MS));
    for (int i = 0; i < CLASSES; i++) {
      perMs[i + 1] = perMs[i] + counts[i] / seen;
      distancePerMs[i + 1] = distancePerMs[i] + distances[i] / seen;
      counts[i] *= kept;
      distances[i] *= kept;
    }
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  /**
   * How much longer than those before it a turn takes, because others come and go before it too.
   *
   * @param distance of the turn from the virtual time
   * @param gapMs milliseconds between two ends of calls
   * @return 1 when nobody overtakes, else more
   */
  double stretch(long distance, double gapMs, Instant now) {
    roll(now);
    if (distance <= 0) {
      return 1;
    }
    int before = classOf(distance);
    double overtakers = perMs[before] - distancePerMs[before] / distance;
    return 1 / (1 - Math.min(MOST, overtakers * gapMs));
  }
}
