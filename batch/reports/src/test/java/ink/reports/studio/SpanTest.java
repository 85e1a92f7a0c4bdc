package ink.reports.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void isOverWhenTheStudiosClockSaysSo() {
    // Sunday 23:30 in Berlin, Monday already in Auckland.
    Instant at = Instant.parse("2026-03-22T22:30:00Z");

    assertThat(Span.lastOver(Span.Unit.WEEK, at, BERLIN).key()).isEqualTo("week 2026-03-09");
    assertThat(Span.lastOver(Span.Unit.WEEK, at, ZoneId.of("Pacific/Auckland")).key())
        .isEqualTo("week 2026-03-16");
    assertThat(Span.lastOver(Span.Unit.MONTH, at, BERLIN).key()).isEqualTo("month 2026-02-01");
  }

  @Test
  void isAnHourShorterWhenClocksGoForward() {
    Span week = Span.lastOver(Span.Unit.WEEK, Instant.parse("2026-03-30T12:00:00Z"), BERLIN);

    assertThat(Duration.between(week.from(), week.to())).isEqualTo(Duration.ofHours(7 * 24 - 1));
    assertThat(week.before(1).to()).isEqualTo(week.from());
    assertThat(week.before(-1).from()).isEqualTo(week.to());
  }

  @Test
  void countsAMonthInWeeks() {
    Span february = Span.lastOver(Span.Unit.MONTH, Instant.parse("2026-03-30T12:00:00Z"), BERLIN);

    assertThat(february.weeks()).isEqualTo(4);
    assertThat(february.before(1).weeks()).isEqualTo(31 / 7.0);
  }
}
