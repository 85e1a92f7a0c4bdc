package ink.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, unexpected shape, REJECTED",
    "NOT_FOUND, unknown model, REJECTED",
    "UNAVAILABLE, Exceeds maximum queue size, BUSY",
    "UNAVAILABLE, Request timeout expired, BUSY",
    "UNAVAILABLE, io exception, UNREACHABLE",
    "UNAVAILABLE,, UNREACHABLE",
    "RESOURCE_EXHAUSTED, too many requests, BUSY",
    "RESOURCE_EXHAUSTED, gRPC message exceeds maximum size, BROKEN",
    "DEADLINE_EXCEEDED,, TIMED_OUT",
    "CANCELLED,, CANCELLED",
    "INTERNAL, CUDA error, BROKEN",
    "UNKNOWN,, BROKEN"
  })
  void aStatusSaysWhatToDo(Status.Code code, String description, Verdict verdict) {
    assertThat(Verdict.of(code.toStatus().withDescription(description))).isEqualTo(verdict);
  }

  @Test
  void aServerIsCallableOnceAProbeSaidSo() {
    Health health = new Health();
    assertThat(health.state()).isEqualTo(Health.State.DOWN);
    health.probed(Health.State.READY, NOW);
    assertThat(health.state()).isEqualTo(Health.State.READY);
    health.unreachable(NOW);
    assertThat(health.state()).isEqualTo(Health.State.DOWN);
    health.probed(Health.State.LOADING, NOW);
    assertThat(health.state()).isEqualTo(Health.State.LOADING);
  }

  @Test
  void aStreakOfFailuresClosesItForLongerEachTime() {
    Health health = new Health();
    health.probed(Health.State.READY, NOW);
    fail(health, Health.STREAK - 1);
    health.worked();
    fail(health, Health.STREAK - 1);
    assertThat(health.state()).isEqualTo(Health.State.READY);

    fail(health, 1);
    health.probed(Health.State.READY, NOW.plusMillis(999));
    assertThat(health.state()).isEqualTo(Health.State.DOWN);
    health.probed(Health.State.READY, NOW.plusSeconds(1));
    assertThat(health.state()).isEqualTo(Health.State.READY);

    fail(health, Health.STREAK);
    health.probed(Health.State.READY, NOW.plusSeconds(1));
    assertThat(health.state()).isEqualTo(Health.State.DOWN);
    health.probed(Health.State.READY, NOW.plusSeconds(2));
    assertThat(health.state()).isEqualTo(Health.State.READY);
  }

  @Test
  void aServerThatDiesWithManyCallsDiesOnce() {
    Health health = new Health();
    health.probed(Health.State.READY, NOW);
    for (int call = 0; call < 1_000; call++) {
      health.unreachable(NOW);
    }
    health.probed(Health.State.READY, NOW.plusMillis(250));
    assertThat(health.state()).isEqualTo(Health.State.READY);

    fail(health, 1_000);
    health.probed(Health.State.READY, NOW.plus(Health.FIRST_PAUSE));
    assertThat(health.state()).isEqualTo(Health.State.READY);
  }

  @Test
  void aServerThatSaysReadyAndTakesNoCallIsLeftOutForLongerAndLonger() {
    Health health = new Health();
    for (int i = 0; i < Health.STREAK; i++) {
      health.probed(Health.State.READY, NOW);
      health.unreachable(NOW);
    }
    health.probed(Health.State.READY, NOW.plusMillis(999));
    assertThat(health.state()).isEqualTo(Health.State.DOWN);
    health.probed(Health.State.READY, NOW.plusSeconds(1));
    assertThat(health.state()).isEqualTo(Health.State.READY);
  }

  private static void fail(Health health, int times) {
    for (int i = 0; i < times; i++) {
      health.failed(NOW);
    }
  }

  @Test
  void ofTwoTheOneWithLessToDoIsChosen() {
    Balancer balancer = new Balancer(new Random(1));
    Map<String, Integer> inFlight = Map.of("a", 5, "b", 1);

    for (int i = 0; i < 20; i++) {
      assertThat(balancer.choose(List.of("a", "b"), inFlight::get)).contains("b");
    }
    assertThat(balancer.choose(List.of("a"), inFlight::get)).contains("a");
    assertThat(balancer.choose(List.<String>of(), inFlight::get)).isEmpty();
  }

  @Test
  void addressesAreReadOnceEach() {
    assertThat(Endpoint.list(" gpu-1:8001, gpu-2:8001 ,gpu-1:8001"))
        .containsExactly(new Endpoint("gpu-1", 8001), new Endpoint("gpu-2", 8001));
  }

  @Test
  void aNameOfManyIsToldFromAServer() {
    assertThat(Endpoint.list("dns:triton.fleet:8001,gpu-1:8001"))
        .containsExactly(new Endpoint("triton.fleet", 8001, true), new Endpoint("gpu-1", 8001));
    assertThat(Endpoint.list("dns:triton.fleet:8001")).hasToString("[dns:triton.fleet:8001]");
  }

  @Test
  void theHighestVersionAnswersAndOnlyAKnownOneCounts() {
    assertThat(Versions.served(List.of("7"))).isEqualTo("7");
    assertThat(Versions.served(List.of("9", "10", "2"))).isEqualTo("10");
    assertThat(Versions.served(List.of("blue"))).isEqualTo("blue");
    assertThat(Versions.served(List.of("blue", "2"))).isNull();
    assertThat(Versions.served(List.of(""))).isNull();
    assertThat(Versions.served(List.of())).isNull();
  }

  @Test
  void aPercentileNeedsEnoughCalls() {
    CallTimes times = new CallTimes();
    for (int i = 1; i < CallTimes.FEWEST; i++) {
      times.took(Duration.ofMillis(i));
      assertThat(times.percentile(95)).isEmpty();
    }
    times.took(Duration.ofMillis(CallTimes.FEWEST));
    assertThat(times.percentile(50)).contains(Duration.ofMillis(11));
    assertThat(times.percentile(95)).contains(Duration.ofMillis(20));
    for (int i = 0; i < 256; i++) {
      times.took(Duration.ofMillis(3));
    }
    assertThat(times.percentile(99)).contains(Duration.ofMillis(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dns:", "dns:triton", "gpu-1", "gpu-1:", ":8001", "gpu-1:99999", "gpu-1:x", " , "})
  void whatIsNoAddressIsToldSo(String text) {
    assertThatThrownBy(() -> Endpoint.list(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
