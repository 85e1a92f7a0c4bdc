package ink.reports.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Platform Health's numbers. */
record HealthRows(
    List<Cell> lanes,
    List<Cell> countries,
    Cell all,
    List<Failure> failures,
    List<Hour> hours,
    Machines machines,
    List<Forecast> forecasts,
    List<Count> webhooks,
    List<Count> letters,
    List<Freshness> freshness) {
  HealthRows {
    lanes = List.copyOf(lanes);
    countries = List.copyOf(countries);
    failures = List.copyOf(failures);
    hours = List.copyOf(hours);
    forecasts = List.copyOf(forecasts);
    webhooks = List.copyOf(webhooks);
    letters = List.copyOf(letters);
    freshness = List.copyOf(freshness);
  }

  /** Exact quantiles in milliseconds. */
  record Quantiles(double p50, double p95, double p99) {}

  /**
   * Generations of a lane or a country.
   *
   * @param open without an outcome yet
   * @param latency from acceptance to image, of the made ones; null: none was made
   */
  record Cell(
      String name, long requested, long made, long failed, long open, @Nullable Quantiles latency) {
    static final Cell NONE = new Cell("", 0, 0, 0, 0, null);
  }

  /** Generations that ended without an image. */
  record Failure(String cause, String code, long failed) {}

  /** Generations whose deadline was in the hour that begins at {@code start}. */
  record Hour(Instant start, long due, long broken) {}

  /**
   * Model servers.
   *
   * @param readySeconds servers × seconds that they were ready
   * @param busyMs milliseconds that successful calls took
   * @param drawn images drawn
   * @param cached images that were there already
   */
  record Machines(long readySeconds, long busyMs, long drawn, long cached) {
    /** Share of the ready time that was spent drawing; NaN when no server was measured. */
    double utilisation() {
      return busyMs / 1000.0 / readySeconds;
    }

    /** Price of an image at a price per server hour; NaN without an image. */
    double costPerImage(double hour) {
      return readySeconds / 3600.0 * hour / drawn;
    }
  }

  /**
   * How far forecasts were from what came, in milliseconds.
   *
   * @param errors of the absolute error
   * @param bias median of came less forecast: above zero, it took longer than said
   */
  record Forecast(String lane, long compared, Quantiles errors, double bias) {}

  /** Things of a kind, e.g. square and booking.updated. */
  record Count(String of, String kind, long count) {}

  /**
   * How old a table's newest fact was when the snapshot that was read was committed.
   *
   * @param newest event time of the newest fact of the period; null: none
   */
  record Freshness(String table, Instant committed, @Nullable Instant newest) {}
}
