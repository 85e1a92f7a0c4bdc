package ink.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  @ParameterizedTest
  @CsvSource({
    "DAY,   Europe/Berlin, 2026-03-02T04:59:59Z, 2026-03-02T05:00:00Z",
    "DAY,   Europe/Berlin, 2026-03-02T05:00:00Z, 2026-03-03T05:00:00Z",
    // Summer time begins on 29 March.
    "DAY,   Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T04:00:00Z",
    "WEEK,  Europe/Berlin, 2026-03-02T04:00:00Z, 2026-03-02T05:00:00Z",
    "WEEK,  Europe/Berlin, 2026-03-02T06:00:00Z, 2026-03-09T05:00:00Z",
    "WEEK,  America/New_York, 2026-03-09T04:00:00Z, 2026-03-09T10:00:00Z",
    "MONTH, UTC, 2026-03-01T05:00:00Z, 2026-03-01T06:00:00Z",
    "MONTH, UTC, 2026-03-01T06:00:00Z, 2026-04-01T06:00:00Z",
    "MONTH, UTC, 2026-12-31T23:00:00Z, 2027-01-01T06:00:00Z",
  })
  void isDueAtSixInTheMorningOfItsTimeZone(Rhythm rhythm, String zone, Instant now, Instant due) {
    assertThat(rhythm.after(now, ZoneId.of(zone))).isEqualTo(due);
  }
}
