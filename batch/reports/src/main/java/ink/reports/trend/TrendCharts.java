package ink.reports.trend;

import ink.reports.Wording;
import ink.reports.chart.Chart;
import ink.reports.chart.Plot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The Trend Report's charts. Each is drawn twice, for a wide page and for a phone. */
record TrendCharts(TrendRows rows) {
  private static final int MOST_STYLES = 6;
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

  /** The styles that most interest went to, first the most wanted. */
  static List<String> leadingStyles(TrendRows rows) {
    return leading(rows.weeks(), TrendRows.Week::style, TrendRows.Week::interest, MOST_STYLES);
  }

  /** Share of each week's interest, a line a style. */
  Chart weeks() {
    List<String> styles = leadingStyles(rows);
    // In the order of the legend; within a style by week already.
    List<TrendRows.Week> drawn =
        rows.weeks().stream()
            .filter(w -> styles.contains(w.style()))
            .sorted(Comparator.comparingInt(w -> styles.indexOf(w.style())))
            .toList();
    List<LocalDate> starts =
        rows.weeks().stream().map(TrendRows.Week::start).distinct().sorted().toList();
    double top = drawn.stream().mapToDouble(TrendRows.Week::share).max().orElse(1);
    return Chart.of(
        (width, suffix) -> {
          int step = (starts.size() - 1) / (width == Chart.WIDE ? 10 : 5) + 1;
          List<String> labelled =
              IntStream.range(0, starts.size())
                  .filter(i -> i % step == 0)
                  .mapToObj(i -> Wording.day(starts.get(i)))
                  .toList();
          Map<String, Object> legend =
              Map.of("name", "legend", "ncol", width == Chart.WIDE ? 6 : 2);
          return Plot.read(TrendCharts.class, "style_weeks.json")
              .column("style", drawn, w -> Wording.style(w.style()))
              .column("week", drawn, w -> Wording.day(w.start()))
              .column("share", drawn, TrendRows.Week::share)
              .scale("x", "limits", starts.stream().map(Wording::day).toList())
              .scale("x", "breaks", labelled)
              .scale("y", "limits", List.of(0, top * 1.05))
              .scale("color", "guide", legend)
              .scale("fill", "guide", legend)
              .scale("shape", "guide", legend)
              .svg("weeks-" + suffix, width, width == Chart.WIDE ? 340 : 380);
        });
  }

  /** How shares moved, with what chance may have done; the greatest gain on top. */
  Chart shifts() {
    List<TrendRows.Shift> drawn =
        rows.shifts().stream()
            .sorted(Comparator.comparingDouble(s -> s.change().difference()))
            .toList();
    return Chart.of(
        (width, suffix) ->
            Plot.read(TrendCharts.class, "style_people.json")
                .column("style", drawn, s -> Wording.style(s.style()))
                .column("difference", drawn, s -> s.change().difference() * 100)
                .column("low", drawn, s -> s.change().low() * 100)
                .column("high", drawn, s -> s.change().high() * 100)
                .column("direction", drawn, s -> s.change().direction().slug())
                .svg("shifts-" + suffix, width, 50 + 40 * drawn.size()));
  }

  /** A country a row, a style a column, each country's shares. */
  Chart regions() {
    List<String> countries =
        leading(rows.regions(), TrendRows.Region::country, TrendRows.Region::events, MOST_ROWS);
    List<String> styles =
        leading(rows.regions(), TrendRows.Region::style, TrendRows.Region::events, MOST_STYLES);
    return Chart.of(
        (width, suffix) -> {
          List<String> columns =
              styles.subList(0, Math.min(styles.size(), width == Chart.WIDE ? 6 : 4));
          List<TrendRows.Region> drawn =
              rows.regions().stream()
                  .filter(r -> countries.contains(r.country()) && columns.contains(r.style()))
                  .toList();
          Function<String, String> country = width == Chart.WIDE ? Wording::country : code -> code;
          return Plot.read(TrendCharts.class, "style_countries.json")
              .column("country", drawn, r -> country.apply(r.country()))
              .column("style", drawn, r -> Wording.style(r.style()))
              .column("share", drawn, TrendRows.Region::share)
              .column("label", drawn, r -> Wording.percent(r.share()))
              .scale("x", "limits", columns.stream().map(Wording::style).toList())
              .scale("y", "limits", upwards(countries).stream().map(country).toList())
              .svg("regions-" + suffix, width, 40 + 38 * countries.size());
        });
  }

  Chart bodyParts() {
    return counts(
        "parts", rows.bodyParts(), b -> Wording.style(b.part()), TrendRows.BodyPart::requested);
  }

  Chart bookings() {
    return counts(
        "bookings", rows.bookings(), b -> Wording.style(b.style()), TrendRows.Booked::bookings);
  }

  Chart words() {
    return counts("words", rows.words(), TrendRows.Word::word, TrendRows.Word::prompts);
  }

  /** A bar a row, the first on top, its count behind it. */
  private static <T> Chart counts(
      String name, List<T> rows, Function<T, Object> label, ToLongFunction<T> count) {
    List<T> drawn = upwards(rows.subList(0, Math.min(MOST_ROWS, rows.size())));
    long top = drawn.stream().mapToLong(count).max().orElse(1);
    return Chart.of(
        (width, suffix) ->
            Plot.read(TrendCharts.class, "counts.json")
                .column("what", drawn, label)
                .column("count", drawn, count::applyAsLong)
                .column("label", drawn, row -> Wording.count(count.applyAsLong(row)))
                .column("beside", drawn, row -> count.applyAsLong(row) + top * 0.015)
                .scale("y", "limits", List.of(0, top * (width == Chart.WIDE ? 1.12 : 1.25)))
                .svg(name + "-" + suffix, width, 20 + 32 * drawn.size()));
  }

  /** The chart library begins at the bottom. */
  private static <T> List<T> upwards(List<T> rows) {
    List<T> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }
}
