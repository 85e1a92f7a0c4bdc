package ink.state;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something comes round: each week on a day, or each month on a day, at a local time. A time
 * that a clock skips in spring comes as much later as the clock is put forward; one that it shows
 * twice in autumn comes at the first. A month that is too short has it on its last day.
 *
 * @param weekday the day of the week; null: each month
 * @param monthday the day of the month, 1 to 31; null: each week
 * @param endsOn the last day on which it may come; null: it never ends
 */
public record Recurrence(
    @Nullable DayOfWeek weekday,
    @Nullable Integer monthday,
    LocalTime time,
    ZoneId zone,
    @Nullable LocalDate endsOn) {

  public Recurrence {
    if ((weekday == null) == (monthday == null)) {
      throw new IllegalArgumentException("it comes on a day of the week or of the month, not both");
    }
    if (monthday != null && (monthday < 1 || monthday > 31)) {
      throw new IllegalArgumentException("a day of the month is from 1 to 31, not " + monthday);
    }
  }

  /**
   * The zone of a name.
   *
   * @throws IllegalArgumentException when nobody knows it, with a sentence for the caller
   */
  public static ZoneId zone(String name) {
    try {
      ZoneId zone = ZoneId.of(name);
      if (name.contains("/") || name.equals("UTC")) {
        return zone;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "no time zone is called " + name + "; a zone is named as in Europe/Berlin, or UTC");
  }

  /** The first after {@code after}; empty when it never comes again. */
  public Optional<Instant> next(Instant after) {
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
    while (true) {
      LocalDate date = onOrAfter(day);
      if (endsOn != null && date.isAfter(endsOn)) {
        return Optional.empty();
      }
      Instant at = at(date);
      if (at.isAfter(after)) {
        return Optional.of(at);
      }
      day = date.plusDays(1);
    }
  }

  /**
   * The last after {@code after} that has come at {@code now}; empty when none has.
   *
   * @param after before it, there was no schedule
   */
  public Optional<Instant> last(Instant after, Instant now) {
    LocalDate day = now.atZone(zone).toLocalDate();
    if (endsOn != null && day.isAfter(endsOn)) {
      day = endsOn;
    }
    LocalDate date = onOrBefore(day);
    if (at(date).isAfter(now)) {
      date = onOrBefore(date.minusDays(1));
    }
    return Optional.of(at(date)).filter(at -> at.isAfter(after));
  }

  private Instant at(LocalDate date) {
    return ZonedDateTime.of(date, time, zone).toInstant();
  }

  private LocalDate onOrAfter(LocalDate day) {
    if (weekday != null) {
      return day.with(TemporalAdjusters.nextOrSame(weekday));
    }
    LocalDate date = inMonth(YearMonth.from(day));
    return date.isBefore(day) ? inMonth(YearMonth.from(day).plusMonths(1)) : date;
  }

  private LocalDate onOrBefore(LocalDate day) {
    if (weekday != null) {
      return day.with(TemporalAdjusters.previousOrSame(weekday));
    }
    LocalDate date = inMonth(YearMonth.from(day));
    return date.isAfter(day) ? inMonth(YearMonth.from(day).minusMonths(1)) : date;
  }

  private LocalDate inMonth(YearMonth month) {
    int day = monthday == null ? 1 : monthday;
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }
}
