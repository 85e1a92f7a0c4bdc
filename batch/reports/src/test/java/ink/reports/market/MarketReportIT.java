package ink.reports.market;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Stream;
import ink.events.Streams;
import ink.reports.Edition;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.TestLake;
import ink.reports.demand.Courses;
import ink.reports.demand.DemandQuestions;
import ink.reports.demand.DemandTables;
import ink.reports.demand.Elasticity;
import ink.reports.recount.Recounted;
import ink.reports.trend.TrendReport;
import ink.world.World;
import ink.world.WorldPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The public reports over a small world in a real catalog and store. */
class MarketReportIT {
  private static final int WEEKS = 6;
  private static final Set<Stream<?>> READ =
      Set.of(
          Streams.GENERATION_REQUESTED,
          Streams.GENERATION_COMPLETED,
          Streams.APP_EVENT_RECORDED,
          Streams.BOOKING_CORRELATED,
          Streams.BOOKING_CHANGED);

  private final MarketReport report = new MarketReport();

  @Test
  void givesTheNumbersThatPlainLoopsAndAnotherEngineGive() throws Exception {
    World world = World.of(WorldPlan.of(5, 10, 7 * WEEKS));
    Map<Stream<?>, List<SpecificRecord>> facts = new HashMap<>();
    world
        .arrivals()
        .filter(fact -> READ.contains(fact.stream()))
        .forEach(
            fact ->
                facts.computeIfAbsent(fact.stream(), s -> new ArrayList<>()).add(fact.record()));
    TestLake.empty();
    facts.forEach(MarketReportIT::append);
    Period period = new Period(world.plan().end(), WEEKS);

    Edition edition;
    List<Elasticity.Fortnight> fortnights;
    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), period)) {
      edition = report.build(lake, period).findFirst().orElseThrow();
      fortnights = new DemandQuestions(lake, period).fortnights();
    }

    WorldCounts counts = new WorldCounts(world);
    assertThat(edition.tables().get(0).lines())
        .isEqualTo(
            DemandTables.growth(Courses.of(counts.weeks(), period.start()).growth()).lines());
    assertThat(fortnights)
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
        .isEqualTo(counts.fortnights());
    TrendReport trends = new TrendReport();
    try (Recounted recounted = new Recounted(facts, period);
        PinnedLake lake = PinnedLake.open(TestLake.session(), trends.inputs(), period)) {
      recounted.agreesWith(report, edition, "weekdays");
      assertThat(recounted.ask(report, "fortnights").rows()).hasSameSizeAs(fortnights);
      Edition other = trends.build(lake, period).findFirst().orElseThrow();
      recounted.agreesWith(trends, other, "weeks");
      recounted.agreesWith(trends, other, "bookings");
      recounted.agreesWherePublished(trends, other, "regions", 2);
      Files.writeString(Path.of("target", "world-trends.html"), other.document("html").text());
      Files.write(Path.of("target", "world-trends.pdf"), other.document("pdf").bytes());
    }
    Files.writeString(Path.of("target", "market.html"), edition.document("html").text());
    Files.write(Path.of("target", "market.pdf"), edition.document("pdf").bytes());
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> void append(
      Stream<?> stream, List<SpecificRecord> facts) {
    TestLake.append((Stream<T>) stream, (List<T>) facts);
  }

  @Test
  void publishesAPageThatHelpsWhenTheLakeIsEmpty() {
    TestLake.empty();
    Period period = new Period(WorldPlan.of(1, 1, 56).end(), WEEKS);

    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), period)) {
      Edition edition = report.build(lake, period).findFirst().orElseThrow();

      assertThat(edition.rows()).isZero();
      assertThat(edition.document("html").text())
          .contains("Nothing to publish yet", "holds no facts at all", "Not in the lake yet: ");
    }
  }
}
