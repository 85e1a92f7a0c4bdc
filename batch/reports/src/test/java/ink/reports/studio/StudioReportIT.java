package ink.reports.studio;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Stream;
import ink.reports.DuckRecount;
import ink.reports.Edition;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.TestLake;
import ink.reports.TextFile;
import ink.reports.page.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Studio Report over a real catalog and store. */
class StudioReportIT {
  /** Berlin put its clocks forward on 29 March, New York on the 8th. */
  private static final Period PERIOD = new Period(LocalDate.parse("2026-04-02"), 10);

  private static final StudioReport WEEK =
      new StudioReport(
          Span.Unit.WEEK,
          new StudioBrands(() -> Map.of("std_berlin", new Brand("Nordlicht", "#7a2e1d"))),
          Clock.fixed(PERIOD.to(), ZoneOffset.UTC));

  @BeforeEach
  void emptyLake() {
    TestLake.empty();
  }

  private static Map<Stream<?>, List<? extends SpecificRecord>> world(int bookings) {
    return new StudioFacts(5, PERIOD.from(), PERIOD.to().plusSeconds(9 * 86_400))
        .studio("ten_1", "std_berlin", "Europe/Berlin", "EUR", bookings)
        .studio("ten_1", "std_apia", "Pacific/Apia", "USD", bookings)
        .studio("ten_2", "std_york", "America/New_York", null, bookings)
        .sent();
  }

  private static List<Edition> build(StudioReport report, Period period) {
    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), period)) {
      return report.build(lake, period).toList();
    }
  }

  @Test
  void givesTheNumbersThatAnotherEngineGives() throws IOException {
    Map<Stream<?>, List<? extends SpecificRecord>> sent = world(150);
    StudioFacts.append(sent);

    try (DuckRecount duck = new DuckRecount(sent);
        PinnedLake lake = PinnedLake.open(TestLake.session(), WEEK.inputs(), PERIOD)) {
      Map<Span.Unit, List<StudioFigures>> figures = new EnumMap<>(Span.Unit.class);
      for (Span.Unit unit : Span.Unit.values()) {
        figures.put(
            unit,
            new StudioQuestions(lake, s -> List.of(Span.lastOver(unit, PERIOD.to(), s.zone())))
                .figures());
      }
      for (String question : List.of("appointments", "payments", "roster")) {
        String sql = TextFile.beside(StudioReport.class, "recount/" + question + ".sql");
        assertThat(rows(figures, question))
            .as(question)
            .hasSizeGreaterThan(10)
            .containsExactlyInAnyOrderElementsOf(duck.ask(sql, Map.of("to", PERIOD.to())));
      }
    }
  }

  private static List<List<Object>> rows(
      Map<Span.Unit, List<StudioFigures>> figures, String question) {
    List<List<Object>> rows = new ArrayList<>();
    figures.forEach(
        (unit, studios) ->
            studios.forEach(
                studio -> {
                  Span span = Span.lastOver(unit, PERIOD.to(), studio.studio().zone());
                  List<Object> head =
                      List.of(studio.studio().tenantId(), studio.studio().studioId(), span.key());
                  values(studio, span, question).forEach(values -> rows.add(join(head, values)));
                }));
    return rows;
  }

  private static java.util.stream.Stream<Object[]> values(
      StudioFigures figures, Span span, String question) {
    return switch (question) {
      case "appointments" ->
          figures.lines().stream()
              .filter(line -> line.span().equals(span.key()))
              .map(StudioReportIT::values);
      case "payments" ->
          figures.paid().stream()
              .filter(paid -> paid.span().equals(span.key()))
              .map(p -> new Object[] {p.kind(), p.currency(), p.payments(), p.amountMinor()});
      default ->
          figures.seats(span).stream()
              .map(
                  seat ->
                      new Object[] {
                        seat.artist(),
                        seat.weeklyMinutes() == null ? null : seat.weeklyMinutes().longValue()
                      });
    };
  }

  private static Object[] values(StudioFigures.Line line) {
    Tally t = line.tally();
    return new Object[] {
      line.artist(),
      line.style(),
      line.currency(),
      t.stands(),
      t.noShows(),
      t.cancelledByClient(),
      t.cancelledByStudio(),
      t.declined(),
      t.unanswered(),
      t.minutes(),
      t.priceMinor(),
      t.unpriced()
    };
  }

  private static List<Object> join(List<Object> head, Object... values) {
    List<Object> row = new ArrayList<>(head);
    row.addAll(Arrays.asList(values));
    return row;
  }

  @Test
  void writesAnEditionAStudioAndTheSameBytesAgain() throws IOException {
    StudioFacts.append(world(60));

    List<Edition> editions = build(WEEK, PERIOD);

    assertThat(editions)
        .extracting(edition -> edition.subject().id())
        .containsExactly("std_apia", "std_berlin", "std_york");
    Edition berlin = editions.get(1);
    assertThat(berlin.basis().days().start()).isEqualTo("2026-03-23");
    assertThat(berlin.document("html").text())
        .contains(
            "Nordlicht", "The week at Studio std_berlin", "Europe/Berlin", "What changed, and why")
        .doesNotContain("std_apia", "std_york", "ten_2", "NaN", "null", "INK SYNTHESIS");
    Files.write(Path.of("target", "studio-week.html"), berlin.document("html").bytes());
    Files.write(Path.of("target", "studio-week.pdf"), berlin.document("pdf").bytes());
    assertThat(berlin.document("mail").text())
        .contains("The week at Studio std_berlin", "#7a2e1d")
        .doesNotContain("<svg", "<style", "<img", "INK SYNTHESIS");
    assertThat(berlin.document("txt").text())
        .startsWith("The week at Studio std_berlin, 23 March 2026 to 29 March 2026\n")
        .doesNotContain("&amp;", "<td");
    Files.write(Path.of("target", "studio-mail.html"), berlin.document("mail").bytes());
    assertThat(build(WEEK, PERIOD).get(1).runId()).isEqualTo(berlin.runId());
  }
}
