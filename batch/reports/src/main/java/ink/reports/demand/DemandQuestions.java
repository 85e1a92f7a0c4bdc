package ink.reports.demand;

import ink.events.Streams;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Suppression;
import ink.reports.TextFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What the reports on demand ask the lake, and what of the answers may be published. */
public record DemandQuestions(PinnedLake lake, Period period) {
  /** Prices of fewer studios are a studio's own affair. */
  static final long LEAST_STUDIOS = 3;

  /** The facts behind the questions. */
  public static List<Input> inputs() {
    return List.of(
        Input.of(
            Streams.GENERATION_REQUESTED,
            "tenant_id",
            "client_id",
            "artist_id",
            "style",
            "body_part",
            "country"),
        new Input(
            "generation_completed_ever",
            Streams.GENERATION_COMPLETED,
            "completed_at",
            List.of("design_id", "style"),
            Input.Reach.HISTORY),
        Input.of(Streams.APP_EVENT_RECORDED, "actor_id", "name", "style", "country"),
        Input.of(Streams.BOOKING_CORRELATED, "booking_id", "design_id"),
        new Input(
            "booking_changed",
            Streams.BOOKING_CHANGED,
            "changed_at",
            List.of(
                "booking_id",
                "external_version",
                "status",
                "studio_id",
                "price_minor",
                "currency",
                "duration_minutes"),
            Input.Reach.HISTORY));
  }

  private List<Row> ask(String question, Map<String, Object> values) {
    return lake.ask(TextFile.beside(DemandQuestions.class, question), values);
  }

  /** Weeks of styles that enough people wanted. */
  public List<StyleWeek> weeks() {
    return ask("style_weeks.sql", Map.of("start", period.start())).stream()
        .filter(row -> row.getLong(2) >= Suppression.LEAST)
        .map(
            row ->
                new StyleWeek(
                    row.getLocalDate(0),
                    row.getString(1),
                    row.getLong(2),
                    Suppression.tellable(row.getLong(3), row.getLong(2)) ? row.getLong(3) : null))
        .toList();
  }

  /**
   * A style in a country.
   *
   * @param share of the country's, each person counted once a style
   * @param index share here over the share everywhere
   */
  public record Region(String country, String style, long people, double share, double index) {
    private Region of(double all, double styleShare) {
      return new Region(country, style, people, people / all, people / all / styleShare);
    }
  }

  /** Styles by country; shares are of what is published. */
  public List<Region> regions() {
    List<Region> counts =
        Suppression.visible(
            ask("style_countries.sql", Map.of()).stream()
                .map(row -> new Region(row.getString(0), row.getString(1), row.getLong(2), 0, 0))
                .toList(),
            Region::country,
            Region::style,
            Region::people);
    double all = counts.stream().mapToLong(Region::people).sum();
    Map<String, Long> countries = sums(counts, Region::country);
    Map<String, Long> styles = sums(counts, Region::style);
    return counts.stream()
        .map(
            region ->
                region.of(
                    Objects.requireNonNull(countries.get(region.country())),
                    Objects.requireNonNull(styles.get(region.style())) / all))
        .toList();
  }

  private static Map<String, Long> sums(
      List<Region> counts, java.util.function.Function<Region, String> group) {
    return counts.stream()
        .collect(Collectors.groupingBy(group, Collectors.summingLong(Region::people)));
  }

  /** People by day of the week; Monday is 1. */
  public record Weekday(int weekday, long people) {}

  /** All seven, or none when one of them had too few. */
  public List<Weekday> weekdays() {
    List<Weekday> days =
        ask("weekdays.sql", Map.of()).stream()
            .map(row -> new Weekday(row.getInt(0), row.getLong(1)))
            .toList();
    boolean enough =
        days.size() == 7 && days.stream().allMatch(day -> day.people() >= Suppression.LEAST);
    return enough ? days : List.of();
  }

  /**
   * What an hour costs.
   *
   * @param currency of {@code low, middle, high} in minor units; null: they are over the usual hour
   *     of each currency
   * @param low lower quartile
   * @param middle median
   * @param high upper quartile
   */
  public record Price(
      String style,
      @Nullable String currency,
      long bookings,
      long studios,
      double low,
      double middle,
      double high) {
    private String currencyOrNone() {
      return Objects.requireNonNullElse(currency, "");
    }
  }

  /** By style and currency. */
  public List<Price> prices() {
    List<Price> all =
        ask("style_prices.sql", Map.of()).stream()
            .map(row -> price(row, row.getString(1), 2))
            .toList();
    return Suppression.visible(all, Price::style, Price::currencyOrNone, Price::bookings).stream()
        .filter(price -> price.studios() >= LEAST_STUDIOS)
        .toList();
  }

  /** By style, over what is usual. */
  public List<Price> priceIndex() {
    return ask("price_index.sql", Map.of()).stream()
        .map(row -> price(row, null, 1))
        .filter(p -> p.bookings() >= Suppression.LEAST && p.studios() >= LEAST_STUDIOS)
        .toList();
  }

  private static Price price(Row row, @Nullable String currency, int at) {
    return new Price(
        row.getString(0),
        currency,
        row.getLong(at),
        row.getLong(at + 1),
        row.getDouble(at + 2),
        row.getDouble(at + 3),
        row.getDouble(at + 4));
  }

  /** What elasticities are told from; no part of it is published. */
  public List<Elasticity.Fortnight> fortnights() {
    return ask("studio_fortnights.sql", Map.of("start", period.start(), "from", period.from()))
        .stream()
        .map(
            row -> {
              long bookings = row.getLong(3);
              long ones = (bookings + 1) / 2;
              return new Elasticity.Fortnight(
                  row.getString(0),
                  row.getString(1),
                  row.getInt(2),
                  bookings,
                  row.getDouble(4) / ones,
                  row.getDouble(5) / (bookings - ones));
            })
        .toList();
  }
}
