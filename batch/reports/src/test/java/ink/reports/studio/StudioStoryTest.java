package ink.reports.studio;

import static org.assertj.core.api.Assertions.assertThat;

import ink.reports.Basis;
import ink.reports.Days;
import ink.reports.page.Brand;
import ink.reports.page.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudioStoryTest {
  private static String page(Studio studio, List<StudioFigures.Line> lines) {
    Span span = new Span(Span.Unit.WEEK, LocalDate.parse("2026-03-23"), studio.zone());
    StudioFigures figures =
        new StudioFigures(studio, lines, List.of(), List.of(), Map.of("art_1", "Ada"), null);
    Basis basis =
        new Basis(new Days(span.start(), span.end(), span.zone()), null, Map.of(), List.of());
    return Page.html(new StudioStory(figures, span, new Brand(studio.name(), ""), basis).tell());
  }

  private static Studio studio(String zone, String currency) {
    return new Studio("ten_1", "std_1", "Nordlicht & Söhne", zone, "DE", currency);
  }

  private static StudioFigures.Line line(String artist, String currency, long price) {
    return new StudioFigures.Line(
        "week 2026-03-23",
        artist,
        null,
        currency,
        new Tally(1, 1, 0, 0, 0, 0, 120, price, currency == null ? 1 : 0));
  }

  @Test
  void helpsAStudioOfWhichNothingIsKnown() {
    assertThat(page(studio("Europe/Berlin", "EUR"), List.of()))
        .contains("No appointments yet", "calendar is connected", "Nordlicht &amp; Söhne")
        .doesNotContain("<svg", "NaN");
  }

  @Test
  void saysWhichTimeZoneNobodyKnows() {
    assertThat(page(studio("Europe/Atlantis", "EUR"), List.of(line("art_1", "EUR", 100))))
        .contains("“Europe/Atlantis”, which is none that is known", "days in UTC");
  }

  @Test
  void neverAddsUpCurrencies() {
    assertThat(
            page(
                studio("Europe/Berlin", "EUR"),
                List.of(line("art_1", "EUR", 12_300), line("art_1", "CHF", 99_900))))
        .contains("EUR 123.00", "not added up: CHF 999.00")
        .doesNotContain("1,122");
  }

  @Test
  void takesTheCurrencyOfMostAppointmentsWhereNobodyToldTheStudios() {
    assertThat(
            page(
                studio("Europe/Berlin", null),
                List.of(
                    line("art_1", "CHF", 12_300),
                    line(null, "CHF", 1_000),
                    line("art_1", "EUR", 99_900))))
        .contains("CHF 133.00", "No artist named");
  }

  @Test
  void showsNoRevenueWhereNoPriceWasTold() {
    assertThat(page(studio("Europe/Berlin", null), List.of(line("art_1", null, 0))))
        .contains("no price was told yet", "1 kept appointment has no price")
        .doesNotContain("NaN", "null ");
  }
}
