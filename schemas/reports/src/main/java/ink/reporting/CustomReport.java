package ink.reporting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that somebody put together. Whatever it names is in the {@link Catalogue}.
 *
 * @param grain null: one row for the whole period
 * @param limit rows at most, the first by the order of its dimensions
 */
public record CustomReport(
    Catalogue.Subject subject,
    List<Catalogue.Measure> measures,
    List<Catalogue.Dimension> dimensions,
    List<Filter> filters,
    @Nullable Grain grain,
    Span span,
    ZoneId zone,
    int limit) {
  /** Rows that a report has at most. */
  public static final int MOST_ROWS = 10_000;

  /** How long a step in time is; weeks begin on Monday. */
  public enum Grain {
    DAY,
    WEEK,
    MONTH
  }

  /** How a filter compares. */
  public enum Operator {
    IN,
    NOT_IN,
    AT_LEAST,
    AT_MOST
  }

  /**
   * What rows must be like.
   *
   * @param values each a String, a Long or a Boolean, as the dimension's type is
   */
  public record Filter(Catalogue.Dimension dimension, Operator operator, List<Object> values) {}

  /** The days a report speaks of: fixed ones, or the last so many before the day it is run. */
  public sealed interface Span {
    /** The first day. */
    LocalDate from(LocalDate today);

    /** The day after the last. */
    LocalDate to(LocalDate today);
  }

  /**
   * Fixed days.
   *
   * @param to the day after the last
   */
  public record Between(LocalDate from, LocalDate to) implements Span {
    @Override
    public LocalDate from(LocalDate today) {
      return from;
    }

    @Override
    public LocalDate to(LocalDate today) {
      return to;
    }
  }

  /** The last so many whole days; today is not over and not among them. */
  public record LastDays(int days) implements Span {
    @Override
    public LocalDate from(LocalDate today) {
      return today.minusDays(days);
    }

    @Override
    public LocalDate to(LocalDate today) {
      return today;
    }
  }

  public CustomReport {
    measures = List.copyOf(measures);
    dimensions = List.copyOf(dimensions);
    filters = List.copyOf(filters);
  }
}
