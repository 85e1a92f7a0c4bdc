package ink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Recurrence weekly(DayOfWeek day, String time) {
    return new Recurrence(day, null, LocalTime.parse(time), BERLIN, null);
  }

  private static Recurrence monthly(int day, LocalDate endsOn) {
    return new Recurrence(null, day, LocalTime.of(8, 0), BERLIN, endsOn);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void comesAtTheSameLocalTimeAllYear() {
    Recurrence mondays = weekly(DayOfWeek.MONDAY, "08:00");

    assertThat(mondays.next(at("2026-03-23T07:00:00Z"))).contains(at("2026-03-30T06:00:00Z"));
    assertThat(mondays.next(at("2026-03-23T06:59:59Z"))).contains(at("2026-03-23T07:00:00Z"));
  }

  @Test
  void comesOnceInTheNightsOnWhichClocksAreChanged() {
    Recurrence sundays = weekly(DayOfWeek.SUNDAY, "02:30");

    // 02:30 does not exist on 29 March: an hour later. It comes twice on 25 October: the first.
    assertThat(sundays.next(at("2026-03-28T00:00:00Z"))).contains(at("2026-03-29T01:30:00Z"));
    assertThat(sundays.next(at("2026-03-29T01:30:00Z"))).contains(at("2026-04-05T00:30:00Z"));
    assertThat(sundays.next(at("2026-10-24T12:00:00Z"))).contains(at("2026-10-25T00:30:00Z"));
    assertThat(sundays.next(at("2026-10-25T00:30:00Z"))).contains(at("2026-11-01T01:30:00Z"));
  }

  @Test
  void comesOnTheLastDayOfAShortMonth() {
    assertThat(monthly(31, null).next(at("2026-02-01T00:00:00Z")))
        .contains(at("2026-02-28T07:00:00Z"));
    assertThat(monthly(31, null).next(at("2026-02-28T07:00:00Z")))
        .contains(at("2026-03-31T06:00:00Z"));
  }

  @Test
  void neverComesAgainAfterItsLastDay() {
    Recurrence ended = monthly(1, LocalDate.parse("2026-03-31"));

    assertThat(ended.next(at("2026-02-15T00:00:00Z"))).contains(at("2026-03-01T07:00:00Z"));
    assertThat(ended.next(at("2026-03-02T00:00:00Z"))).isEmpty();
    assertThat(ended.last(Instant.EPOCH, at("2026-09-09T00:00:00Z")))
        .contains(at("2026-03-01T07:00:00Z"));
  }

  @Test
  void knowsTheLastThatHasCome() {
    Recurrence mondays = weekly(DayOfWeek.MONDAY, "08:00");

    assertThat(mondays.last(Instant.EPOCH, at("2026-03-23T06:59:59Z")))
        .contains(at("2026-03-16T07:00:00Z"));
    assertThat(mondays.last(Instant.EPOCH, at("2026-03-23T07:00:00Z")))
        .contains(at("2026-03-23T07:00:00Z"));
    assertThat(mondays.last(at("2026-03-23T07:00:00Z"), at("2026-03-29T07:00:00Z")))
        .as("none since it was made")
        .isEqualTo(Optional.empty());
  }

  @Test
  void refusesWhatNeverCouldCome() {
    assertThatThrownBy(() -> new Recurrence(null, null, LocalTime.NOON, BERLIN, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> monthly(32, null)).hasMessageContaining("from 1 to 31, not 32");
    assertThatThrownBy(() -> Recurrence.zone("Europe/Atlantis"))
        .hasMessage(
            "no time zone is called Europe/Atlantis; a zone is named as in Europe/Berlin, or UTC");
    assertThatThrownBy(() -> Recurrence.zone("+02:00")).hasMessageContaining("no time zone");
    assertThat(Recurrence.zone("UTC")).isEqualTo(ZoneId.of("UTC"));
  }
}
