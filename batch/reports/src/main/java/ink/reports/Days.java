package ink.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What an edition speaks of: whole days as a time zone has them.
 *
 * @param start the first day
 * @param end the day after the last
 */
public record Days(LocalDate start, LocalDate end, ZoneId zone) {
  /** The days of a run's period, in UTC. */
  public static Days of(Period period) {
    return new Days(period.start(), period.end(), ZoneOffset.UTC);
  }

  /** The first instant. */
  public Instant from() {
    return start.atStartOfDay(zone).toInstant();
  }

  /** The first instant after it. */
  public Instant to() {
    return end.atStartOfDay(zone).toInstant();
  }

  /** The last day. */
  public LocalDate last() {
    return end.minusDays(1);
  }

  /** The zone's name: UTC, or as in Europe/Berlin. */
  public String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
