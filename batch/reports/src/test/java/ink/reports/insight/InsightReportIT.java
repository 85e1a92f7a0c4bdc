package ink.reports.insight;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Artist Insights over a real catalog and store. */
class InsightReportIT {
  private static final Period PERIOD = new Period(LocalDate.parse("2026-04-02"), 10);
  private final InsightReport report = new InsightReport();

  @BeforeEach
  void emptyLake() {
    TestLake.empty();
  }

  private static Map<Stream<?>, List<? extends SpecificRecord>> world() {
    return new StudioFacts(
            8, PERIOD.from().minusSeconds(6 * 86_400), PERIOD.to().plusSeconds(9 * 86_400))
        .studio("ten_1", "std_berlin", "Europe/Berlin", "EUR", 150)
        .studio("ten_2", "std_paris", "Europe/Paris", "EUR", 150)
        .studio("ten_3", "std_rome", "Europe/Rome", "EUR", 150)
        .studio("ten_4", "std_york", "America/New_York", null, 80)
        .sent();
  }

  @Test
  void givesTheNumbersThatAnotherEngineGives() throws IOException {
    Map<Stream<?>, List<? extends SpecificRecord>> sent = world();
    StudioFacts.append(sent);

    try (DuckRecount duck = new DuckRecount(sent);
        PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      List<Artist> artists = new InsightQuestions(lake, PERIOD).artists();
      Map<String, Object> values = Map.of("from", PERIOD.from(), "to", PERIOD.to());

      List<List<Object>> funnels = duck.ask(sql("funnel"), values);
      assertThat(artists.stream().flatMap(InsightReportIT::funnel).toList())
          .hasSizeGreaterThan(20)
          .containsExactlyInAnyOrderElementsOf(of(artists, funnels));
      List<List<Object>> chairs = duck.ask(sql("chair"), values);
      assertThat(artists.stream().filter(a -> a.chair().agreed() > 0).map(InsightReportIT::chair))
          .hasSizeGreaterThan(6)
          .containsExactlyInAnyOrderElementsOf(of(artists, chairs));

      List<Edition> editions = report.build(lake, PERIOD).toList();
      assertThat(editions).hasSize(artists.size());
      Edition ada = editions.get(0);
      assertThat(ada.subject().id()).isEqualTo("art_std_berlin_ada");
      assertThat(ada.document("html").text())
          .contains("Ada", "From design to chair", "There are too few to compare with")
          .doesNotContain("std_paris", "ten_2", "NaN", "null");
      assertThat(report.build(lake, PERIOD).findFirst().orElseThrow().runId())
          .isEqualTo(ada.runId());
    }
  }

  private static String sql(String question) {
    return TextFile.beside(InsightReport.class, "recount/" + question + ".sql");
  }

  /** Of those who were there at the end; who left has no edition. */
  private static List<List<Object>> of(List<Artist> artists, List<List<Object>> rows) {
    List<String> ids = artists.stream().map(Artist::artistId).toList();
    return rows.stream().filter(row -> ids.contains(row.get(1))).toList();
  }

  private static java.util.stream.Stream<List<Object>> funnel(Artist artist) {
    List<List<Object>> rows = new ArrayList<>();
    artist
        .styles()
        .forEach(
            (style, f) ->
                rows.add(
                    List.of(
                        artist.tenantId(),
                        artist.artistId(),
                        style,
                        f.designs(),
                        f.approved(),
                        f.booked(),
                        f.kept(),
                        f.revenueMinor())));
    return rows.stream();
  }

  private static List<Object> chair(Artist artist) {
    Chair c = artist.chair();
    return Arrays.asList(
        artist.tenantId(),
        artist.artistId(),
        c.kept(),
        c.noShows(),
        c.cancelledByClient(),
        c.cancelledByStudio(),
        c.minutes(),
        (long) c.prices().size(),
        c.revenueMinor(),
        c.leads().isEmpty() ? null : Math.round(c.medianLead() * 1e6) / 1e6,
        c.dueWithDeposit(),
        c.missedWithDeposit(),
        c.agreedInTime(),
        c.keptInTime());
  }
}
