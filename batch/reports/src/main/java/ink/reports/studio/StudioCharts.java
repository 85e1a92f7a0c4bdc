package ink.reports.studio;

import ink.reports.Money;
import ink.reports.Wording;
import ink.reports.chart.Chart;
import ink.reports.chart.Plot;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The Studio Report's charts. */
record StudioCharts(StudioFigures figures, Span span, Money money) {
  private static final int MOST_ROWS = 10;

  /** A bar, its length in minor units. */
  record Bar(String what, long minor) {}

  /** The spans that are drawn, the oldest first. */
  static List<Span> drawn(Span span) {
    int count = StudioQuestions.drawn(span.unit());
    return IntStream.range(0, count).mapToObj(i -> span.before(count - 1 - i)).toList();
  }

  /** As an axis names a span: its first day, or the month. */
  static String label(Span span) {
    return span.unit() == Span.Unit.WEEK
        ? Wording.day(span.start())
        : span.start().getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /** Revenue of the spans up to this one. */
  Chart revenue() {
    List<Span> spans = drawn(span);
    double top = spans.stream().mapToDouble(s -> major(figures.of(s).priceMinor())).max().orElse(1);
    return Chart.of(
        (width, suffix) -> {
          List<String> labels = spans.stream().map(StudioCharts::label).toList();
          int step = width == Chart.WIDE ? 1 : 2;
          return Plot.read(StudioCharts.class, "revenue.json")
              .column("span", spans, StudioCharts::label)
              .column("revenue", spans, s -> major(figures.of(s).priceMinor()))
              .column("now", spans, s -> s.equals(span) ? "now" : "before")
              .column("label", spans, s -> amount(figures.of(s).priceMinor()))
              .column("above", spans, s -> major(figures.of(s).priceMinor()) + top * 0.02)
              .scale("x", "limits", labels)
              .scale(
                  "x",
                  "breaks",
                  IntStream.range(0, labels.size())
                      .filter(i -> (labels.size() - 1 - i) % step == 0)
                      .mapToObj(labels::get)
                      .toList())
              .scale("y", "limits", List.of(0, Math.max(1, top * 1.12)))
              .svg("revenue-" + suffix, width, 280);
        });
  }

  /** What made the change, a bar to either side. */
  Chart change(RevenueChange change) {
    List<Bar> bars =
        List.of(
            new Bar("Price", change.price()),
            new Bar("Kept", change.kept()),
            new Bar("Appointments", change.appointments()));
    double reach = bars.stream().mapToDouble(bar -> Math.abs(major(bar.minor()))).max().orElse(1);
    return Chart.of(
        (width, suffix) -> {
          double edge = Math.max(1, reach * (width == Chart.WIDE ? 1.25 : 1.7));
          return Plot.read(StudioCharts.class, "change.json")
              .column("what", bars, Bar::what)
              .column("amount", bars, bar -> major(bar.minor()))
              .column("direction", bars, bar -> bar.minor() < 0 ? "less" : "more")
              .column("label", bars, bar -> signed(bar.minor()))
              .column("beside", bars, bar -> major(bar.minor()) + side(bar) * edge * 0.02)
              .column("side", bars, bar -> bar.minor() < 0 ? 1 : 0)
              .scale("y", "limits", List.of(-edge, edge))
              .svg("change-" + suffix, width, 150);
        });
  }

  private static int side(Bar bar) {
    return bar.minor() < 0 ? -1 : 1;
  }

  /** A bar a row, the greatest on top. */
  Chart bars(String name, List<Bar> all) {
    List<Bar> drawn = new ArrayList<>(all.subList(0, Math.min(MOST_ROWS, all.size())));
    Collections.reverse(drawn); // the chart library begins at the bottom
    double top = drawn.stream().mapToDouble(bar -> major(bar.minor())).max().orElse(1);
    return Chart.of(
        (width, suffix) ->
            Plot.read(StudioCharts.class, "bars.json")
                .column("what", drawn, Bar::what)
                .column("amount", drawn, bar -> major(bar.minor()))
                .column("label", drawn, bar -> amount(bar.minor()))
                .column("beside", drawn, bar -> major(bar.minor()) + top * 0.015)
                .scale(
                    "y",
                    "limits",
                    List.of(0, Math.max(1, top * (width == Chart.WIDE ? 1.12 : 1.3))))
                .svg(name + "-" + suffix, width, 24 + 32 * drawn.size()));
  }

  private double major(long minor) {
    return money.major(minor);
  }

  /** Without the currency, which the chart's lead names. */
  private String amount(long minor) {
    return String.format(Locale.ENGLISH, "%,d", Math.round(major(minor)));
  }

  private String signed(long minor) {
    return String.format(Locale.ENGLISH, "%+,d", Math.round(major(minor))).replace('-', '−');
  }
}
