package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.api.Env;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final DispatchFigures figures = new DispatchFigures();
  private final Admission admission = new Admission(promises("pro=60/300"), figures);

  private static Promises promises(String text) {
    return Promises.from(new Env(Map.of("INK_PROMISES", text)));
  }

  private static Caller caller(String tenant, String plan, boolean rehearsal) {
    return new Caller("key_1", tenant, plan, Set.of("generate"), rehearsal);
  }

  private ProblemException refusal(String tenant, String plan, Lane lane, Instant now) {
    return admission.refusal(caller(tenant, plan, false), "ink-flash", lane, now);
  }

  /** What a newcomer is told, and one more of ten_1. */
  private void measured(long newcomerMs, long nextMs) {
    figures.heard(Figures.measured(NOW).build());
    figures.heard(
        Figures.backlog(
                NOW,
                "ten_1",
                NOW.minusSeconds(9),
                NOW.minusSeconds(5),
                new int[] {0, 1, 2},
                new long[] {1_000, 1_000, nextMs})
            .setNewcomerMs(newcomerMs)
            .build());
  }

  @Test
  void whoeverIsServedInTimeIsTaken() {
    measured(60_000, 60_000);
    assertThat(refusal("ten_1", "pro", Lane.DRAFT, NOW)).isNull();
    assertThat(refusal("ten_2", "pro", Lane.DRAFT, NOW)).isNull();
  }

  @Test
  void aTenantsOwnBacklogIsItsOwnToMend() {
    measured(2_000, 90_400);
    ProblemException refusal = refusal("ten_1", "pro", Lane.DRAFT, NOW);
    assertThat(refusal.problem().status()).isEqualTo(429);
    assertThat(refusal.problem().code()).isEqualTo("backlog-full");
    assertThat(refusal.problem().detail()).contains("in about 90 s", "promises 60 s", "cancel");
    assertThat(refusal.headers()).containsEntry("Retry-After", "31");
    assertThat(refusal("ten_2", "pro", Lane.DRAFT, NOW)).as("nobody else's").isNull();
  }

  @Test
  void aFullHouseIsOurs() {
    measured(70_000, 90_000);
    for (String tenant : new String[] {"ten_1", "ten_2"}) {
      ProblemException refusal = refusal(tenant, "pro", Lane.DRAFT, NOW);
      assertThat(refusal.problem().status()).isEqualTo(503);
      assertThat(refusal.problem().code()).isEqualTo("system-full");
      assertThat(refusal.headers())
          .containsEntry("Retry-After", tenant.equals("ten_1") ? "30" : "10");
    }
  }

  @Test
  void aPromiseIsThePlansAndTheLanes() {
    measured(70_000, 90_000);
    assertThat(refusal("ten_2", "free", Lane.DRAFT, NOW)).as("promised no time").isNull();
    assertThat(refusal("ten_2", "pro", Lane.FINAL, NOW)).as("another lane").isNull();
    figures.heard(Figures.queue(NOW).setLane("final").setNewcomerMs(300_001).build());
    assertThat(refusal("ten_2", "pro", Lane.FINAL, NOW).problem().code()).isEqualTo("system-full");
  }

  @Test
  void whenNobodyCanTellNobodyIsRefused() {
    assertThat(refusal("ten_2", "pro", Lane.DRAFT, NOW)).as("never heard").isNull();
    measured(70_000, 90_000);
    assertThat(refusal("ten_2", "pro", Lane.DRAFT, NOW.plusSeconds(16))).as("long ago").isNull();
    measured(-1, -1);
    figures.heard(Figures.queue(NOW.plusMillis(1)).setNewcomerMs(-1).build());
    assertThat(refusal("ten_2", "pro", Lane.DRAFT, NOW)).as("no forecast").isNull();
  }

  @Test
  void aRehearsalIsNeverRefused() {
    measured(70_000, 90_000);
    assertThat(admission.refusal(caller("ten_2", "pro", true), "ink-flash", Lane.DRAFT, NOW))
        .isNull();
  }

  @Test
  void everyPlanHasItsPromise() {
    Promises usual = Promises.from(new Env(Map.of()));
    assertThat(usual.of("enterprise", Lane.DRAFT)).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.of("free", Lane.DRAFT)).isEqualTo(Lane.DRAFT.patience());
    assertThat(usual.of("basic", Lane.FINAL)).isEqualTo(Duration.ofMinutes(30));
    assertThat(usual.of("pro", Lane.BATCH)).isEqualTo(Lane.BATCH.patience());
    assertThat(usual.of("unheard-of", Lane.FINAL)).isEqualTo(Lane.FINAL.patience());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pro", "pro=60", "pro=60/0", "pro=60/x", "=1/2", "pro=1/2/3", "pro=1/2,"})
  void anUnreadablePromiseIsNone(String text) {
    assertThatThrownBy(() -> promises(text))
        .isInstanceOf(Env.InvalidEnvException.class)
        .hasMessageStartingWith("INK_PROMISES is " + text);
  }
}
