package ink.reports.health;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Stream;
import ink.reports.DuckRecount;
import ink.reports.Edition;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.TestLake;
import ink.reports.TextFile;
import ink.reports.studio.StudioFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform Health over a real catalog and store. */
class HealthReportIT {
  private static final Period PERIOD = new Period(LocalDate.parse("2026-03-10"), 4);
  private final HealthReport report = new HealthReport("ten_operators", new GpuHour(2, "a test"));

  @BeforeEach
  void emptyLake() {
    TestLake.empty();
  }

  @Test
  void givesTheNumbersThatAnotherEngineGives() throws IOException {
    Map<Stream<?>, List<? extends SpecificRecord>> sent = new HealthFacts(6, PERIOD, 300).sent();
    StudioFacts.append(sent);

    try (DuckRecount duck = new DuckRecount(sent);
        PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      HealthRows rows = new HealthQuestions(lake, PERIOD, report.inputs()).rows();

      same(duck, "generations", cells(rows));
      same(
          duck,
          "promises",
          rows.hours().stream().map(h -> row(h.start(), h.due(), h.broken())).toList());
      same(
          duck,
          "failures",
          rows.failures().stream().map(f -> row(f.cause(), f.code(), f.failed())).toList());
      HealthRows.Machines m = rows.machines();
      same(duck, "machines", List.of(row(m.readySeconds(), m.busyMs(), m.drawn(), m.cached())));
      same(
          duck,
          "forecasts",
          rows.forecasts().stream()
              .map(
                  f ->
                      row(
                          f.lane(),
                          f.compared(),
                          micro(f.errors().p50()),
                          micro(f.errors().p95()),
                          micro(f.errors().p99()),
                          micro(f.bias())))
              .toList());
      assertThat(rows.webhooks()).singleElement().matches(w -> w.count() > 1);
      assertThat(rows.letters()).hasSize(1);
      assertThat(rows.freshness()).hasSize(8).allMatch(f -> f.newest() != null);

      Edition edition = report.build(lake, PERIOD).findFirst().orElseThrow();
      assertThat(edition.subject().tenantId()).isEqualTo("ten_operators");
      assertThat(edition.document("html").text())
          .contains("Platform health", "Promises", "Forecasts", "USD 2.00")
          .doesNotContain("NaN", "Infinity")
          .doesNotContainPattern("(ten|cli|gen|evt)_[0-9a-z]");
      Files.write(Path.of("target", "health.html"), edition.document("html").bytes());
    }
  }

  private static void same(DuckRecount duck, String question, List<List<Object>> rows) {
    String sql = TextFile.beside(HealthReport.class, "recount/" + question + ".sql");
    assertThat(rows)
        .as(question)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            duck.ask(sql, Map.of("from", PERIOD.from(), "to", PERIOD.to())));
  }

  private static List<List<Object>> cells(HealthRows rows) {
    List<List<Object>> cells = new ArrayList<>();
    rows.lanes().forEach(cell -> cells.add(cell("lane " + cell.name(), cell)));
    rows.countries().forEach(cell -> cells.add(cell("country " + cell.name(), cell)));
    cells.add(cell("all", rows.all()));
    return cells;
  }

  private static List<Object> cell(String name, HealthRows.Cell cell) {
    HealthRows.Quantiles q = cell.latency();
    return row(
        name,
        cell.requested(),
        cell.made(),
        cell.failed(),
        cell.open(),
        micro(q.p50()),
        micro(q.p95()),
        micro(q.p99()));
  }

  private static double micro(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void helpsWhenNothingWasAskedFor() {
    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      assertThat(report.build(lake, PERIOD).findFirst().orElseThrow().document("html").text())
          .contains("Nothing was asked for", "ingest/cdc");
    }
  }
}
