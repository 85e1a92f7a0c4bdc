package ink.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MonthlyQuotaTest {
  @Test
  void aMonthIsOneOfUtc() {
    Instant last = Instant.parse("2026-12-31T23:59:59.999999Z");
    assertThat(MonthlyQuota.month(last)).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(MonthlyQuota.resetsAt(last)).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(MonthlyQuota.month(last.plusNanos(1000))).isEqualTo(LocalDate.of(2027, 1, 1));
  }

  @Test
  void nobodyIsToldToComeBackBeforeTheMonthEnds() {
    assertThat(MonthlyQuota.exhausted(Instant.parse("2026-11-30T23:59:59.4Z")).headers())
        .containsEntry("Retry-After", "1");
    assertThat(MonthlyQuota.exhausted(Instant.parse("2026-11-30T23:00:00Z")).headers())
        .containsEntry("Retry-After", "3600");
  }
}
