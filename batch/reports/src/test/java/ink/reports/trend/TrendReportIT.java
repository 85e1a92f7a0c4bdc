package ink.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.reports.Edition;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.TestFacts;
import ink.reports.TestLake;
import ink.reports.market.MarketReport;
import ink.reports.recount.Questions;
import ink.reports.recount.Recounted;
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
  void givesTheNumbersThatAnotherEngineGives() throws Exception {
    TestFacts facts = TestFacts.random(7, PERIOD, 900, 6_000);
    TestLake.append(facts);

    Edition edition = build();

    try (Recounted recounted = new Recounted(facts.streams(), PERIOD)) {
      for (String table :
          List.of("weeks", "body_parts", "bookings", "undrawn_words", "price_index")) {
        recounted.agreesWith(report, edition, table);
      }
      recounted.agreesWherePublished(report, edition, "regions", 2);
      MarketReport market = new MarketReport();
      try (PinnedLake lake = PinnedLake.open(TestLake.session(), market.inputs(), PERIOD)) {
        Edition other = market.build(lake, PERIOD).findFirst().orElseThrow();
        recounted.agreesWherePublished(market, other, "prices", 2);
        recounted.agreesWith(market, other, "price_index");
        recounted.agreesWith(market, other, "weekdays");
      }
      assertThat(Questions.of(report).keySet())
          .containsExactlyInAnyOrder(
              "weeks", "body_parts", "bookings", "undrawn_words", "price_index", "regions");
    }
    assertThat(lines(edition))
        .as("botanical gains")
        .anyMatch(l -> l.matches(".botanical, .*, riser."));
    assertThat(lines(edition))
        // Six weeks are too few to be sure of it: its interval reaches over zero.
        .as("blackwork loses a tenth or more a week")
        .anyMatch(l -> l.matches(".blackwork, 6, \\d+, -0\\.[12]\\d*, .*"));
    assertThat(edition.basis().snapshots()).hasSize(5).containsKey("generation_requested");
    assertThat(edition.basis().freshTo())
        .isBefore(PERIOD.to())
        .isAfter(PERIOD.to().minusSeconds(3600));
    assertThat(edition.document("html").text() + lines(edition) + edition.document("csv").text())
        .as("names no tenant and no person")
        .doesNotContainPattern("(ten|cli|art|std|dsg|gen|bkg|evt)_[0-9a-z]|actor-|@example");
    Files.writeString(Path.of("target", "trends.html"), edition.document("html").text());
    Files.write(Path.of("target", "trends.pdf"), edition.document("pdf").bytes());

    Edition again = build();
    assertThat(again.document("html").text()).isEqualTo(edition.document("html").text());
    assertThat(again.runId()).isEqualTo(edition.runId());
  }

  private static List<String> lines(Edition edition) {
    return edition.tables().stream().flatMap(table -> table.lines().stream()).toList();
  }

  @Test
  void readsTheLakeAsItStoodWhenItBegan() {
    TestLake.append(TestFacts.random(9, PERIOD, 60, 400));
    List<String> before = lines(build());

    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      TestLake.append(TestFacts.random(10, PERIOD, 60, 400));

      assertThat(lines(report.build(lake, PERIOD).findFirst().orElseThrow())).isEqualTo(before);
    }
  }

  @Test
  void publishesTenPeopleAndHidesNineHoweverOftenTheyCome() {
    TestFacts facts = new TestFacts(1, PERIOD);
    List<AppEventRecorded> events = new ArrayList<>();
    events.addAll(views(facts, "mandala", 10, 1));
    events.addAll(views(facts, "botanical", 9, 200));
    TestLake.append(Streams.APP_EVENT_RECORDED, events);

    Edition edition = build();

    assertThat(lines(edition))
        .contains("[2026-03-03, mandala, 10, null, 1.0]")
        .noneMatch(line -> line.contains("botanical"))
        .as("else the one that is hidden would follow from the country's sum")
        .noneMatch(line -> line.startsWith("[DE"));
    assertThat(edition.document("html").text()).doesNotContainIgnoringCase("botanical");
  }

  private static List<AppEventRecorded> views(
      TestFacts facts, String style, int people, int times) {
    List<AppEventRecorded> views = new ArrayList<>();
    for (int i = 0; i < people * times; i++) {
      AppEventRecorded view = facts.appEvent(style, PERIOD.to().minusSeconds(60));
      view.setName("design_viewed");
      view.setCountry("DE");
      view.setActorId(style + "-" + i % people);
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
