package ink.reporting;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * When a report that is run by itself is due: at six in the morning of its time zone, so that the
 * day before is whole. Where a clock's change leaves six out, it is due at the next time that there
 * is.
 */
public enum Rhythm {
  DAY,
  WEEK,
  MONTH;

  private static final LocalTime SIX = LocalTime.of(6, 0);

  /** The first time after {@code instant}: every day, on Mondays, or on the first of a month. */
  public Instant after(Instant instant, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(instant, zone);
    LocalDate first =
        switch (this) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.getDayOfMonth() == 1 ? day : next(day);
        };
    Instant due = first.atTime(SIX).atZone(zone).toInstant();
    return due.isAfter(instant) ? due : next(first).atTime(SIX).atZone(zone).toInstant();
  }

  private LocalDate next(LocalDate day) {
    return switch (this) {
      case DAY -> day.plusDays(1);
      case WEEK -> day.plusWeeks(1);
      case MONTH -> day.withDayOfMonth(1).plusMonths(1);
    };
  }
}
