package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant DEADLINE = NOW.plusSeconds(600);

  private final DispatchFigures figures = new DispatchFigures();

  private Progress of(Instant requestedAt) {
    return of("ten_1", requestedAt);
  }

  private Progress of(String tenant, Instant requestedAt) {
    return Progress.of(
        figures, new Progress.Request(tenant, "ink-flash", "draft", requestedAt, DEADLINE), NOW);
  }

  /** 40 requests of ten_1 wait, two of them asked for 100 s and 60 s ago. */
  private void aBacklog() {
    figures.heard(Figures.measured(NOW.minusSeconds(1)).build());
    figures.heard(
        Figures.backlog(
                NOW.minusSeconds(1),
                "ten_1",
                NOW.minusSeconds(100),
                NOW.minusSeconds(60),
                new int[] {0, 80, 82},
                new long[] {2_000, 42_000, 43_000})
            .setNewcomerPosition(3)
            .setNewcomerMs(4_000)
            .build());
  }

  @Test
  void anIdleHouseServesAtOnce() {
    figures.heard(Figures.measured(NOW.minusSeconds(1)).build());
    assertThat(of(NOW)).isEqualTo(new Progress(1, 1L, "It is next."));
  }

  @Test
  void whoeverWaitsIsToldItsPlaceAndItsTime() {
    aBacklog();
    assertThat(of(NOW.minusSeconds(100)).position()).isEqualTo(1);
    Progress middle = of(NOW.minusSeconds(80));
    assertThat(middle.position()).isEqualTo(41);
    assertThat(middle.etaSeconds()).isEqualTo(21); // 22 s at the measurement, a second ago
    assertThat(middle.note()).isEqualTo("About 40 requests are before it.");
    assertThat(of(NOW.minusSeconds(60)).position()).isEqualTo(81);
  }

  @Test
  void whoeverComesNowIsToldWhatOneMoreIsTold() {
    aBacklog();
    assertThat(of(NOW)).isEqualTo(new Progress(83, 42L, "About 82 requests are before it."));
    assertThat(of("ten_2", NOW)).isEqualTo(new Progress(4, 3L, "About 3 requests are before it."));
  }

  @Test
  void whoeverWaitsNoMoreIsToldSo() {
    aBacklog();
    Progress made = of(NOW.minusSeconds(101));
    assertThat(made.position()).isZero();
    assertThat(made.etaSeconds()).isEqualTo(1);
    assertThat(made.note()).startsWith("It waits no more");
    assertThat(of("ten_2", NOW.minusSeconds(30)).position()).isZero();
    figures.heard(Figures.queue(NOW).build());
    assertThat(of(NOW.minusSeconds(60)).position()).isZero();
  }

  @Test
  void aQueueThatIsNotToldOfAnyMoreIsEmpty() {
    aBacklog();
    figures.heard(Figures.measured(NOW.plusSeconds(5)).build());
    assertThat(of(NOW.plusSeconds(5)).position()).isEqualTo(1);
  }

  @Test
  void aModelServerThatIsDownGivesNoEta() {
    aBacklog();
    figures.heard(Figures.measured(NOW).setEndpointsReady(0).build());
    Progress progress = of(NOW.minusSeconds(60));
    assertThat(progress.etaSeconds()).isNull();
    assertThat(progress.position()).isEqualTo(81);
    assertThat(progress.note())
        .startsWith("The model server is not answering. The request waits until " + DEADLINE);
  }

  @Test
  void aServerThatAnswersNothingGivesNoEtaEither() {
    figures.heard(Figures.measured(NOW).build());
    figures.heard(
        Figures.backlog(
                NOW,
                "ten_1",
                NOW.minusSeconds(9),
                NOW.minusSeconds(5),
                new int[] {0, 1, 2},
                new long[] {-1, -1, -1})
            .build());
    Progress progress = of(NOW.minusSeconds(7));
    assertThat(progress.etaSeconds()).isNull();
    assertThat(progress.position()).isEqualTo(2);
    assertThat(progress.note()).startsWith("Nothing was answered for a while");
  }

  @Test
  void oldFiguresAreNoFigures() {
    assertThat(of(NOW).etaSeconds()).isNull();
    Progress never = of(NOW);
    figures.heard(Figures.measured(NOW.minusSeconds(16)).build());
    assertThat(of(NOW)).isEqualTo(never);
    assertThat(never.position()).isNull();
    assertThat(never.note()).contains("safe and waits until " + DEADLINE);
  }

  @Test
  void nothingMeasuredYetGivesNoEta() {
    figures.heard(Figures.measured(NOW).setServiceMs(0).build());
    assertThat(of(NOW).etaSeconds()).isNull();
    assertThat(of(NOW).note()).startsWith("Nothing was generated yet");
  }

  @Test
  void aQueueLongerThanTheDeadlineIsSaid() {
    figures.heard(Figures.measured(NOW).build());
    figures.heard(Figures.queue(NOW).setNewcomerPosition(9_999).setNewcomerMs(4_000_500).build());
    Progress progress = of(NOW);
    assertThat(progress.etaSeconds()).isEqualTo(4001);
    assertThat(progress.note()).contains("may expire");
  }
}
