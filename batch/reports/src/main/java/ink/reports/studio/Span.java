package ink.reports.studio;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A week or a month by a studio's own clock. Its days are as long as the zone makes them: one of 23
 * hours in spring is one.
 *
 * @param start Monday, or the first of the month
 */
public record Span(Unit unit, LocalDate start, ZoneId zone) {
  /** A week begins on Monday. */
  public enum Unit {
    WEEK,
    MONTH;

    /** As people say it: week, month. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The last that is over at {@code asOf}. */
  public static Span lastOver(Unit unit, Instant asOf, ZoneId zone) {
    return holding(unit, asOf.atZone(zone).toLocalDate(), zone).before(1);
  }

  private static Span holding(Unit unit, LocalDate day, ZoneId zone) {
    LocalDate start =
        unit == Unit.WEEK
            ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            : day.withDayOfMonth(1);
    return new Span(unit, start, zone);
  }

  /** The one {@code count} earlier; a negative count is later. */
  public Span before(int count) {
    return new Span(
        unit, unit == Unit.WEEK ? start.minusWeeks(count) : start.minusMonths(count), zone);
  }

  /** The day after the last. */
  public LocalDate end() {
    return before(-1).start;
  }

  /** The first instant. */
  public Instant from() {
    return start.atStartOfDay(zone).toInstant();
  }

  /** The first instant after it. */
  public Instant to() {
    return end().atStartOfDay(zone).toInstant();
  }

  /** Weeks in it: 1, or a seventh of the month's days. */
  public double weeks() {
    return start.until(end(), java.time.temporal.ChronoUnit.DAYS) / 7.0;
  }

  /** As queries name it: {@code week 2026-03-02}. */
  public String key() {
    return unit.word() + " " + start;
  }
}
