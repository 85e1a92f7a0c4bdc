package ink.reports.market;

import ink.reports.Basis;
import ink.reports.Definition;
import ink.reports.Period;
import ink.reports.Suppression;
import ink.reports.Wording;
import ink.reports.chart.Charts;
import ink.reports.demand.Courses;
import ink.reports.demand.DemandDefinitions;
import ink.reports.demand.DemandQuestions.Price;
import ink.reports.demand.DemandQuestions.Weekday;
import ink.reports.demand.DemandSections;
import ink.reports.demand.Elasticity;
import ink.reports.demand.SeasonalPart;
import ink.reports.page.Brand;
import ink.reports.page.Grid;
import ink.reports.page.Section;
import ink.reports.page.Story;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The Market Report in words, charts and tables. */
record MarketStory(MarketRows rows, Basis basis, Period period) {
  private static final int MOST_FACETS = 9;

  Story tell() {
    return new Story(
        Brand.OURS,
        "Market Report",
        "The tattoo market",
        "How demand for tattoo styles grows, when it peaks, and what prices do to it.",
        rows.isEmpty() ? nothing() : null,
        new MarketFindings(rows).all(),
        facts(),
        rows.isEmpty() ? List.of() : sections(),
        List.of(DemandDefinitions.SMALL_COUNTS),
        definitions(),
        basis);
  }

  private Story.Notice nothing() {
    return new Story.Notice(
        "Nothing to publish yet",
        List.of(
            "In these "
                + period.weeks()
                + " weeks no style, weekday or price was seen "
                + Suppression.LEAST
                + " times, and a smaller count is not published.",
            basis.snapshots().isEmpty()
                ? "The lake holds no facts at all. Its tables fill by themselves once designs are"
                    + " asked for, the app sends events and a booking platform is connected."
                : "The lake does hold facts. If you expected to see them, look at the period: a"
                    + " later one may reach them. A year of weeks shows seasons, too."));
  }

  private List<Story.Fact> facts() {
    List<Story.Fact> facts = new ArrayList<>();
    facts.add(new Story.Fact(Wording.count(rows.courses().growth().size()), "styles measured"));
    facts.add(
        new Story.Fact(Wording.count(rows.courses().seasons().size()), "styles with a season"));
    facts.add(
        new Story.Fact(
            Wording.count(rows.priceIndex().stream().mapToLong(Price::bookings).sum()),
            "appointments whose style and price are known"));
    overall()
        .ifPresent(
            e ->
                facts.add(new Story.Fact(Wording.number(e.value()), "price elasticity of demand")));
    return facts;
  }

  private java.util.Optional<Elasticity> overall() {
    return rows.elasticities().stream().filter(e -> e.scope().equals("all")).findFirst();
  }

  private List<Section> sections() {
    return List.of(
        DemandSections.growth(rows.courses()),
        DemandSections.seasons(rows.courses()),
        decomposition(),
        weekdays(),
        DemandSections.priceIndex(rows.priceIndex()),
        prices(),
        elasticity());
  }

  private Section decomposition() {
    Section section =
        Section.of(
            "Demand taken apart",
            "People a week, the trend behind them, and the trend with the season.");
    List<SeasonalPart> parts = rows.courses().parts();
    if (parts.isEmpty()) {
      return section.remark(
          "Trend and season can be told apart after a year: it takes "
              + Courses.YEAR_WEEKS
              + " weeks with enough interested people.");
    }
    Set<String> seasonal = rows.courses().seasonal();
    List<String> styles =
        parts.stream()
            .map(SeasonalPart::style)
            .distinct()
            .filter(style -> seasonal.isEmpty() || seasonal.contains(style))
            .limit(MOST_FACETS)
            .toList();
    List<Charts.Facet> points =
        parts.stream()
            .filter(part -> styles.contains(part.style()))
            .map(
                part ->
                    new Charts.Facet(
                        Wording.style(part.style()),
                        ChronoUnit.DAYS.between(period.start(), part.start()) / 7.0,
                        part.people(),
                        part.trend(),
                        part.trend() * part.season()))
            .toList();
    return section
        .with(
            Charts.facets("parts", points, quarters(), styles.size()),
            "A small chart each style: people by week, trend, and trend with season. The numbers"
                + " are in the table below.",
            "Dots: people. Dashed: the trend. Line: trend and season. Styles with a season.")
        .with(
            Grid.of(
                List.of("<Week", "<Style", "People", "Trend", "Season", "Rest"),
                parts,
                p ->
                    List.of(
                        Wording.day(p.start()),
                        Wording.style(p.style()),
                        Wording.count(p.people()),
                        Wording.decimal(p.trend()),
                        "× " + Wording.number(p.season()),
                        "× " + Wording.number(p.rest()))));
  }

  /** Where quarters of years begin, in weeks of the period. */
  private Map<Double, String> quarters() {
    Map<Double, String> marks = new TreeMap<>();
    for (LocalDate day = period.start().withDayOfMonth(1);
        day.isBefore(period.end());
        day = day.plusMonths(1)) {
      if (!day.isBefore(period.start()) && day.getMonthValue() % 3 == 1) {
        marks.put(
            ChronoUnit.DAYS.between(period.start(), day) / 7.0,
            day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      }
    }
    return marks;
  }

  private Section weekdays() {
    Section section =
        Section.of(
                "Through the week",
                "People interested in any style, each counted once a day, by day of the week in"
                    + " UTC.")
            .asHalf();
    if (rows.weekdays().isEmpty()) {
      return section.remark(
          "A day of the week had fewer than " + Suppression.LEAST + " interested people.");
    }
    return section
        .with(
            Charts.bars(
                "weekdays",
                rows.weekdays(),
                MarketStory::dayName,
                Weekday::people,
                day -> Wording.count(day.people())),
            "Bars: people by day of the week.",
            "")
        .with(
            Grid.of(
                List.of("<Day", "People"),
                rows.weekdays(),
                day -> List.of(dayName(day), Wording.count(day.people()))));
  }

  static String dayName(Weekday day) {
    return DayOfWeek.of(day.weekday()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private Section prices() {
    Section section =
        Section.of(
            "Prices by currency", "What an hour costs, for the middle half of appointments.");
    if (rows.prices().isEmpty()) {
      return section.remark(
          "No style has " + Suppression.LEAST + " appointments with a price in one currency.");
    }
    return section.showing(
        Grid.of(
            List.of(
                "<Style",
                "<Currency",
                "Appointments",
                "Studios",
                "Lower quarter",
                "Median",
                "Upper"),
            rows.prices(),
            p ->
                List.of(
                    Wording.style(p.style()),
                    Objects.requireNonNull(p.currency()),
                    Wording.count(p.bookings()),
                    Wording.count(p.studios()),
                    hour(p, p.low()),
                    hour(p, p.middle()),
                    hour(p, p.high()))));
  }

  private static String hour(Price price, double minor) {
    return Wording.money(Math.round(minor), Objects.requireNonNull(price.currency()));
  }

  private Section elasticity() {
    Section section =
        Section.of(
            "What a price does",
            "By how many per cent bookings change when a studio asks one per cent more.");
    if (rows.elasticities().isEmpty()) {
      return section.remark(
          "This needs "
              + Elasticity.LEAST_STUDIOS
              + " studios with regular bookings whose prices changed.");
    }
    return section
        .with(
            Charts.intervals(
                "elasticity",
                rows.elasticities().stream()
                    .map(e -> new Charts.Interval(scope(e), e.low(), e.value(), e.high(), "steady"))
                    .toList(),
                ".1f"),
            "Points with intervals: elasticity over all studios and by currency. The numbers are in"
                + " the table below.",
            "Bars: 95% intervals, each by itself. Below −1 a higher price earns less.")
        .showing(
            Grid.of(
                List.of("<Studios asking in", "Studios", "Bookings", "Elasticity", "Interval"),
                rows.elasticities(),
                e ->
                    List.of(
                        scope(e),
                        Wording.count(e.studios()),
                        Wording.count(e.bookings()),
                        Wording.number(e.value()),
                        Wording.number(e.low()) + " to " + Wording.number(e.high()))));
  }

  private static String scope(Elasticity elasticity) {
    return elasticity.scope().equals("all") ? "All currencies" : elasticity.scope();
  }

  private static List<Definition> definitions() {
    return List.of(
        DemandDefinitions.PEOPLE,
        DemandDefinitions.GROWTH,
        DemandDefinitions.SEASON,
        new Definition(
            "Trend, season, rest",
            "A week’s people are the product of the three: a steady growth, the yearly wave, and"
                + " what neither explains."),
        DemandDefinitions.PRICE_INDEX,
        new Definition(
            "Prices by currency",
            "Quartiles of the price of an hour, in the currency that the studio asks. A cell is"
                + " hidden where it is small, comes from few studios, or would tell one that does."),
        new Definition(
            "Elasticity",
            "Logarithm of a studio’s bookings in two weeks (all that were made, whatever came of"
                + " them) on the logarithm of its mean price of an hour, within studios and weeks."
                + " Every other booking’s price is the instrument of the rest’s, for a mean of few"
                + " prices is inexact. Errors are robust and clustered by studio; of studios with 8"
                + " bookings in two weeks on average."));
  }
}
