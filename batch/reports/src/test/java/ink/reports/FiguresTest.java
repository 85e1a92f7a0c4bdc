package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Days DAYS =
      new Days(
          LocalDate.parse("2026-03-23"), LocalDate.parse("2026-03-30"), ZoneId.of("Europe/Berlin"));

  private static Edition edition(ReportTable... tables) {
    return new Edition(
        "studio",
        new Subject("ten_1", "std_1"),
        new Basis(DAYS, Instant.parse("2026-03-29T10:00:00Z"), Map.of("a", 1L << 60), List.of()),
        List.of(new Definition("Kept", "Appointments that took place.")),
        List.of(tables),
        List.of());
  }

  private static ReportTable table(String name, String columns, Object... row) {
    return ReportTable.of(name, columns, List.of(1), one -> row);
  }

  @Test
  void saysWhatTheRowsRestOnAndHowTheyAreDefined() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                Figures.json(
                    edition(
                        table("kept", "day, kept, share", LocalDate.EPOCH, 12L, 0.25),
                        table("free", "day, reason", LocalDate.EPOCH, null))));

    assertThat(json.path("time_zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(json.path("fresh_to").asText()).isEqualTo("2026-03-29T10:00:00Z");
    assertThat(json.path("snapshots").path("a").asText()).isEqualTo("1152921504606846976");
    assertThat(json.path("definitions").get(0).path("term").asText()).isEqualTo("Kept");
    assertThat(json.path("row_count").asInt()).isEqualTo(2);
    assertThat(json.path("tables").path("kept").toString())
        .isEqualTo("[{\"day\":\"1970-01-01\",\"kept\":12,\"share\":0.25}]");
    assertThat(json.path("tables").path("free").get(0).path("reason").isNull()).isTrue();
  }

  @Test
  void putsAllTablesIntoOneThatSpreadsheetsTakeAndDoNotRun() {
    assertThat(
            Figures.csv(
                List.of(
                    table("kept", "name, kept", "Ann \"the\" needle, Ltd", 12L),
                    table("free", "name, free", "=cmd()", true))))
        .isEqualTo(
            "table,name,kept,free\r\n"
                + "kept,\"Ann \"\"the\"\" needle, Ltd\",12,\r\n"
                + "free,'=cmd(),,true\r\n");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> Figures.json(edition(table("kept", "share", Double.NaN))))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> table("kept", "share", 1L, 2L)).hasMessageContaining("1 columns");
  }

  @Test
  void knowsWhenADayBeginsWhereTheStudioIs() {
    assertThat(DAYS.from()).isEqualTo("2026-03-22T23:00:00Z");
    assertThat(DAYS.to()).as("summer time has begun").isEqualTo("2026-03-29T22:00:00Z");
    assertThat(DAYS.last()).isEqualTo("2026-03-29");
  }

  @Test
  void holdsASubjectToItsTenant() {
    assertThatThrownBy(() -> new Subject(null, "std_1"))
        .hasMessageContaining("belongs to a tenant");
    assertThatThrownBy(() -> new Subject("ten_1", "everyone"))
        .hasMessageContaining("one about everyone to none");
  }
}
