package ink.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.flink.InvalidSettingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LakeSettingsTest {
  private final Map<String, String> env =
      new HashMap<>(
          Map.of(
              "INK_KAFKA", "localhost:1",
              "INK_CHECKPOINTS", "/c",
              "INK_LAKE_URL", "jdbc:postgresql://h/lake",
              "INK_LAKE_USER", "u",
              "INK_LAKE_PASSWORD", "p"));

  @Test
  void commitsEveryFiveSecondsByDefault() {
    LakeSettings settings = LakeSettings.from(env);
    assertThat(settings.checkpoints().interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.checkpoints().folder()).hasToString("/c/lake");
    env.put("INK_LAKE_COMMIT", "1m");
    assertThat(LakeSettings.from(env).checkpoints().interval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void saysWhatIsMissing() {
    env.remove("INK_LAKE_URL");
    assertThatThrownBy(() -> LakeSettings.from(env))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("INK_LAKE_URL is not set; the lake's catalog needs it");
  }
}
