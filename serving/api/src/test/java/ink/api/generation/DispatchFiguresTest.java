package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.facts.QueueMeasured;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DispatchFiguresTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final DispatchFigures figures = new DispatchFigures();

  private static QueueMeasured backlogOf(String tenant, Instant at, long ms) {
    return Figures.backlog(at, tenant, at, at, new int[] {1, 2, 3}, new long[] {ms, ms, ms})
        .build();
  }

  @Test
  void keepsTheNewestWhateverOrderTheyComeIn() {
    assertThat(figures.of("ink-flash", NOW)).isNull();
    figures.heard(Figures.measured(NOW).setQueued(1).build());
    figures.heard(Figures.measured(NOW.minusSeconds(1)).setQueued(2).build());
    assertThat(figures.of("ink-flash", NOW).getQueued()).isEqualTo(1);
    figures.heard(Figures.measured(NOW.plusSeconds(1)).setQueued(3).build());
    assertThat(figures.of("ink-flash", NOW).getQueued()).isEqualTo(3);
    assertThat(figures.of("stencil", NOW)).isNull();
    assertThat(figures.of("ink-flash", NOW.plusSeconds(17))).isNull();
  }

  @Test
  void putsTheFactsOfOneMeasurementTogether() {
    figures.heard(Figures.measured(NOW).build());
    figures.heard(backlogOf("ten_1", NOW, 5));
    figures.heard(backlogOf("ten_2", NOW, 6));
    figures.heard(backlogOf("ten_3", NOW.minusSeconds(1), 7)); // came late
    LaneQueue queue = figures.queue("ink-flash", "draft", NOW);
    assertThat(queue.hasBacklogOf("ten_1")).isTrue();
    assertThat(queue.oneMore("ten_2").answerIn()).isEqualTo(Duration.ofMillis(6));
    assertThat(queue.hasBacklogOf("ten_3")).isFalse();
    assertThat(figures.queue("ink-flash", "final", NOW)).isNull();
    figures.heard(backlogOf("ten_3", NOW.plusSeconds(1), 7));
    assertThat(figures.queue("ink-flash", "draft", NOW).backlogs()).containsOnlyKeys("ten_3");
  }
}
