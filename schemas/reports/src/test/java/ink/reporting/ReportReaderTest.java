package ink.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.reporting.CustomReport.Between;
import ink.reporting.CustomReport.Grain;
import ink.reporting.CustomReport.LastDays;
import ink.reporting.CustomReport.Operator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
  private static CustomReport read(String json) throws Exception {
    return ReportReader.read(new ObjectMapper().readTree(json));
  }

  private static Map<String, String> errors(String json) {
    InvalidReportException refused =
        catchThrowableOfType(InvalidReportException.class, () -> read(json));
    assertThat(refused).as(json).isNotNull();
    return refused.errors();
  }

  @Test
  void aWholeWishIsReadAndMoneyHasARowACurrency() throws Exception {
    CustomReport report =
        read(
            """
            {"subject":"bookings","measures":["kept","revenue"],"dimensions":["style"],
             "filters":[{"dimension":"weekday","operator":"at_least","values":[6]},
                        {"dimension":"led_by_design","operator":"in","values":[true]}],
             "grain":"week","period":{"last_days":90},"time_zone":"Europe/Berlin","limit":500}
            """);
    assertThat(report.subject().name()).isEqualTo("bookings");
    assertThat(report.measures()).extracting("name").containsExactly("kept", "revenue");
    assertThat(report.dimensions()).extracting("name").containsExactly("style", "currency");
    assertThat(report.filters().get(0).operator()).isEqualTo(Operator.AT_LEAST);
    assertThat(report.filters().get(0).values()).isEqualTo(List.of(6L));
    assertThat(report.filters().get(1).values()).isEqualTo(List.of(true));
    assertThat(report.grain()).isEqualTo(Grain.WEEK);
    assertThat(report.span()).isEqualTo(new LastDays(90));
    assertThat(report.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(report.limit()).isEqualTo(500);
  }

  @Test
  void whatIsNotSaidHasAUsualValue() throws Exception {
    CustomReport report =
        read(
            """
            {"subject":"generations","measures":["requests"],
             "period":{"from":"2026-01-01","to":"2026-02-01"}}
            """);
    assertThat(report.dimensions()).isEmpty();
    assertThat(report.filters()).isEmpty();
    assertThat(report.grain()).isNull();
    assertThat(report.limit()).isEqualTo(CustomReport.MOST_ROWS);
    assertThat(report.zone().getId()).isEqualTo("Z");
    assertThat(report.span())
        .isEqualTo(new Between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1)));
  }

  @Test
  void theLastDaysEndBeforeToday() {
    LocalDate today = LocalDate.of(2026, 3, 2);
    assertThat(new LastDays(7).from(today)).isEqualTo(LocalDate.of(2026, 2, 23));
    assertThat(new LastDays(7).to(today)).isEqualTo(today);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            errors(
                """
                {"subject":"bookings","measures":["kept","likes"],"dimensions":["stile"],
                 "filters":[{"dimension":"weekday","operator":"in","values":["Monday"]}],
                 "grain":"year","period":{"last_days":0},"time_zone":"Berlin","limit":0,"order":1}
                """))
        .containsOnlyKeys(
            "/order",
            "/measures/1",
            "/dimensions/0",
            "/filters/0/values/0",
            "/period/last_days",
            "/grain",
            "/time_zone",
            "/limit")
        .hasEntrySatisfying(
            "/measures/1",
            sentence ->
                assertThat(sentence)
                    .contains("there are bookings, kept", "likes belongs to app_events"))
        .hasEntrySatisfying(
            "/filters/0/values/0",
            sentence -> assertThat(sentence).contains("whole number: weekday is a number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"subject":"x","measures":["a"],"period":{"last_days":1}} | /subject | generations, bookings
          {"subject":"bookings","period":{"last_days":1}} | /measures | at least one measure
          {"subject":"bookings","measures":"kept","period":{"last_days":1}} | /measures | a list
          {"subject":"bookings","measures":["kept","kept"],"period":{"last_days":1}} | /measures/1 | twice
          {"subject":"bookings","measures":[3],"period":{"last_days":1}} | /measures/0 | is not a measure
          {"subject":"bookings","measures":["kept"]} | /period | last_days
          {"subject":"bookings","measures":["kept"],"period":{"from":"x","to":"2026-01-01"}} | /period/from | a day like
          {"subject":"bookings","measures":["kept"],"period":{"from":"2026-01-02","to":"2026-01-01"}} | /period | this is -1
          {"subject":"bookings","measures":["kept"],"period":{"from":"2020-01-02","to":"2026-01-01"}} | /period | 366 days
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":3} | /filters | a list
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"likes"}]} | /filters/0/dimension | there are style
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"style","operator":"like","values":["a"]}]} | /filters/0/operator | in, not_in
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"style","operator":"in","values":[]}]} | /filters/0/values | 1 to 100
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"style","operator":"at_least","values":["a"]}]} | /filters/0/operator | compares numbers
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"hour","operator":"at_most","values":[1,2]}]} | /filters/0/values | one number
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"style","operator":"in","values":[7]}]} | /filters/0/values/0 | style is text
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"filters":[{"dimension":"led_by_design","operator":"in","values":["yes"]}]} | /filters/0/values/0 | true or false
          {"subject":"bookings","measures":["kept"],"period":{"last_days":1},"time_zone":"+02:00"} | /time_zone | Europe/Berlin
          """)
  void whatIsWrongIsPointedAtAndSaysWhatWouldBeRight(String wish, String pointer, String says) {
    assertThat(errors(wish)).hasEntrySatisfying(pointer, s -> assertThat(s).contains(says));
  }

  @Test
  void everyMeasureAndDimensionIsDefinedAndNamedOnce() {
    for (Catalogue.Subject subject : Catalogue.whole().subjects()) {
      assertThat(subject.measures()).extracting("name").doesNotHaveDuplicates();
      assertThat(subject.dimensions()).extracting("name").doesNotHaveDuplicates();
      assertThat(subject.measures()).allSatisfy(m -> assertThat(m.definition()).endsWith("."));
      assertThat(subject.dimensions()).allSatisfy(d -> assertThat(d.definition()).endsWith("."));
      if (subject.measures().stream().anyMatch(Catalogue.Measure::isMoney)) {
        assertThat(subject.dimension("currency")).isPresent();
      }
    }
  }
}
