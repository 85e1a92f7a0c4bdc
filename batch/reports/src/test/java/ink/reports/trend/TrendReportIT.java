package ink.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.reports.Edition;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.ReportTable;
import ink.reports.TestFacts;
import ink.reports.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Trend Report over a real catalog and store. */
class TrendReportIT {
  private static final Period PERIOD = new Period(LocalDate.parse("2026-03-10"), 6);
  private final TrendReport report = new TrendReport();

  @BeforeEach
  void emptyLake() {
    TestLake.empty();
  }

  private Edition build() {
    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      return report.build(lake, PERIOD).findFirst().orElseThrow();
    }
  }

  @Test
  void givesTheNumbersThatPlainLoopsGive() throws IOException {
    TestFacts facts = TestFacts.random(7, PERIOD, 900, 6_000);
    TestLake.append(facts);

    Edition edition = build();

    TrendRows recounted = new TrendRecount(facts, PERIOD).rows();
    assertThat(lines(edition.tables())).isEqualTo(lines(recounted.tables()));
    assertThat(edition.tables()).allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
    assertThat(edition.basis().snapshots()).hasSize(5).containsKey("generation_requested");
    assertThat(edition.basis().freshTo())
        .isBefore(PERIOD.to())
        .isAfter(PERIOD.to().minusSeconds(3600));
    assertThat(edition.document("html").text() + lines(edition.tables()))
        .as("names no tenant and no person")
        .doesNotContainPattern("(ten|cli|art|std|dsg|gen|bkg|evt)_[0-9a-z]|actor-|@example");
    Files.writeString(Path.of("target", "trends.html"), edition.document("html").text());
    Files.write(Path.of("target", "trends.pdf"), edition.document("pdf").bytes());

    Edition again = build();
    assertThat(again.document("html").text()).isEqualTo(edition.document("html").text());
    assertThat(again.runId()).isEqualTo(edition.runId());
  }

  private static List<String> lines(List<ReportTable> tables) {
    return tables.stream().flatMap(table -> table.lines().stream()).toList();
  }

  @Test
  void readsTheLakeAsItStoodWhenItBegan() {
    TestFacts facts = TestFacts.random(9, PERIOD, 60, 400);
    TestLake.append(facts);

    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      TestLake.append(TestFacts.random(10, PERIOD, 60, 400));

      assertThat(lines(report.build(lake, PERIOD).findFirst().orElseThrow().tables()))
          .isEqualTo(lines(new TrendRecount(facts, PERIOD).rows().tables()));
    }
  }

  @Test
  void publishesTenAndHidesNine() {
    TestFacts facts = new TestFacts(1, PERIOD);
    List<AppEventRecorded> events = new ArrayList<>();
    events.addAll(views(facts, "mandala", 10));
    events.addAll(views(facts, "botanical", 9));
    TestLake.append(Streams.APP_EVENT_RECORDED, events);

    Edition edition = build();

    assertThat(lines(edition.tables()))
        .contains("[2026-03-03, mandala, null, null, 10, null, null, 10, 1.0]")
        .contains("[DE, mandala, 10, 1.0]")
        .noneMatch(line -> line.contains("botanical"));
    assertThat(edition.document("html").text()).doesNotContainIgnoringCase("botanical");
  }

  private static List<AppEventRecorded> views(TestFacts facts, String style, int count) {
    List<AppEventRecorded> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AppEventRecorded view = facts.appEvent(style, PERIOD.to().minusSeconds(60));
      view.setName("design_viewed");
      view.setCountry("DE");
      views.add(view);
    }
    return views;
  }

  @Test
  void publishesAPageThatHelpsWhenTheLakeIsEmpty() throws IOException {
    Edition edition = build();

    assertThat(edition.rows()).isZero();
    assertThat(edition.basis().freshTo()).isNull();
    assertThat(edition.basis().snapshots()).isEmpty();
    assertThat(edition.document("html").text())
        .contains("Nothing to publish yet", "Not in the lake yet: ", "app_event_recorded");
    Files.writeString(Path.of("target", "trends-empty.html"), edition.document("html").text());
    Files.write(Path.of("target", "trends-empty.pdf"), edition.document("pdf").bytes());
  }

  @Test
  void saysSoWhenThePeriodHoldsNothing() {
    TestFacts facts = new TestFacts(2, PERIOD);
    TestLake.append(
        Streams.APP_EVENT_RECORDED, facts.appEvent("mandala", PERIOD.to().plusSeconds(1)));

    Edition edition = build();

    assertThat(edition.rows()).isZero();
    assertThat(edition.document("html").text())
        .contains("Nothing to publish yet", "look at the period");
  }
}
