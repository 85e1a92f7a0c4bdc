package ink.reports.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast the error budget of the objective burns: 1 uses it up exactly in 30 days. Windows and
 * their limits are those of the SRE workbook (chapter 5, table 5-8: 2%, 5% and 10% of the budget).
 *
 * @param window up to the end of the last hour with a deadline in it
 * @param limit at which somebody is called, when a twelfth of the window burns as fast
 * @param rate of the window; 0 when nothing was due
 * @param lately of its last twelfth, an hour at least
 */
record BurnRate(Duration window, double limit, long due, long broken, double rate, double lately) {
  /** Share of generations that may lack their answer in time: the objective is 99.9%. */
  static final double BUDGET = 0.001;

  private record Alarm(Duration window, double limit) {}

  static List<BurnRate> of(List<HealthRows.Hour> hours) {
    return Stream.of(
            new Alarm(Duration.ofHours(1), 14.4),
            new Alarm(Duration.ofHours(6), 6),
            new Alarm(Duration.ofDays(3), 1))
        .map(alarm -> of(hours, alarm))
        .toList();
  }

  private static BurnRate of(List<HealthRows.Hour> hours, Alarm alarm) {
    Duration twelfth = alarm.window.dividedBy(12);
    Duration last = twelfth.compareTo(Duration.ofHours(1)) < 0 ? Duration.ofHours(1) : twelfth;
    List<HealthRows.Hour> inside = within(hours, alarm.window);
    return new BurnRate(
        alarm.window,
        alarm.limit,
        due(inside),
        broken(inside),
        rate(inside),
        rate(within(hours, last)));
  }

  private static List<HealthRows.Hour> within(List<HealthRows.Hour> hours, Duration window) {
    if (hours.isEmpty()) {
      return hours;
    }
    Instant end = hours.get(hours.size() - 1).start().plus(Duration.ofHours(1));
    return hours.stream().filter(h -> !h.start().isBefore(end.minus(window))).toList();
  }

  private static long due(List<HealthRows.Hour> hours) {
    return hours.stream().mapToLong(HealthRows.Hour::due).sum();
  }

  private static long broken(List<HealthRows.Hour> hours) {
    return hours.stream().mapToLong(HealthRows.Hour::broken).sum();
  }

  /** Broken share of {@code hours} in budgets. */
  static double rate(List<HealthRows.Hour> hours) {
    long due = due(hours);
    return due == 0 ? 0 : broken(hours) / (due * BUDGET);
  }

  /** Whether somebody is to be called. */
  boolean alarms() {
    return rate >= limit && lately >= limit;
  }
}
