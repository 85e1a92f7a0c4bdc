package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.reports.trend.TrendReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-09T23:59:59Z"), ZoneOffset.UTC);

  private static Arguments parse(String... line) {
    return Arguments.parse(List.of(line), List.of(new TrendReport()), CLOCK);
  }

  @Test
  void countsTodayWhenNoPeriodIsGiven() {
    Arguments arguments = parse("trends");

    assertThat(arguments.period()).isEqualTo(new Period(LocalDate.parse("2026-03-10"), 8));
    assertThat(arguments.period().start()).isEqualTo("2026-01-13");
    assertThat(arguments.cores()).isEqualTo(2);
    assertThat(arguments.reports()).extracting(Report::name).containsExactly("trends");
  }

  @Test
  void takesThePeriodThatIsAskedFor() {
    Arguments arguments =
        parse("--period-end", "2026-02-02", "--weeks", "4", "--cores", "1", "trends");

    assertThat(arguments.period().from()).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(arguments.period().to()).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(arguments.cores()).isEqualTo(1);
  }

  @Test
  void namesEveryReportInItsHelp() {
    assertThat(Arguments.help(List.of(new TrendReport())))
        .contains("  trends               which styles are wanted", "--weeks N");
  }

  @Test
  void asksForNoReportWhenItIsToExplainItself() {
    assertThat(parse("--help").help()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fashions | there is no report fashions",
        "--loud | there is no option --loud",
        "--weeks | --weeks needs a value",
        "--weeks 3 trends | --weeks is from 4 to 104, not 3",
        "--weeks few trends | --weeks is a whole number, not few",
        "--cores 0 trends | --cores is at least 1",
        "--period-end soon trends | --period-end is a date like 2026-02-01, not soon",
        "--cores 1 | name a report, one of [trends]",
      })
  void saysWhatIsWrongWithTheCommandLine(String line, String complaint) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }
}
