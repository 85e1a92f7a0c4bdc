package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.facts.DispatchMeasured;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant DEADLINE = NOW.plusSeconds(600);

  private static DispatchMeasured.Builder measured() {
    return DispatchMeasured.newBuilder()
        .setEventId("evt_1")
        .setTenantId("ten_1")
        .setModel("ink-flash")
        .setMeasuredAt(NOW.minusSeconds(1))
        .setQueued(0)
        .setInFlight(0)
        .setServiceMs(400)
        .setServedPerSecond(0)
        .setEndpointsReady(1)
        .setEndpointsTotal(1);
  }

  private static Progress of(DispatchMeasured.Builder measured) {
    return Progress.of(measured.build(), NOW, DEADLINE, NOW);
  }

  @Test
  void anIdleHouseServesAtOnce() {
    assertThat(of(measured())).isEqualTo(new Progress(1, 1L, "It is next."));
  }

  @Test
  void aQueueIsServedAtTheRateItWasServedOfLate() {
    Progress progress = of(measured().setQueued(100).setServedPerSecond(10));
    assertThat(progress.position()).isEqualTo(101);
    assertThat(progress.etaSeconds()).isEqualTo(11); // 100 at 10/s, then its own 0.4 s
    assertThat(progress.note()).isEqualTo("At most 100 requests are before it.");
  }

  @Test
  void aRequestThatTheFiguresCountedIsNotBeforeItself() {
    Progress progress =
        Progress.of(measured().setQueued(5).build(), NOW.minusSeconds(30), DEADLINE, NOW);
    assertThat(progress.position()).isEqualTo(5);
  }

  @Test
  void aModelServerThatIsDownGivesNoEta() {
    Progress progress = of(measured().setEndpointsReady(0).setQueued(3));
    assertThat(progress.etaSeconds()).isNull();
    assertThat(progress.position()).isEqualTo(4);
    assertThat(progress.note())
        .startsWith("The model server is not answering. The request waits until " + DEADLINE);
  }

  @Test
  void oldFiguresAreNoFigures() {
    Progress progress = of(measured().setMeasuredAt(NOW.minusSeconds(16)));
    assertThat(progress.etaSeconds()).isNull();
    assertThat(progress.position()).isNull();
    assertThat(progress).isEqualTo(Progress.of(null, NOW, DEADLINE, NOW));
  }

  @Test
  void nothingMeasuredYetGivesNoEta() {
    assertThat(of(measured().setServiceMs(0)).etaSeconds()).isNull();
  }

  @Test
  void aQueueLongerThanTheDeadlineIsSaid() {
    Progress progress = of(measured().setQueued(10_000).setServedPerSecond(2.5));
    assertThat(progress.etaSeconds()).isEqualTo(4001);
    assertThat(progress.note()).contains("may expire");
  }
}
