package ink.dispatch.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesiredWorkersTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
  private final DesiredWorkers workers = new DesiredWorkers(DesiredWorkers.Limits.USUAL);

  private int after(int seconds, int waiting, double perSecond, double serviceSeconds) {
    return workers.note(
        new DesiredWorkers.Measured(waiting, perSecond, serviceSeconds),
        START.plusSeconds(seconds));
  }

  @Test
  void aSteadyLoadGetsTheWorkersThatErlangAsksFor() {
    // 30.4 a second of 2.742 s are 83.4 Erlangs; at 85 % they take 99.
    assertThat(after(0, 0, 30.4, 2.742)).isEqualTo(99);
    assertThat(after(1, 0, 300, 2.742)).as("never more than the most").isEqualTo(100);
  }

  @Test
  void whatWaitsIsToBeServedWithinTheDrain() {
    // 90 of 2 s are 180 s of work, in 30 s: 6 workers.
    assertThat(after(0, 90, 0, 2)).isEqualTo(6);
  }

  @Test
  void theFirstRequestGetsAWorkerThoughNobodyKnowsHowLongItTakes() {
    DesiredWorkers fromNone =
        new DesiredWorkers(
            new DesiredWorkers.Limits(0, 10, 1, Duration.ofSeconds(30), Duration.ofMinutes(1)));
    assertThat(fromNone.note(new DesiredWorkers.Measured(0, 0, 0), START)).isZero();
    assertThat(fromNone.note(new DesiredWorkers.Measured(1, 0, 0), START.plusSeconds(1))).isOne();
  }

  @Test
  void goesUpAtOnceAndDownOnlyAfterACalm() {
    assertThat(after(0, 0, 10, 1)).isEqualTo(12);
    assertThat(after(60, 0, 1, 1)).isEqualTo(12);
    assertThat(after(120, 0, 20, 1)).isEqualTo(24);
    assertThat(after(180, 0, 1, 1)).isEqualTo(24);
    assertThat(after(301, 0, 1, 1)).isEqualTo(24);
    assertThat(after(421, 0, 1, 1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverFlapsUnderAnyLoad(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int before = workers.desired();
    int lastUp = Integer.MIN_VALUE;
    for (int second = 0; second < 7_200; second++) {
      // A day in two hours, bursts on top, an hour's silence, measurements that jump about.
      double wave = 20 * (1 + Math.sin(second / 600.0)) * (second / 1_200 == 3 ? 0 : 1);
      int burst = random.nextInt(300) == 0 ? random.nextInt(2_000) : 0;
      int now = after(second, burst, wave * random.nextDouble(), .5 + random.nextDouble());
      assertThat(now).isBetween(1, 100);
      if (now > before) {
        lastUp = second;
      }
      if (now < before) {
        assertThat(second - lastUp).as("seconds between up and down").isGreaterThan(300);
      }
      before = now;
    }
  }

  @Test
  void boundsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(
            () -> new DesiredWorkers.Limits(5, 4, 1, Duration.ofSeconds(1), Duration.ZERO))
        .hasMessageContaining("from 5 to 4");
    assertThatThrownBy(() -> new DesiredWorkers.Limits(1, 4, 1, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("drain");
  }
}
