package ink.reports.trend;

import ink.reports.Wording;
import ink.reports.chart.Chart;
import ink.reports.chart.Charts;
import ink.reports.demand.DemandQuestions.Region;
import ink.reports.demand.StyleWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The Trend Report's own charts. */
record TrendCharts(TrendRows rows) {
  private static final int MOST_STYLES = 6;
  private static final int MOST_COLUMNS = 7;
  private static final int MOST_ROWS = 12;

  /** The groups with the highest sums first; equal ones by name. */
  static <T> List<String> leading(
      List<T> rows, Function<T, String> group, ToLongFunction<T> count, int most) {
    return rows.stream()
        .collect(Collectors.groupingBy(group, Collectors.summingLong(count)))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }

  /** The styles that most people wanted, first the most wanted. */
  static List<String> leadingStyles(TrendRows rows) {
    return leading(rows.weeks(), StyleWeek::style, StyleWeek::people, MOST_STYLES);
  }

  /** Share of each week's interested people, a line a style. */
  Chart weeks() {
    List<String> styles = leadingStyles(rows);
    Map<LocalDate, Long> totals =
        rows.weeks().stream()
            .collect(
                Collectors.groupingBy(StyleWeek::start, Collectors.summingLong(StyleWeek::people)));
    // In the order of the legend; within a style by week already.
    List<Charts.Point> points =
        rows.weeks().stream()
            .filter(w -> styles.contains(w.style()))
            .sorted(Comparator.comparingInt(w -> styles.indexOf(w.style())))
            .map(
                w ->
                    new Charts.Point(
                        Wording.style(w.style()),
                        Wording.day(w.start()),
                        (double) w.people() / Objects.requireNonNull(totals.get(w.start()))))
            .toList();
    List<String> marks = totals.keySet().stream().sorted().map(Wording::day).toList();
    return Charts.lines("weeks", points, marks, ".0%");
  }

  /** A country a row, a style a column, each country's shares. */
  Chart regions() {
    List<String> countries = leading(rows.regions(), Region::country, Region::people, MOST_ROWS);
    List<String> styles = leading(rows.regions(), Region::style, Region::people, MOST_COLUMNS);
    List<Charts.Tile> tiles =
        rows.regions().stream()
            .filter(r -> countries.contains(r.country()) && styles.contains(r.style()))
            .map(
                r ->
                    new Charts.Tile(
                        Wording.country(r.country()),
                        Wording.style(r.style()),
                        r.share(),
                        Wording.percent(r.share())))
            .toList();
    return Charts.heat(
        "regions",
        tiles,
        countries.stream().map(Wording::country).toList(),
        styles.stream().map(Wording::style).toList(),
        3);
  }

  Chart bodyParts() {
    return bars("parts", rows.bodyParts(), b -> Wording.style(b.what()), TrendRows.Count::people);
  }

  Chart bookings() {
    return bars(
        "bookings", rows.bookings(), b -> Wording.style(b.style()), TrendRows.Booked::bookings);
  }

  Chart words() {
    return bars("words", rows.words(), TrendRows.Count::what, TrendRows.Count::people);
  }

  private static <T> Chart bars(
      String name, List<T> rows, Function<T, String> label, ToLongFunction<T> count) {
    return Charts.bars(
        name,
        rows.subList(0, Math.min(MOST_ROWS, rows.size())),
        label,
        count,
        row -> Wording.count(count.applyAsLong(row)));
  }
}
