package ink.world;

import java.time.Instant;

/** When on a day things happen, and when we learn of them. */
final class Clock {
  /** How much happens in each hour of a studio's day. */
  private static final double[] HOURS = {
    3, 2, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 8, 7, 7, 8, 9, 11, 13, 14, 12, 9, 5
  };

  private static final long MOST_LATE_MILLIS = 3 * 86_400_000L;

  private final WorldPlan plan;
  private final Dice dice;
  private final Tally tally;

  Clock(WorldPlan plan, Dice dice, Tally tally) {
    this.plan = plan;
    this.dice = dice;
    this.tally = tally;
  }

  /** An instant of a UTC day, more likely at hours that are busy where the studio is. */
  Instant on(int day, Studio studio) {
    Instant midnight = plan.dayStart(day);
    int local = dice.weighted(HOURS) * 3600 + dice.below(3600);
    int offset = studio.zone().getRules().getOffset(midnight).getTotalSeconds();
    return midnight.plusMillis(Math.floorMod(local - offset, 86_400) * 1000L + dice.below(1000));
  }

  /** When the app's word of something reaches us: in seconds, or hours to days late. */
  Instant appReceives(Instant at) {
    if (dice.chance(plan.effects().late())) {
      long millis = (long) (4 * 3_600_000L * dice.logNormal(1.2, 3));
      if (at.isBefore(plan.to())) {
        tally.late++;
      }
      return at.plusMillis(Math.max(3_600_000L, Math.min(MOST_LATE_MILLIS, millis)));
    }
    return at.plusMillis(150 + dice.below(4_000));
  }

  /** When a platform's word reaches us. */
  Instant platformReceives(Instant at) {
    return at.plusMillis(300 + dice.below(5_000));
  }

  /** Whole days between the start and an instant. */
  int dayOf(Instant at) {
    return (int) Math.floorDiv(at.toEpochMilli() - plan.from().toEpochMilli(), 86_400_000L);
  }
}
