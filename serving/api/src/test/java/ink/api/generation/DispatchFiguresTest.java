package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.facts.DispatchMeasured;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DispatchFiguresTest {

  private static DispatchMeasured at(long second, int queued) {
    return DispatchMeasured.newBuilder()
        .setEventId("evt_" + second)
        .setTenantId("ten_1")
        .setModel("ink-flash")
        .setMeasuredAt(Instant.ofEpochSecond(second))
        .setQueued(queued)
        .setInFlight(0)
        .setServiceMs(1)
        .setServedPerSecond(1)
        .setEndpointsReady(1)
        .setEndpointsTotal(1)
        .build();
  }

  @Test
  void keepsTheNewestWhateverOrderTheyComeIn() {
    DispatchFigures figures = new DispatchFigures();
    assertThat(figures.of("ink-flash")).isNull();
    figures.heard(at(10, 1));
    figures.heard(at(9, 2));
    assertThat(figures.of("ink-flash").getQueued()).isEqualTo(1);
    figures.heard(at(11, 3));
    assertThat(figures.of("ink-flash").getQueued()).isEqualTo(3);
    assertThat(figures.of("stencil")).isNull();
  }
}
