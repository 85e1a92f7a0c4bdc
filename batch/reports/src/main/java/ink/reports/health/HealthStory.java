package ink.reports.health;

import ink.reports.Basis;
import ink.reports.Definition;
import ink.reports.Wording;
import ink.reports.chart.Chart;
import ink.reports.chart.Plot;
import ink.reports.page.Brand;
import ink.reports.page.Grid;
import ink.reports.page.Section;
import ink.reports.page.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Platform Health in words, charts and tables. */
record HealthStory(HealthRows rows, List<BurnRate> burns, GpuHour price, Basis basis) {
  private static final String BELOW = " The numbers are in the table below.";
  private static final int MOST_ROWS = 12;

  HealthStory {
    burns = List.copyOf(burns);
  }

  Story tell() {
    boolean nothing = rows.all().requested() == 0;
    return new Story(
        Brand.OURS,
        "Platform Health",
        "Platform health",
        "How the platform served, what it cost and what it promised. Internal.",
        nothing ? nothing() : null,
        nothing ? List.of() : findings(),
        nothing ? List.of() : facts(),
        nothing ? List.of() : sections(),
        List.of(
            "Internal: it names no tenant and no person, but it is for those who run the platform."),
        definitions(),
        basis);
  }

  private static Story.Notice nothing() {
    return new Story.Notice(
        "Nothing was asked for",
        List.of(
            "The lake holds no generation of this period. If there was traffic, look at the relay from"
                + " the database (ingest/cdc) and at the job that fills the lake (streaming/lake)."));
  }

  private List<Story.Finding> findings() {
    List<Story.Finding> findings = new ArrayList<>();
    List<BurnRate> alarms = burns.stream().filter(BurnRate::alarms).toList();
    double rate = BurnRate.rate(rows.hours());
    findings.add(
        alarms.isEmpty()
            ? new Story.Finding(
                "No window burns too fast",
                "In the whole period the budget burnt at "
                    + number(rate)
                    + " times the rate that uses it up in 30 days.")
            : new Story.Finding(
                "The error budget burns",
                "In the last "
                    + hours(alarms.get(0).window())
                    + " at "
                    + number(alarms.get(0).rate())
                    + " times the rate that uses it up in 30 days; the limit is "
                    + number(alarms.get(0).limit())
                    + "."));
    rows.failures().stream()
        .filter(f -> f.cause().equals("broken") || f.cause().equals("expired"))
        .findFirst()
        .ifPresent(
            f ->
                findings.add(
                    new Story.Finding(
                        "Most of our failures: " + f.code(),
                        Wording.count(f.failed())
                            + " generations ended so, by the cause "
                            + f.cause()
                            + ".")));
    rows.forecasts().stream()
        .max(java.util.Comparator.comparingDouble(f -> Math.abs(f.bias())))
        .ifPresent(
            f ->
                findings.add(
                    new Story.Finding(
                        "Forecasts of " + f.lane() + " were off by " + seconds(f.errors().p50()),
                        "Half of them were nearer. Half of the generations took "
                            + seconds(Math.abs(f.bias()))
                            + (f.bias() < 0
                                ? " less than forecast, or even less."
                                : " longer, or more."))));
    return findings;
  }

  private List<Story.Fact> facts() {
    HealthRows.Quantiles latency = rows.all().latency();
    return List.of(
        new Story.Fact(Wording.count(rows.all().requested()), "generations asked for"),
        new Story.Fact(latency == null ? "–" : seconds(latency.p95()), "to the image, 95 of 100"),
        new Story.Fact(share(rows.machines().utilisation()), "of the machines’ time spent drawing"),
        new Story.Fact(cost(), "machine cost of an image"));
  }

  private String cost() {
    double cost = rows.machines().costPerImage(price.usd());
    return Double.isFinite(cost) ? String.format(Locale.ENGLISH, "USD %.4f", cost) : "–";
  }

  private List<Section> sections() {
    return List.of(
        cells("Lanes", "lane", rows.lanes(), name -> name),
        cells(
            "Regions",
            "country",
            rows.countries(),
            name -> name.isEmpty() ? "Not told" : Wording.country(name)),
        promises(),
        forecasts(),
        machines(),
        table(
            "Failures",
            "Generations of the period that ended without an image.",
            Grid.of(
                List.of("<Cause", "<Code", "Generations"),
                rows.failures(),
                f -> List.of(f.cause(), f.code(), Wording.count(f.failed()))),
            "None ended without an image."),
        table(
            "Webhooks",
            "What platforms told, signatures checked.",
            counts("<Provider", "<Type", "Received", rows.webhooks()),
            "No platform called."),
        table(
            "Dead letters",
            "What could not be taken, kept whole.",
            counts("<Refused by", "<Code", "Refused", rows.letters()),
            "Nothing was refused."),
        table(
            "Freshness",
            "How old each table’s newest fact was when the snapshot that was read was committed.",
            Grid.of(
                List.of("<Table", "<Committed", "Age of the newest"),
                rows.freshness(),
                f ->
                    List.of(
                        f.table(),
                        Wording.minute(f.committed(), java.time.ZoneOffset.UTC),
                        age(f.newest(), f.committed()))),
            "No table was read."));
  }

  private static Section table(String heading, String lead, Grid grid, String none) {
    Section section = Section.of(heading, lead);
    return grid.rows().isEmpty() ? section.remark(none) : section.showing(grid);
  }

  private static Grid counts(String of, String kind, String head, List<HealthRows.Count> counts) {
    return Grid.of(
        List.of(of, kind, head), counts, c -> List.of(c.of(), c.kind(), Wording.count(c.count())));
  }

  private Section cells(
      String heading,
      String word,
      List<HealthRows.Cell> cells,
      java.util.function.UnaryOperator<String> name) {
    List<HealthRows.Cell> most =
        cells.stream()
            .sorted(
                java.util.Comparator.comparingLong((HealthRows.Cell c) -> -c.requested())
                    .thenComparing(HealthRows.Cell::name))
            .limit(MOST_ROWS)
            .toList();
    List<HealthRows.Cell> drawn =
        new ArrayList<>(most.stream().filter(c -> c.latency() != null).toList());
    Collections.reverse(drawn);
    Section section = Section.of(heading, "Seconds from acceptance to image, by " + word + ".");
    if (!drawn.isEmpty()) {
      double top =
          drawn.stream()
              .mapToDouble(c -> Objects.requireNonNull(c.latency()).p99())
              .max()
              .orElse(1);
      Chart chart =
          Chart.of(
              (width, suffix) ->
                  Plot.read(HealthStory.class, "latency.json")
                      .column("what", drawn, c -> name.apply(c.name()))
                      .column("p50", drawn, c -> Objects.requireNonNull(c.latency()).p50() / 1000)
                      .column("p95", drawn, c -> Objects.requireNonNull(c.latency()).p95() / 1000)
                      .column("p99", drawn, c -> Objects.requireNonNull(c.latency()).p99() / 1000)
                      .scale("y", "limits", List.of(0, Math.max(0.001, top / 1000 * 1.05)))
                      .svg(word + "-" + suffix, width, 60 + 36 * drawn.size()));
      section =
          section.with(
              chart,
              "Points: latency by " + word + "." + BELOW,
              "● half, ■ 95 of 100, ◆ 99 of 100 were at most as long.");
    }
    return section.showing(
        Grid.of(
            List.of("<" + heading, "Asked for", "Made", "Failed", "Open", "p50", "p95", "p99"),
            most,
            c -> {
              HealthRows.Quantiles q = c.latency();
              return List.of(
                  name.apply(c.name()),
                  Wording.count(c.requested()),
                  Wording.count(c.made()),
                  Wording.count(c.failed()),
                  Wording.count(c.open()),
                  q == null ? "–" : seconds(q.p50()),
                  q == null ? "–" : seconds(q.p95()),
                  q == null ? "–" : seconds(q.p99()));
            }));
  }

  private Section promises() {
    return Section.of(
            "Promises",
            "99.9% of generations have their answer by their deadline. Burn rate: 1 uses the budget up"
                + " in 30 days.")
        .showing(
            Grid.of(
                List.of("<Window", "Due", "Broken", "Burn rate", "Lately", "Limit", "<Says"),
                burns,
                b ->
                    List.of(
                        hours(b.window()),
                        Wording.count(b.due()),
                        Wording.count(b.broken()),
                        number(b.rate()),
                        number(b.lately()),
                        number(b.limit()),
                        b.alarms() ? "fader:call" : "fine")));
  }

  private Section forecasts() {
    return table(
        "Forecasts",
        "What dispatch forecast for a newcomer within two seconds before acceptance, against what it took.",
        Grid.of(
            List.of("<Lane", "Compared", "Error p50", "p95", "p99", "Bias"),
            rows.forecasts(),
            f ->
                List.of(
                    f.lane(),
                    Wording.count(f.compared()),
                    seconds(f.errors().p50()),
                    seconds(f.errors().p95()),
                    seconds(f.errors().p99()),
                    seconds(f.bias()))),
        "Nobody waited, so nothing was forecast.");
  }

  private Section machines() {
    HealthRows.Machines m = rows.machines();
    record Line(String what, String value) {}
    return Section.of("Machines", "Model servers, and what an image costs on them.")
        .showing(
            Grid.of(
                List.of("<Measure", "Value"),
                List.of(
                    new Line("Servers × hours ready", number(m.readySeconds() / 3600.0)),
                    new Line("Of that, drawing", share(m.utilisation())),
                    new Line("Images drawn", Wording.count(m.drawn())),
                    new Line("Images that were there already", Wording.count(m.cached())),
                    new Line(
                        "Price of a server hour",
                        String.format(Locale.ENGLISH, "USD %.2f", price.usd())),
                    new Line("Machine cost of an image", cost())),
                line -> List.of(line.what(), line.value())))
        .remark("The price is from: " + price.source() + ".");
  }

  private static String seconds(double ms) {
    return String.format(Locale.ENGLISH, "%.2f s", ms / 1000).replace('-', '−');
  }

  private static String number(double value) {
    return String.format(Locale.ENGLISH, value < 10 ? "%.2f" : "%,.1f", value);
  }

  private static String share(double share) {
    return Double.isFinite(share) ? Wording.exactPercent(share) : "–";
  }

  private static String hours(Duration window) {
    return window.toHours() < 48 ? window.toHours() + " h" : window.toDays() + " days";
  }

  private static String age(@org.jspecify.annotations.Nullable Instant newest, Instant committed) {
    return newest == null ? "–" : seconds(Duration.between(newest, committed).toMillis());
  }

  private static List<Definition> definitions() {
    return List.of(
        new Definition(
            "Asked for, made, failed, open",
            "Generations accepted in the period: with an image, ended without one, without an outcome yet."),
        new Definition(
            "p50, p95, p99",
            "Exact quantiles over every generation of the cell, between the two values beside them: no"
                + " sketch, so no quantile error. From acceptance to the image’s being stored."),
        new Definition(
            "Broken promise",
            "No answer by the deadline, or a failure by our fault (broken, expired). What a requester"
                + " called off or asked wrongly is an answer."),
        new Definition(
            "Burn rate",
            "Broken share over 0.1%. Somebody is called when the window and its last twelfth (an hour at"
                + " least) are both above the limit, as in the SRE workbook, chapter 5."),
        new Definition(
            "Drawing",
            "Milliseconds of successful calls over servers × seconds ready: a server that draws several"
                + " images at once can pass 100%. Failed calls are not in it."),
        new Definition(
            "Forecast error",
            "The ETA that a requester was told is in no fact yet; this is dispatch’s forecast for a tenant"
                + " of which nobody waits, where there was a queue. Bias: median of what it took less what was"
                + " forecast."));
  }
}
