package ink.reports.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurnRateTest {
  /** Three days of 1,000 an hour, so many broken in the last one and in each before. */
  private static List<BurnRate> burns(long last, long before) {
    Instant first = Instant.parse("2026-03-01T00:00:00Z");
    return BurnRate.of(
        IntStream.range(0, 72)
            .mapToObj(
                i ->
                    new HealthRows.Hour(
                        first.plusSeconds(i * 3600L), 1_000, i == 71 ? last : before))
            .toList());
  }

  @Test
  void isOneWhenOneInAThousandBreaks() {
    assertThat(burns(1, 1)).allSatisfy(b -> assertThat(b.rate()).isCloseTo(1, within(1e-9)));
    assertThat(burns(1, 1).get(2).alarms()).isTrue();
    assertThat(burns(0, 0)).noneMatch(BurnRate::alarms);
  }

  @Test
  void callsForAShortFireAndNotForOneThatIsOut() {
    List<BurnRate> fire = burns(20, 0);
    assertThat(fire.get(0).rate()).isCloseTo(20, within(1e-9));
    assertThat(fire.get(0).alarms()).isTrue();
    assertThat(fire.get(1).rate()).as("a sixth in six hours").isCloseTo(20 / 6.0, within(1e-9));
    assertThat(fire.get(1).alarms()).isFalse();
    assertThat(burns(0, 20).get(1).alarms()).as("out since an hour").isFalse();
  }

  @Test
  void isNothingWhereNothingWasDue() {
    assertThat(BurnRate.of(List.of())).allMatch(b -> b.rate() == 0 && !b.alarms());
  }

  @Test
  void refusesAPriceThatIsNone() {
    assertThat(GpuHour.from(Map.of()).source()).contains("INK_GPU_HOUR_USD");
    assertThat(GpuHour.from(Map.of("INK_GPU_HOUR_USD", "2.49")).usd()).isEqualTo(2.49);
    assertThatThrownBy(() -> GpuHour.from(Map.of("INK_GPU_HOUR_USD", "cheap")))
        .hasMessage("INK_GPU_HOUR_USD is a price in US dollars, as in 2.49, not cheap");
  }
}
