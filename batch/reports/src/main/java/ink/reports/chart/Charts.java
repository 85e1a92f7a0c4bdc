package ink.reports.chart;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The kinds of charts that reports have in common. Rows come first on top. */
public final class Charts {
  private Charts() {}

  /** A row of {@link #intervals}. */
  public record Interval(String what, double low, double value, double high, String direction) {}

  /** A point of {@link #lines}. */
  public record Point(String what, String x, double y) {}

  /** A cell of {@link #heat}: {@code value} from 0 to 1. */
  public record Tile(String row, String column, double value, String label) {}

  /** A week of {@link #facets}; {@code x} in weeks. */
  public record Facet(String what, double x, double point, double trend, double line) {}

  /** A bar a row, its count behind it. */
  public static <T> Chart bars(
      String name,
      List<T> rows,
      Function<T, String> label,
      ToLongFunction<T> count,
      Function<T, String> text) {
    List<T> drawn = upwards(rows);
    long top = drawn.stream().mapToLong(count).max().orElse(1);
    return Chart.of(
        (width, suffix) ->
            Plot.read(Charts.class, "bars.json")
                .column("what", drawn, label::apply)
                .column("count", drawn, count::applyAsLong)
                .column("label", drawn, text::apply)
                .column("beside", drawn, row -> count.applyAsLong(row) + top * 0.015)
                .scale("y", "limits", List.of(0, top * (width == Chart.WIDE ? 1.12 : 1.25)))
                .svg(name + "-" + suffix, width, 20 + 32 * drawn.size()));
  }

  /**
   * Values with their intervals, a row each; the line is at zero.
   *
   * @param format of the numbers below, as lets-plot takes it, e.g. {@code +.0f}
   */
  public static Chart intervals(String name, List<Interval> rows, String format) {
    List<Interval> drawn = upwards(rows);
    return Chart.of(
        (width, suffix) ->
            Plot.read(Charts.class, "intervals.json")
                .column("what", drawn, Interval::what)
                .column("value", drawn, Interval::value)
                .column("low", drawn, Interval::low)
                .column("high", drawn, Interval::high)
                .column("direction", drawn, Interval::direction)
                .scale("y", "format", format)
                .svg(name + "-" + suffix, width, 50 + (rows.size() > 8 ? 30 : 40) * drawn.size()));
  }

  /** Days of the year with their intervals, a row each, from January to December. */
  public static Chart calendar(String name, List<Interval> rows) {
    List<Interval> drawn = upwards(rows);
    return Chart.of(
        (width, suffix) -> {
          List<Double> breaks = new ArrayList<>();
          List<String> labels = new ArrayList<>();
          for (Month month : Month.values()) {
            if (width == Chart.WIDE || month.getValue() % 2 == 1) {
              breaks.add((double) month.firstDayOfYear(false));
              labels.add(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            }
          }
          return Plot.read(Charts.class, "calendar.json")
              .column("what", drawn, Interval::what)
              .column("value", drawn, Interval::value)
              .column("low", drawn, i -> Math.max(1, i.low()))
              .column("high", drawn, i -> Math.min(366, i.high()))
              .column("label", drawn, Interval::direction)
              .scale("y", "breaks", breaks)
              .scale("y", "labels", labels)
              .svg(name + "-" + suffix, width, 50 + 36 * drawn.size());
        });
  }

  /**
   * Lines over the same marks, at most six, in the order of the legend.
   *
   * @param marks along the bottom, in order
   * @param format of the numbers at the left
   */
  public static Chart lines(String name, List<Point> points, List<String> marks, String format) {
    double top = points.stream().mapToDouble(Point::y).max().orElse(1);
    return Chart.of(
        (width, suffix) -> {
          int step = (marks.size() - 1) / (width == Chart.WIDE ? 10 : 5) + 1;
          List<String> labelled = new ArrayList<>();
          for (int i = 0; i < marks.size(); i += step) {
            labelled.add(marks.get(i));
          }
          Map<String, Object> legend =
              Map.of("name", "legend", "ncol", width == Chart.WIDE ? 6 : 2);
          // Where points would touch, lines are told apart by how they are broken, too.
          boolean dense = marks.size() > 20;
          Plot plot = Plot.read(Charts.class, dense ? "long_lines.json" : "lines.json");
          if (dense) {
            plot.scale("linetype", "guide", legend);
          }
          return plot.column("what", points, Point::what)
              .column("x", points, Point::x)
              .column("y", points, Point::y)
              .scale("x", "limits", marks)
              .scale("x", "breaks", labelled)
              .scale("y", "limits", List.of(0, top * 1.05))
              .scale("y", "format", format)
              .scale("color", "guide", legend)
              .scale("fill", "guide", legend)
              .scale("shape", "guide", legend)
              .svg(name + "-" + suffix, width, width == Chart.WIDE ? 340 : 380);
        });
  }

  /**
   * Tiles, the darker the higher.
   *
   * @param columns of which a phone shows the first four
   */
  public static Chart heat(
      String name, List<Tile> tiles, List<String> rows, List<String> columns, int narrowColumns) {
    return Chart.of(
        (width, suffix) -> {
          int most = width == Chart.WIDE ? columns.size() : narrowColumns;
          List<String> shown = columns.subList(0, Math.min(columns.size(), most));
          List<Tile> drawn = tiles.stream().filter(t -> shown.contains(t.column())).toList();
          return Plot.read(Charts.class, "heat.json")
              .column("row", drawn, Tile::row)
              .column("column", drawn, Tile::column)
              .column("value", drawn, Tile::value)
              .column("label", drawn, Tile::label)
              .scale("x", "limits", shown)
              .scale("y", "limits", upwards(rows))
              .svg(name + "-" + suffix, width, 40 + 38 * rows.size());
        });
  }

  /** A small chart each: points, the trend they follow (dashed) and what is explained (a line). */
  public static Chart facets(
      String name, List<Facet> points, Map<Double, String> marks, int count) {
    return Chart.of(
        (width, suffix) -> {
          int columns = width == Chart.WIDE ? 3 : 2;
          int rows = (count + columns - 1) / columns;
          return Plot.read(Charts.class, "facets.json")
              .facetColumns(columns)
              .column("what", points, Facet::what)
              .column("x", points, Facet::x)
              .column("point", points, Facet::point)
              .column("trend", points, Facet::trend)
              .column("line", points, Facet::line)
              .scale("x", "breaks", List.copyOf(marks.keySet()))
              .scale("x", "labels", List.copyOf(marks.values()))
              .svg(name + "-" + suffix, width, 40 + 165 * rows);
        });
  }

  /** The chart library begins at the bottom. */
  private static <T> List<T> upwards(List<T> rows) {
    List<T> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }
}
