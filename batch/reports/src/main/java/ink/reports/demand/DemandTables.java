package ink.reports.demand;

import ink.reports.ReportTable;
import ink.reports.demand.DemandQuestions.Price;
import ink.reports.demand.DemandQuestions.Region;
import ink.reports.demand.DemandQuestions.Weekday;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Demand as programs read it. */
public final class DemandTables {
  private DemandTables() {}

  /** With each style's share of the week's people, who count once a style. */
  public static ReportTable weeks(List<StyleWeek> weeks) {
    Map<?, Long> totals =
        weeks.stream()
            .collect(
                Collectors.groupingBy(StyleWeek::start, Collectors.summingLong(StyleWeek::people)));
    return ReportTable.of(
        "weeks",
        "week_start, style, people, askers, share",
        weeks,
        w ->
            new @Nullable Object[] {
              w.start(),
              w.style(),
              w.people(),
              w.askers(),
              (double) w.people() / Objects.requireNonNull(totals.get(w.start()))
            });
  }

  public static ReportTable growth(List<Growth> growth) {
    return ReportTable.of(
        "growth",
        "style, weeks, people, weekly_growth, weekly_growth_low, weekly_growth_high, direction",
        growth,
        g ->
            new Object[] {
              g.style(), g.weeks(), g.people(), g.weekly(), g.low(), g.high(), g.direction().slug()
            });
  }

  public static ReportTable seasons(List<Season> seasons) {
    return ReportTable.of(
        "seasons",
        "style, peak_day, peak_margin_days, peak_height",
        seasons,
        s -> new Object[] {s.style(), s.peakDay(), s.marginDays(), s.height()});
  }

  public static ReportTable parts(List<SeasonalPart> parts) {
    return ReportTable.of(
        "decomposition",
        "week_start, style, people, trend, season, rest",
        parts,
        p -> new Object[] {p.start(), p.style(), p.people(), p.trend(), p.season(), p.rest()});
  }

  public static ReportTable regions(List<Region> regions) {
    return ReportTable.of(
        "regions",
        "country, style, people, share, index",
        regions,
        r -> new Object[] {r.country(), r.style(), r.people(), r.share(), r.index()});
  }

  public static ReportTable weekdays(List<Weekday> days) {
    return ReportTable.of(
        "weekdays", "weekday, people", days, d -> new Object[] {d.weekday(), d.people()});
  }

  /** In minor units of the currency. */
  public static ReportTable prices(List<Price> prices) {
    return ReportTable.of(
        "prices",
        "style, currency, bookings, studios, hour_low, hour_median, hour_high",
        prices,
        p ->
            new @Nullable Object[] {
              p.style(), p.currency(), p.bookings(), p.studios(), p.low(), p.middle(), p.high()
            });
  }

  /** Over the usual hour. */
  public static ReportTable priceIndex(List<Price> prices) {
    return ReportTable.of(
        "price_index",
        "style, bookings, studios, index_low, index_median, index_high",
        prices,
        p -> new Object[] {p.style(), p.bookings(), p.studios(), p.low(), p.middle(), p.high()});
  }

  public static ReportTable elasticities(List<Elasticity> elasticities) {
    return ReportTable.of(
        "elasticity",
        "scope, studios, bookings, elasticity, elasticity_low, elasticity_high",
        elasticities,
        e -> new Object[] {e.scope(), e.studios(), e.bookings(), e.value(), e.low(), e.high()});
  }
}
