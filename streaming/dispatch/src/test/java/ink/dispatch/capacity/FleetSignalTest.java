package ink.dispatch.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class FleetSignalTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
  private final Map<String, Gauge<?>> gauges = new HashMap<>();
  private final FleetSignal signal = new FleetSignal(DesiredWorkers.Limits.USUAL, group(""));

  /** Remembers the gauges by their names. */
  private MetricGroup group(String name) {
    return new UnregisteredMetricsGroup() {
      @Override
      public MetricGroup addGroup(String key, String value) {
        return group(name + key + "." + value + ".");
      }

      @Override
      public <T, G extends Gauge<T>> G gauge(String gauge, G value) {
        gauges.put(name + gauge, value);
        return value;
      }
    };
  }

  @Test
  void eachModelHasAGaugeThatFollowsItsLoad() {
    for (int second = 0; second < 100; second++) {
      for (int i = 0; i < 10; i++) {
        signal.arrived("ink-flash");
      }
      signal.second("ink-flash", 0, 1_000, START.plusSeconds(second));
      signal.second("stencil", 0, 0, START.plusSeconds(second));
    }

    assertThat(signal.desired("ink-flash")).isEqualTo(12);
    assertThat(gauges.get("model.ink-flash.desired_workers").getValue()).isEqualTo(12);
    assertThat(gauges.get("model.stencil.desired_workers").getValue()).isEqualTo(1);
  }

  @Test
  void aLoadThatEndedIsForgottenAfterTheCalm() {
    for (int i = 0; i < 500; i++) {
      signal.arrived("ink-flash");
    }
    signal.second("ink-flash", 0, 1_000, START);
    int busy = signal.desired("ink-flash");
    for (int second = 1; second < 600; second++) {
      signal.second("ink-flash", 0, 1_000, START.plusSeconds(second));
    }

    assertThat(busy).isGreaterThan(50);
    assertThat(signal.desired("ink-flash")).isEqualTo(1);
  }
}
