package ink.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a report speaks of: whole weeks of seven UTC days.
 *
 * @param end the day after the last
 * @param weeks at least 4, for reports compare two weeks with the two before
 */
public record Period(LocalDate end, int weeks) {
  public static final int LEAST_WEEKS = 4;
  private static final int MOST_WEEKS = 104;

  public Period {
    if (weeks < LEAST_WEEKS || weeks > MOST_WEEKS) {
      throw new IllegalArgumentException(
          "--weeks is from " + LEAST_WEEKS + " to " + MOST_WEEKS + ", not " + weeks);
    }
  }

  /** The first day. */
  public LocalDate start() {
    return end.minusWeeks(weeks);
  }

  /** The first instant. */
  public Instant from() {
    return start().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant after it. */
  public Instant to() {
    return end.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
