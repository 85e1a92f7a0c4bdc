package ink.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which world. The same plan gives the same facts, byte for byte.
 *
 * @param start first day, UTC
 * @param days length
 * @param studios how many there are at the start
 * @param busyness how busy they are; 1 is about 70 facts a studio and day
 * @param schemaChange days after the start from which facts are written with the newest schemas;
 *     before, with the older released ones
 */
public record WorldPlan(
    long seed,
    LocalDate start,
    int days,
    int studios,
    double busyness,
    Effects effects,
    FraudBurst fraud,
    Outage outage,
    int schemaChange) {

  private static final LocalDate MONDAY = LocalDate.parse("2025-11-24");
  private static final int MOST_DAYS = 3660;
  private static final int MOST_STUDIOS = 20_000;

  public WorldPlan {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("a world lasts 1 to " + MOST_DAYS + " days, not " + days);
    }
    if (studios < 1 || studios > MOST_STUDIOS) {
      throw new IllegalArgumentException(
          "a world has 1 to " + MOST_STUDIOS + " studios, not " + studios);
    }
    if (!(busyness > 0 && busyness <= 100)) {
      throw new IllegalArgumentException("busyness is above 0 and at most 100, not " + busyness);
    }
  }

  /** A world that begins on Monday, 24 November 2025, with the usual effects. */
  public static WorldPlan of(long seed, int studios, int days) {
    return new WorldPlan(
        seed,
        MONDAY,
        days,
        studios,
        1,
        Effects.usual(),
        new FraudBurst(
            days * 7 / 10, 3, 40, 40 * (5 + studios / 4), 20 * (1 + studios / 10), "band"),
        new Outage(days * 11 / 20, 14, 2, 0.6),
        days / 2);
  }

  /** The same world on other days. */
  public WorldPlan startingOn(LocalDate day) {
    return new WorldPlan(seed, day, days, studios, busyness, effects, fraud, outage, schemaChange);
  }

  /** The same world, with other effects. */
  public WorldPlan with(Effects other) {
    return new WorldPlan(seed, start, days, studios, busyness, other, fraud, outage, schemaChange);
  }

  /** The same world, {@code factor} times as busy as usual. */
  public WorldPlan asBusyAs(double factor) {
    return new WorldPlan(seed, start, days, studios, factor, effects, fraud, outage, schemaChange);
  }

  /** The same world, in which nobody cheats. */
  public WorldPlan withoutFraud() {
    return new WorldPlan(
        seed,
        start,
        days,
        studios,
        busyness,
        effects,
        new FraudBurst(fraud.day(), fraud.hours(), 0, 0, 0, fraud.style()),
        outage,
        schemaChange);
  }

  /** The first instant. */
  public Instant from() {
    return dayStart(0);
  }

  /** The first instant after the last: no fact happened then or later. */
  public Instant to() {
    return dayStart(days);
  }

  /** The day after the last. */
  public LocalDate end() {
    return start.plusDays(days);
  }

  /** Since when facts are written with the newest schemas. */
  public Instant schemaChangesAt() {
    return dayStart(schemaChange);
  }

  Instant dayStart(int day) {
    return start.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
