package ink.dispatch.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scheduler in simulated time: {@code -Dink.seeds=N} worlds (2,000; at night 100,000), or the
 * one of {@code -Dink.seed=N}.
 */
class SchedulerSimulationTest {
  private static final int SEEDS = Integer.getInteger("ink.seeds", 2_000);

  /** The worlds do not know each other, so every core simulates some. */
  private static void everySeed(int of, LongConsumer world) {
    Long only = Long.getLong("ink.seed");
    LongStream seeds =
        only == null ? LongStream.range(0, Math.max(1, SEEDS / of)) : LongStream.of(only);
    seeds.parallel().forEach(seed -> simulate(seed, world));
  }

  private static void simulate(long seed, LongConsumer world) {
    try {
      world.accept(seed);
    } catch (RuntimeException e) {
      throw new AssertionError(
          "seed %d: %s; the same world again: mvn -pl streaming/dispatch -am test %s %s%d"
              .formatted(
                  seed,
                  e.getMessage(),
                  "-Dtest=SchedulerSimulationTest -Dsurefire.failIfNoSpecifiedTests=false",
                  "-Dink.seed=",
                  seed),
          e);
    }
  }

  @Test
  void everyTicketHasOneEndAndEveryLimitHolds() {
    everySeed(1, seed -> new Chaos(seed, Scheduler::new).run());
  }

  @Test
  void callsAreSharedByWeight() {
    everySeed(1, seed -> new Saturation(seed, Scheduler::new).runFairly());
  }

  @Test
  void nobodyStarves() {
    everySeed(1, seed -> new Saturation(seed, Scheduler::new).runPatiently());
  }

  @Test
  void aTenantAtAHundredTimesItsLoadIsHardlyFelt() {
    everySeed(200, seed -> isolated(seed, Scheduler::new));
  }

  @Test
  void whatADyingWorkerHeldRunsAgainWithinFiveSecondsAndNeverFails() {
    AtomicInteger most = new AtomicInteger();
    everySeed(
        100, seed -> most.accumulateAndGet(new Deaths(seed, Scheduler::new).run(), Math::max));
    if (Long.getLong("ink.seed") == null) {
      // In one world in a thousand nobody sees a third death.
      assertThat(most.get()).as("most deaths that a request saw").isGreaterThanOrEqualTo(3);
    }
  }

  private static void isolated(long seed, Scheduler.Maker maker) {
    long alone = Isolation.p99(seed, maker, 1);
    long crowded = Isolation.p99(seed, maker, 100);
    Violation.unless(
        crowded < 1.1 * alone, "the neighbours' p99 went from %s to %s ms", alone, crowded);
  }

  /** What is taken away, and what it must break. */
  enum Protection {
    TENANT_CAP(Mutants::withoutTenantCap, "has \\d+ calls under way"),
    LANE_CAPS(Mutants::withoutLaneCaps, "calls are under way in|more are reserved"),
    MODEL_CAP(Mutants::withoutModelCap, "calls to \\w+ are under way"),
    BYTE_CAP(Mutants::withoutByteCap, "bytes are in flight"),
    EXPIRY(Mutants.WithoutExpiry::new, "waits past its deadline"),
    CANCELLATION(Mutants.WithoutCancellation::new, "was cancelled, and ended as COMPLETED"),
    PUTTING_BACK(Mutants.WithoutPuttingBack::new, "\\d+ of \\d+ ended|waits past|could be served"),
    REMEMBERING(Mutants.WithoutRemembering::new, "is called for, but does not wait"),
    WORK_CONSERVATION(Mutants.Stingy::new, "waits though it could be served");

    final Scheduler.Maker mutant;
    final String broken;

    Protection(Scheduler.Maker mutant, String broken) {
      this.mutant = mutant;
      this.broken = broken;
    }
  }

  private static void allOf(int seeds, LongConsumer world) {
    LongStream.range(0, seeds).forEach(world);
  }

  @ParameterizedTest
  @EnumSource
  void chaosFindsEachMissingProtection(Protection missing) {
    assertThatThrownBy(() -> allOf(50, seed -> new Chaos(seed, missing.mutant).run()))
        .isInstanceOf(Violation.class)
        .message()
        .containsPattern(missing.broken);
  }

  @Test
  void saturationFindsMissingWeights() {
    assertThatThrownBy(
            () -> allOf(50, seed -> new Saturation(seed, Mutants.WithoutWeights::new).runFairly()))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("were due");
  }

  @Test
  void saturationFindsMissingAgeing() {
    assertThatThrownBy(
            () -> allOf(50, seed -> new Saturation(seed, Mutants::withoutAgeing).runPatiently()))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("starved");
  }

  @Test
  void isolationFindsMissingFairness() {
    assertThatThrownBy(() -> isolated(0, Mutants.WithoutFairness::new))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("p99");
  }

  @Test
  void deathsFindALostPlace() {
    assertThatThrownBy(() -> new Deaths(0, Mutants.WithoutKeepingThePlace::new).run())
        .isInstanceOf(Violation.class)
        .hasMessageContaining("ran again after");
  }

  @Test
  void deathsFindAWorkDroppedAfterTwo() {
    assertThatThrownBy(() -> new Deaths(0, Mutants.WithoutEndlessPatience::new).run())
        .isInstanceOf(Violation.class)
        .hasMessageContaining("ended after the deaths");
  }

  @Test
  void aFailingSeedTellsHowToReplayItAndFailsTheSameWayAgain() {
    LongConsumer broken = seed -> new Chaos(seed, Mutants::withoutTenantCap).run();
    Throwable first =
        catchThrowable(() -> LongStream.range(0, 50).forEach(seed -> simulate(seed, broken)));
    assertThat(first).hasMessageMatching("seed \\d+: .* -Dink.seed=\\d+");
    String told = first.getMessage();
    long seed = Long.parseLong(told.substring(told.lastIndexOf('=') + 1));
    assertThat(catchThrowable(() -> simulate(seed, broken))).hasMessage(told);
  }

  @Test
  void theSameSeedGivesTheSameWorld() {
    assertThat(Isolation.p99(7, Scheduler::new, 10))
        .isEqualTo(Isolation.p99(7, Scheduler::new, 10));
  }
}
