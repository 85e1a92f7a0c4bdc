package ink.reports.insight;

import ink.reports.Basis;
import ink.reports.Definition;
import ink.reports.Money;
import ink.reports.Wording;
import ink.reports.page.Brand;
import ink.reports.page.Grid;
import ink.reports.page.Section;
import ink.reports.page.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The Artist Insights in words, charts and tables. */
final class InsightStory {
  private static final String BELOW = " The numbers are in the table below.";

  private final Artist me;
  private final Peers peers;
  private final List<Benchmark> benchmarks;
  private final List<Recommendation> recommendations;
  private final Basis basis;
  private final Money money;
  private final Print print;

  InsightStory(Artist me, Peers peers, List<Recommendation> recommendations, Basis basis) {
    this.me = me;
    this.peers = peers;
    this.benchmarks = Benchmark.of(me, peers, Advisor.ALPHA);
    this.recommendations = recommendations;
    this.basis = basis;
    this.money = new Money(me.currency());
    this.print = new Print(money);
  }

  Story tell() {
    boolean idle = me.isIdle();
    return new Story(
        new Brand(me.studio(), ""),
        "Artist Insights",
        me.name(),
        "From design to appointment, beside comparable artists, and what to try.",
        idle ? nothing() : null,
        idle ? List.of() : findings(),
        idle ? List.of() : facts(),
        idle ? List.of() : sections(),
        method(),
        definitions(),
        basis);
  }

  private Story.Notice nothing() {
    return new Story.Notice(
        "Nothing to compare yet",
        List.of(
            "In these "
                + me.weeks()
                + " weeks no design was made for "
                + me.name()
                + " and no appointment of theirs ended.",
            "Designs count when they are asked for in the artist’s name (artist_id). Appointments count"
                + " when the calendar’s staff id is set at the artist: without it nobody can tell whose"
                + " they are."));
  }

  private List<Story.Finding> findings() {
    List<Story.Finding> findings = new ArrayList<>();
    for (Recommendation r : recommendations) {
      findings.add(
          new Story.Finding(
              r.head(),
              r.evidence()
                  + " Expected: "
                  + money.about(r.effect().value())
                  + " more in as many weeks ("
                  + print.interval(Measure.Kind.MONEY, r.effect())
                  + "), if "
                  + r.given()
                  + "."));
    }
    if (findings.isEmpty()) {
      findings.add(
          peers.likeness().isEmpty()
              ? new Story.Finding(
                  "Too few to compare with",
                  "A comparison needs "
                      + Peers.LEAST
                      + " other artists at "
                      + Peers.LEAST_TENANTS
                      + " houses at least, so that nobody is shown to a rival. Your own numbers are"
                      + " below.")
              : new Story.Finding(
                  "Nothing to recommend",
                  "No number of yours differs from comparable artists’ to your loss by more than chance"
                      + " explains. Go on."));
    }
    return findings;
  }

  private List<Story.Fact> facts() {
    Funnel funnel = me.funnel();
    Chair chair = me.chair();
    return List.of(
        new Story.Fact(Wording.count(funnel.designs()), "designs"),
        new Story.Fact(Wording.count(funnel.booked()), "of them led to a booking"),
        new Story.Fact(Wording.count(chair.kept()), "appointments kept, in all"),
        new Story.Fact(money.about(chair.revenueMinor()), "earned with them"));
  }

  private List<Section> sections() {
    InsightCharts charts = new InsightCharts(me, money);
    List<Section> sections = new ArrayList<>();
    sections.add(funnel(charts));
    sections.add(beside(charts));
    if (!recommendations.isEmpty()) {
      sections.add(
          Section.of(
                  "What it may bring",
                  "More revenue in as many weeks, "
                      + me.currency()
                      + ": the expected amount, and between which it lies.")
              .with(charts.effects(recommendations), "Points with intervals." + BELOW, "")
              .showing(
                  Grid.of(
                      List.of("<What to try", "Expected", "At least", "At most"),
                      recommendations,
                      r ->
                          List.of(
                              r.head(),
                              money.about(r.effect().value()),
                              money.about(r.effect().low()),
                              money.about(r.effect().high())))));
    }
    return sections;
  }

  private Section funnel(InsightCharts charts) {
    Section section =
        Section.of(
            "From design to chair",
            "Designs of the period and what became of them until its end; per cent are of the step before.");
    if (me.funnel().designs() == 0) {
      return section.remark("No design was made in the artist’s name.");
    }
    return section
        .with(charts.funnel(), "Bars: designs, approved, booked, kept." + BELOW, "")
        .showing(
            Grid.of(
                List.of("<Style", "Designs", "Approved", "Booked", "Kept", "Revenue"),
                me.styles().entrySet().stream()
                    .sorted(
                        Comparator.comparingLong(
                                (Map.Entry<String, Funnel> s) -> -s.getValue().designs())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList(),
                style -> {
                  Funnel f = style.getValue();
                  return List.of(
                      Wording.style(style.getKey()),
                      Wording.count(f.designs()),
                      Wording.count(f.approved()),
                      Wording.count(f.booked()),
                      Wording.count(f.kept()),
                      money.about(f.revenueMinor()));
                }));
  }

  private Section beside(InsightCharts charts) {
    if (peers.likeness().isEmpty()) {
      return Section.of("Beside comparable artists", "There are too few to compare with.")
          .showing(own());
    }
    Section section =
        Section.of(
            "Beside comparable artists",
            Wording.count(peers.artists().size()) + " artists " + peers.likeness() + ".");
    List<Benchmark> shares =
        benchmarks.stream()
            .filter(b -> b.measure().kind == Measure.Kind.SHARE)
            .filter(b -> b.own() != null && b.peers() != null)
            .toList();
    if (!shares.isEmpty()) {
      section =
          section.with(
              charts.shares(shares),
              "Points with intervals: your shares and others’ median." + BELOW,
              "▲ you, ● the median of the others. Bars: where the true value lies with 95% confidence.");
    }
    return section.showing(compared());
  }

  private Grid own() {
    return Grid.of(
        List.of("<Measure", "You", "Interval"),
        benchmarks,
        b -> List.of(b.measure().label, value(b, b.own()), interval(b, b.own())));
  }

  private Grid compared() {
    return Grid.of(
        List.of(
            "<Measure", "You", "Interval", "Others’ median", "Interval", "Middle half", "<You are"),
        benchmarks,
        b -> {
          Peers.Spread spread = b.peers();
          Estimate median = spread == null ? null : spread.median();
          return List.of(
              b.measure().label,
              value(b, b.own()),
              interval(b, b.own()),
              value(b, median),
              interval(b, median),
              spread == null
                  ? "–"
                  : print.interval(
                      b.measure().kind, new Estimate(0, spread.lower(), spread.upper())),
              b.verdict());
        });
  }

  private String value(Benchmark b, @org.jspecify.annotations.Nullable Estimate estimate) {
    return estimate == null ? "–" : print.value(b.measure().kind, estimate.value());
  }

  private String interval(Benchmark b, @org.jspecify.annotations.Nullable Estimate estimate) {
    return estimate == null || estimate.low() == estimate.high()
        ? "–"
        : print.interval(b.measure().kind, estimate);
  }

  private List<String> method() {
    return List.of(
        "A dash: fewer than "
            + Measure.LEAST
            + " stand behind a number of yours, or fewer than "
            + Peers.LEAST
            + " artists at "
            + Peers.LEAST_TENANTS
            + " houses behind the others’. Others are compared by the closest likeness that has as many:"
            + " main style, country and size of studio; main style and country; main style; country; all.",
        "Designs of the last weeks have had less time to become appointments, yours and others’ alike.");
  }

  private static List<Definition> definitions() {
    return List.of(
        new Definition("Approved", "The client approved the design in the app, or booked it."),
        new Definition("Booked", "A booking followed that was not declined."),
        new Definition(
            "Kept", "Accepted, over, and neither cancelled nor missed by the newest word."),
        new Definition(
            "Appointments kept, no-shows, mean price, booked time",
            "Of all appointments of the artist that ended in the period, with a design or without. Mean"
                + " price: of kept ones that are priced in the studio’s currency."),
        new Definition(
            "Wait for an appointment",
            "Days from the first word of an agreed appointment to its beginning; half waited longer."),
        new Definition(
            "Intervals",
            "95% confidence: Wilson’s for shares, percentiles of 999 bootstrap resamples for your mean"
                + " price, order statistics for medians. Above or below is said when the interval of the"
                + " difference (MOVER) leaves out zero."),
        new Definition(
            "What to try",
            "A rule speaks only when the interval of the difference it rests on leaves out zero, with all"
                + " rules together wrong in 5% at most (Bonferroni). The expected effect is that difference"
                + " times your own numbers of the period: reaching the others’ median, nothing more. It"
                + " tells what goes together, not what causes what."),
        new Definition(
            "Rising style",
            "Its share of interested people grew between the last two weeks and the two before, as in the"
                + " Trend Report."));
  }
}
