package ink.reports.insight;

import ink.reports.Money;
import ink.reports.Wording;
import ink.reports.chart.Chart;
import ink.reports.chart.Plot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The Artist Insights' charts. */
record InsightCharts(Artist me, Money money) {
  private record Stage(String what, long count, String label) {}

  private record Point(String what, String who, Estimate estimate) {}

  /** A bar a stage, from design to kept appointment. */
  Chart funnel() {
    Funnel funnel = me.funnel();
    List<Stage> stages =
        List.of(
            new Stage("Kept", funnel.kept(), label(funnel.kept(), funnel.booked())),
            new Stage("Booked", funnel.booked(), label(funnel.booked(), funnel.approved())),
            new Stage("Approved", funnel.approved(), label(funnel.approved(), funnel.designs())),
            new Stage("Designs", funnel.designs(), Wording.count(funnel.designs())));
    double top = Math.max(1, funnel.designs());
    return Chart.of(
        (width, suffix) ->
            Plot.read(InsightCharts.class, "funnel.json")
                .column("what", stages, Stage::what)
                .column("count", stages, Stage::count)
                .column("label", stages, Stage::label)
                .column("beside", stages, stage -> stage.count() + top * 0.015)
                .scale("y", "limits", List.of(0, top * (width == Chart.WIDE ? 1.15 : 1.4)))
                .svg("funnel-" + suffix, width, 170));
  }

  private static String label(long count, long of) {
    return Wording.count(count) + (of == 0 ? "" : " · " + Wording.percent((double) count / of));
  }

  /** Shares: the artist's and the peers' median, each with its interval. */
  Chart shares(List<Benchmark> benchmarks) {
    List<Point> points = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      points.add(
          new Point(benchmark.measure().label, "You", Objects.requireNonNull(benchmark.own())));
      points.add(
          new Point(
              benchmark.measure().label,
              "Others",
              Objects.requireNonNull(benchmark.peers()).median()));
    }
    Collections.reverse(points);
    double top = points.stream().mapToDouble(p -> p.estimate().high()).max().orElse(1);
    return Chart.of(
        (width, suffix) ->
            Plot.read(InsightCharts.class, "shares.json")
                .column("what", points, Point::what)
                .column("who", points, Point::who)
                .column("value", points, p -> p.estimate().value())
                .column("low", points, p -> p.estimate().low())
                .column("high", points, p -> p.estimate().high())
                .scale("y", "limits", List.of(0, Math.min(1.05, top * 1.05)))
                .svg("shares-" + suffix, width, 90 + 56 * benchmarks.size()));
  }

  /** What each recommendation may bring. */
  Chart effects(List<Recommendation> recommendations) {
    List<Recommendation> drawn = new ArrayList<>(recommendations);
    Collections.reverse(drawn);
    double top = drawn.stream().mapToDouble(r -> money.major(r.effect().high())).max().orElse(1);
    return Chart.of(
        (width, suffix) ->
            Plot.read(InsightCharts.class, "effects.json")
                .column("what", drawn, Recommendation::head)
                .column("value", drawn, r -> money.major(r.effect().value()))
                .column("low", drawn, r -> money.major(r.effect().low()))
                .column("high", drawn, r -> money.major(r.effect().high()))
                .scale("y", "limits", List.of(0, Math.max(1, top * 1.05)))
                .svg("effects-" + suffix, width, 60 + 40 * drawn.size()));
  }
}
