package ink.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  @Test
  void allIsWell() {
    Readiness.Report report = new Readiness().needs("a", () -> "").wants("b", () -> "").report();
    assertThat(report).isEqualTo(new Readiness.Report("ready", Map.of("a", "ok", "b", "ok")));
    assertThat(report.ready()).isTrue();
  }

  @Test
  void withoutWhatItWantsItIsDegraded() {
    Readiness.Report report =
        new Readiness().needs("a", () -> "").wants("b", () -> "is down").report();
    assertThat(report.status()).isEqualTo("degraded");
    assertThat(report.ready()).isTrue();
    assertThat(report.checks()).containsEntry("b", "is down");
  }

  @Test
  void withoutWhatItNeedsItIsNotReady() {
    Readiness.Report report =
        new Readiness().needs("a", () -> "is down").wants("b", () -> "is down").report();
    assertThat(report.status()).isEqualTo("not-ready");
    assertThat(report.ready()).isFalse();
  }

  @Test
  void aProbeThatThrowsSaysWhy() {
    assertThat(Readiness.probing(() -> {}).get()).isEmpty();
    assertThat(
            Readiness.probing(
                    () -> {
                      throw new IllegalStateException("cannot", new RuntimeException("refused"));
                    })
                .get())
        .isEqualTo("cannot: refused");
  }

  @Test
  void manyWhoAskAreOneQuestion() {
    AtomicInteger asked = new AtomicInteger();
    Readiness readiness =
        new Readiness()
            .needs(
                "a",
                () -> {
                  asked.incrementAndGet();
                  return "";
                });
    for (int i = 0; i < 100; i++) {
      readiness.report();
    }
    assertThat(asked.get()).isLessThan(10);
  }
}
