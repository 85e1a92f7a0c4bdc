package ink.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final long SINCE = 1_000_000_000L;

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void theNoisyTenantAsksAHundredTimesWhatAnotherAsks() {
    Noise noise = new Noise(100, 51, SINCE);

    assertThat(noise.rate(50, SINCE - 1)).isEqualTo(50);
    assertThat(noise.rate(50, SINCE)).isEqualTo(150);
    int[] jobs = new int[51];
    for (int job = 0; job < 100_000; job++) {
      jobs[noise.tenant(job, SINCE, random)]++;
    }
    assertThat(jobs[0] / 100_000.0).isCloseTo(2 / 3.0, within(0.01));
    assertThat(jobs[7]).isBetween(500, 850);
  }

  @Test
  void beforeItBeginsOnlyTheOthersAsk() {
    Noise noise = new Noise(100, 3, SINCE);
    for (int job = 0; job < 1_000; job++) {
      assertThat(noise.tenant(job, 0, random)).isPositive();
      assertThat(noise.made(job)).isFalse();
    }
  }

  @Test
  void withoutNoiseEverybodyAsks() {
    Noise noise = new Noise(0, 3, SINCE);

    assertThat(random.ints(1_000).map(i -> noise.tenant(0, SINCE, random)).distinct().toArray())
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void theOthersTimesAreComparedAndItsOwnLeftOut() {
    Noise noise = new Noise(1_000_000, 2, SINCE);
    Ledger ledger = new Ledger(10);
    served(ledger, 0, SINCE - 500_000_000, 100);
    served(ledger, 1, SINCE, 9_000);
    noise.tenant(1, SINCE, random);
    served(ledger, 2, SINCE + 1, 105);

    assertThat(noise.made(1)).isTrue();
    Map<String, Object> figures = noise.figures(ledger, 3, 0, 2 * SINCE);
    assertThat(figures).containsEntry("asked", 1L).containsEntry("served_meanwhile", 0L);
    assertThat((double) figures.get("others_p99_moved_percent")).isCloseTo(5, within(0.2));
  }

  private static void served(Ledger ledger, int job, long due, long millis) {
    ledger.due(job, due);
    ledger.accepted(job, due);
    ledger.ended(job, due + millis * 1_000_000, "evt_" + job, true);
  }
}
