package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayConfigTest {
  private static final Map<String, String> ENV =
      Map.of(
          "INK_KAFKA", "k1:9092,k2:9092",
          "INK_DB_URL", "jdbc:postgresql://db.example:5433/ink",
          "INK_DB_PASSWORD", "secret");

  @Test
  void takesTheRestFromDefaults() {
    RelayConfig config = RelayConfig.from(ENV);
    assertThat(config.databaseHost()).isEqualTo("db.example");
    assertThat(config.databasePort()).isEqualTo("5433");
    assertThat(config.databaseName()).isEqualTo("ink");
    assertThat(config.databaseUser()).isEqualTo("ink_cdc");
    assertThat(config.adminPort()).isEqualTo(8411);
    assertThat(config.pollMillis()).isEqualTo(100);
  }

  @Test
  void neverPrintsThePassword() {
    assertThat(RelayConfig.from(ENV).toString()).doesNotContain("secret");
  }

  @Test
  void keepsThePasswordOutOfWhatConnectWritesToKafka() {
    assertThat(ConnectorSettings.of(RelayConfig.from(ENV)))
        .containsEntry("database.password", "${env:INK_DB_PASSWORD}")
        .containsEntry("publication.autocreate.mode", "disabled")
        .containsEntry("exactly.once.support", "required");
  }

  @ParameterizedTest
  @CsvSource({
    "INK_KAFKA, ''",
    "INK_KAFKA, not-an-address",
    "INK_DB_URL, jdbc:mysql://db/ink",
    "INK_DB_PASSWORD, ''",
    "INK_ADMIN_PORT, 70000",
    "INK_ADMIN_PORT, admin",
    "INK_CDC_POLL_MS, 0"
  })
  void saysWhichVariableIsWrong(String name, String value) {
    Map<String, String> env = new HashMap<>(ENV);
    env.put(name, value);
    assertThatThrownBy(() -> RelayConfig.from(env))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatThrownBy(() -> RelayConfig.from(Map.of())).hasMessage("INK_KAFKA is not set");
  }
}
