package ink.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.intake.config.InvalidEnvException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeConfigTest {
  static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("INK_PORT", "8402");
    variables.put("INK_ADMIN_PORT", "8403");
    variables.put("INK_KAFKA", "127.0.0.1:8407");
    variables.put("INK_DB_URL", "jdbc:postgresql://127.0.0.1:8409/ink");
    variables.put("INK_DB_USER", "ink_intake");
    variables.put("INK_DB_PASSWORD", "ink_intake");
    variables.put("INK_INTERNAL_TOKEN", "internal-token");
    variables.put("INK_SEAL_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    return variables;
  }

  @Test
  void theEnvironmentSaysAllAndSecretsAreNotPrinted() {
    IntakeConfig config = IntakeConfig.from(variables());

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8402);
    assertThat(config.acuityHosts().allowed()).isEmpty();
    assertThat(config.toString()).doesNotContain("internal-token").doesNotContain("=ink_intake");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INK_PORT",
        "INK_ADMIN_PORT",
        "INK_KAFKA",
        "INK_DB_URL",
        "INK_DB_PASSWORD",
        "INK_INTERNAL_TOKEN",
        "INK_SEAL_KEY"
      })
  void aMissingVariableIsNamed(String name) {
    Map<String, String> variables = variables();
    variables.put(name, " ");

    assertThatThrownBy(() -> IntakeConfig.from(variables))
        .isInstanceOf(InvalidEnvException.class)
        .hasMessage(name + " is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "INK_PORT, http",
    "INK_PORT, 65536",
    "INK_DB_URL, postgres://x",
    "INK_INTERNAL_TOKEN, short",
    "INK_SEAL_KEY, abc"
  })
  void aWrongVariableIsExplained(String name, String value) {
    Map<String, String> variables = variables();
    variables.put(name, value);

    assertThatThrownBy(() -> IntakeConfig.from(variables))
        .isInstanceOf(InvalidEnvException.class)
        .hasMessageStartingWith(name);
  }
}
