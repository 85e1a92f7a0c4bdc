package ink.inference.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.inference.SimulatedService;
import ink.inference.model.Batching;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerConfigTest {

  @Test
  void everythingHasADefault() {
    ServerConfig config = ServerConfig.from(Map.of());

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8404);
    assertThat(config.adminPort()).isEqualTo(8405);
    assertThat(config.instances()).isPositive();
    assertThat(config.batching()).isEqualTo(new Batching(4, Duration.ofNanos(500_000), 1_024));
    assertThat(config.simulated()).isEmpty();
  }

  @Test
  void everythingCanBeSet() {
    ServerConfig config =
        ServerConfig.from(
            Map.of(
                "INK_HOST", "0.0.0.0",
                "INK_PORT", "1",
                "INK_ADMIN_PORT", "2",
                "INK_INFERENCE_INSTANCES", "3",
                "INK_INFERENCE_MAX_BATCH", "8",
                "INK_INFERENCE_QUEUE_DELAY_US", "1000",
                "INK_INFERENCE_MAX_QUEUE", "7",
                "INK_SIMULATED_SERVICE_MS", "2000-8000",
                "INK_SIMULATED_INSTANCES", "5"));

    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(1);
    assertThat(config.adminPort()).isEqualTo(2);
    assertThat(config.instances()).isEqualTo(3);
    assertThat(config.batching()).isEqualTo(new Batching(8, Duration.ofMillis(1), 7));
    assertThat(config.simulated())
        .contains(
            new SimulatedModel.Config(
                SimulatedService.parse("2000-8000"), 5, List.of("simulated"), true));
    assertThat(
            ServerConfig.from(
                    Map.of(
                        "INK_SIMULATED_SERVICE_MS", "5",
                        "INK_SIMULATED_AS", "ink-flash,other",
                        "INK_SIMULATED_IMAGES", "false"))
                .simulated())
        .contains(
            new SimulatedModel.Config(
                new SimulatedService(Duration.ofMillis(5), Duration.ofMillis(5)),
                2_048,
                List.of("ink-flash", "other"),
                false));
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    assertThatThrownBy(() -> ServerConfig.from(Map.of("INK_PORT", "http")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("INK_PORT must be a whole number from 0 to 65535 but is 'http'");
    assertThatThrownBy(() -> ServerConfig.from(Map.of("INK_INFERENCE_MAX_BATCH", "0")))
        .hasMessage("INK_INFERENCE_MAX_BATCH must be a whole number from 1 to 256 but is '0'");
    for (String range : new String[] {"8000-2000", "fast", "1-2-3", "-5"}) {
      assertThatThrownBy(() -> ServerConfig.from(Map.of("INK_SIMULATED_SERVICE_MS", range)))
          .hasMessage(
              "INK_SIMULATED_SERVICE_MS must be like 2000 or 2000-8000 but is '" + range + "'");
    }
  }
}
