package ink.reports.trend;

import ink.reports.chart.Colour;
import ink.reports.chart.Drawing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The Trend Report's charts. Each is drawn twice, for a wide page and for a phone. */
final class TrendCharts {
  private static final int WIDE = 680;
  private static final int NARROW = 350;
  private static final int MOST_STYLES = 6;
  private static final int MOST_COUNTRIES = 12;

  /** A chart at both widths. */
  record Chart(String wide, String narrow) {}

  private final TrendRows rows;

  TrendCharts(TrendRows rows) {
    this.rows = rows;
  }

  /** The styles that most interest went to, first the most wanted. */
  static List<String> leadingStyles(TrendRows rows) {
    Map<String, Long> interest =
        rows.weeks().stream()
            .collect(
                Collectors.groupingBy(
                    TrendRows.Week::style, Collectors.summingLong(TrendRows.Week::interest)));
    return interest.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .limit(MOST_STYLES)
        .toList();
  }

  /** Share of each week's interest, a line a style. */
  Chart weeks() {
    List<String> styles = leadingStyles(rows);
    List<TrendRows.Week> drawn = new ArrayList<>();
    for (String style : styles) {
      rows.weeks().stream().filter(w -> w.style().equals(style)).forEach(drawn::add);
    }
    List<LocalDate> starts =
        rows.weeks().stream().map(TrendRows.Week::start).distinct().sorted().toList();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("style", column(drawn, w -> Wording.style(w.style())));
    data.put("week", column(drawn, w -> Wording.day(w.start())));
    data.put("share", column(drawn, TrendRows.Week::share));
    Map<String, Object> mapping =
        Map.of("x", "week", "y", "share", "color", "style", "shape", "style", "group", "style");
    return drawn(
        "weeks",
        width -> {
          List<Object> scales =
              List.of(
                  Map.of(
                      "aesthetic", "color",
                      "values", Colour.series().stream().map(Colour::standIn).toList(),
                      "name", ""),
                  Map.of(
                      "aesthetic", "shape", "values", List.of(16, 15, 17, 18, 25, 8), "name", ""),
                  Map.of(
                      "aesthetic",
                      "x",
                      "discrete",
                      true,
                      "limits",
                      starts.stream().map(Wording::day).toList(),
                      "breaks",
                      everyOther(starts, width).stream().map(Wording::day).toList()),
                  Map.of("aesthetic", "y", "format", ".0%", "limits", List.of(0, top(drawn))));
          return chart(
              data,
              List.of(
                  Map.of("geom", "line", "mapping", mapping, "size", 1.1),
                  Map.of("geom", "point", "mapping", mapping, "size", 4)),
              scales,
              false,
              Map.of("legend_position", "bottom", "panel_grid_major_x", "blank"));
        },
        width -> width == WIDE ? 340 : 330);
  }

  private static double top(List<TrendRows.Week> weeks) {
    return weeks.stream().mapToDouble(TrendRows.Week::share).max().orElse(1) * 1.05;
  }

  private static List<LocalDate> everyOther(List<LocalDate> starts, int width) {
    int most = width == WIDE ? 10 : 5;
    int step = (starts.size() + most - 1) / most;
    List<LocalDate> kept = new ArrayList<>();
    for (int i = 0; i < starts.size(); i += Math.max(1, step)) {
      kept.add(starts.get(i));
    }
    return kept;
  }

  /** How shares moved, with what chance may have done. */
  Chart shifts() {
    List<TrendRows.Shift> drawn =
        rows.shifts().stream()
            .sorted(Comparator.comparingDouble(s -> s.change().difference()))
            .toList();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("style", column(drawn, s -> Wording.style(s.style())));
    data.put("difference", column(drawn, s -> s.change().difference() * 100));
    data.put("low", column(drawn, s -> s.change().low() * 100));
    data.put("high", column(drawn, s -> s.change().high() * 100));
    data.put("direction", column(drawn, s -> s.change().direction().slug()));
    Map<String, Object> colour =
        Map.of(
            "aesthetic",
            "color",
            "limits",
            List.of("riser", "steady", "fader"),
            "values",
            List.of(Colour.SERIES_1.standIn(), Colour.MUTED.standIn(), Colour.SERIES_2.standIn()),
            "guide",
            "none");
    Map<String, Object> shape =
        Map.of(
            "aesthetic",
            "shape",
            "limits",
            List.of("riser", "steady", "fader"),
            "values",
            List.of(17, 16, 25),
            "guide",
            "none");
    return drawn(
        "shifts",
        width ->
            chart(
                data,
                List.of(
                    Map.of(
                        "geom",
                        "hline",
                        "yintercept",
                        0,
                        "color",
                        Colour.INK.standIn(),
                        "size",
                        0.7),
                    Map.of(
                        "geom",
                        "errorbar",
                        "mapping",
                        Map.of("x", "style", "ymin", "low", "ymax", "high", "color", "direction"),
                        "width",
                        0,
                        "size",
                        1.3),
                    Map.of(
                        "geom",
                        "point",
                        "mapping",
                        Map.of(
                            "x",
                            "style",
                            "y",
                            "difference",
                            "color",
                            "direction",
                            "shape",
                            "direction"),
                        "size",
                        5)),
                List.of(
                    colour,
                    shape,
                    Map.of("aesthetic", "y", "format", "+.0f"),
                    Map.of("aesthetic", "x", "discrete", true)),
                true,
                Map.of("panel_grid_major_y", "blank")),
        width -> 50 + 40 * drawn.size());
  }

  /** A country a row, a style a column, each country's shares. */
  Chart regions() {
    Map<String, Long> events =
        rows.regions().stream()
            .collect(
                Collectors.groupingBy(
                    TrendRows.Region::country, Collectors.summingLong(TrendRows.Region::events)));
    List<String> countries =
        events.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(MOST_COUNTRIES)
            .toList();
    List<String> upwards = new ArrayList<>(countries);
    java.util.Collections.reverse(upwards);
    return drawn(
        "regions",
        width -> {
          List<String> styles =
              leadingStyles(rows).stream().limit(width == WIDE ? MOST_STYLES : 4).toList();
          List<TrendRows.Region> drawn =
              rows.regions().stream()
                  .filter(r -> countries.contains(r.country()) && styles.contains(r.style()))
                  .toList();
          Function<String, String> country = width == WIDE ? Wording::country : c -> c;
          Map<String, Object> data = new LinkedHashMap<>();
          data.put("country", column(drawn, r -> country.apply(r.country())));
          data.put("style", column(drawn, r -> Wording.style(r.style())));
          data.put("share", column(drawn, TrendRows.Region::share));
          data.put("label", column(drawn, r -> Wording.percent(r.share())));
          return chart(
              data,
              List.of(
                  Map.of(
                      "geom", "tile",
                      "mapping", Map.of("x", "style", "y", "country", "alpha", "share"),
                      "fill", Colour.HEAT.standIn(),
                      "color", Colour.PAPER.standIn(),
                      "size", 2),
                  Map.of(
                      "geom",
                      "text",
                      "mapping",
                      Map.of("x", "style", "y", "country", "label", "label"),
                      "color",
                      Colour.INK.standIn(),
                      "size",
                      width == WIDE ? 6 : 5.4)),
              List.of(
                  Map.of("aesthetic", "alpha", "range", List.of(0.08, 0.95), "guide", "none"),
                  Map.of(
                      "aesthetic",
                      "x",
                      "discrete",
                      true,
                      "limits",
                      styles.stream().map(Wording::style).toList()),
                  Map.of(
                      "aesthetic",
                      "y",
                      "discrete",
                      true,
                      "limits",
                      upwards.stream().map(country).toList())),
              false,
              Map.of("panel_grid", "blank"));
        },
        width -> 40 + 38 * countries.size());
  }

  Chart bodyParts() {
    return bars(
        "parts",
        rows.bodyParts().stream().limit(MOST_COUNTRIES).toList(),
        b -> Wording.style(b.part()),
        TrendRows.BodyPart::requested);
  }

  Chart bookings() {
    return bars(
        "bookings", rows.bookings(), b -> Wording.style(b.style()), TrendRows.Booked::bookings);
  }

  Chart words() {
    return bars(
        "words",
        rows.words().stream().limit(MOST_COUNTRIES).toList(),
        TrendRows.Word::word,
        TrendRows.Word::prompts);
  }

  /** A bar a row, the first on top, its count behind it. */
  private static <T> Chart bars(
      String name, List<T> most, Function<T, Object> label, Function<T, Long> count) {
    List<T> upwards = new ArrayList<>(most);
    java.util.Collections.reverse(upwards);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("what", column(upwards, label));
    data.put("count", column(upwards, count::apply));
    data.put("label", column(upwards, row -> " " + Wording.count(count.apply(row))));
    long top = most.stream().mapToLong(count::apply).max().orElse(1);
    return drawn(
        name,
        width ->
            chart(
                data,
                List.of(
                    Map.of(
                        "geom",
                        "bar",
                        "stat",
                        "identity",
                        "mapping",
                        Map.of("x", "what", "y", "count"),
                        "fill",
                        Colour.SERIES_1.standIn(),
                        "color",
                        Colour.SERIES_1.standIn(),
                        "width",
                        0.62),
                    Map.of(
                        "geom",
                        "text",
                        "mapping",
                        Map.of("x", "what", "y", "count", "label", "label"),
                        "hjust",
                        0,
                        "color",
                        Colour.INK.standIn(),
                        "size",
                        6)),
                List.of(
                    Map.of("aesthetic", "x", "discrete", true),
                    Map.of(
                        "aesthetic", "y",
                        "limits", List.of(0, top * (width == WIDE ? 1.12 : 1.25)),
                        "expand", List.of(0, 0),
                        "breaks", List.of())),
                true,
                Map.of("panel_grid", "blank")),
        width -> 20 + 32 * most.size());
  }

  private static <T> List<Object> column(List<T> rows, Function<T, Object> value) {
    return rows.stream().map(value).toList();
  }

  private static Map<String, Object> chart(
      Map<String, Object> data,
      List<Map<String, Object>> layers,
      List<Object> scales,
      boolean flipped,
      Map<String, Object> theme) {
    Map<String, Object> look = new LinkedHashMap<>();
    look.put("name", "minimal");
    look.put("plot_background", "blank");
    look.put("panel_grid_minor", "blank");
    look.put("panel_grid_major", Map.of("color", Colour.GRID.standIn(), "size", 1, "blank", false));
    look.put("axis_title", "blank");
    look.put("axis_ticks", "blank");
    look.put("axis_line", "blank");
    look.put("legend_background", "blank");
    look.putAll(theme);
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("kind", "plot");
    chart.put("data", data);
    chart.put("mapping", Map.of());
    chart.put("layers", layers);
    chart.put("scales", scales);
    chart.put("theme", look);
    if (flipped) {
      chart.put("coord", Map.of("name", "flip", "flip", true));
    }
    return chart;
  }

  private static Chart drawn(
      String name, IntFunction<Map<String, Object>> chart, IntFunction<Integer> height) {
    return new Chart(
        Drawing.svg(chart.apply(WIDE), name + "-wide", WIDE, height.apply(WIDE)),
        Drawing.svg(chart.apply(NARROW), name + "-narrow", NARROW, height.apply(NARROW)));
  }
}
