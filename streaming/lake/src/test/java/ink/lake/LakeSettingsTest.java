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
              "INK_LAKE_PASSWORD", "p",
              "INK_PSEUDONYM_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));

  @Test
  void commitsSilverEveryFourSecondsAndBronzeEveryMinute() {
    LakeSettings settings = LakeSettings.ofSilver(env);
    assertThat(settings.checkpoints().interval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.checkpoints().folder()).hasToString("/c/lake");
    assertThat(settings.parallelism()).isEqualTo(1);
    assertThat(LakeSettings.ofArchive(env).checkpoints().interval())
        .isEqualTo(Duration.ofMinutes(1));
    env.put("INK_LAKE_COMMIT", "1m");
    env.put("INK_ARCHIVE_COMMIT", "1h");
    env.put("INK_LAKE_PARALLELISM", "2");
    assertThat(LakeSettings.ofSilver(env).checkpoints().interval())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(LakeSettings.ofSilver(env).parallelism()).isEqualTo(2);
    assertThat(LakeSettings.ofArchive(env).checkpoints().interval()).isEqualTo(Duration.ofHours(1));
    assertThat(LakeSettings.ofArchive(env).checkpoints().folder()).hasToString("/c/archive");
  }

  @Test
  void saysWhatIsMissing() {
    env.remove("INK_LAKE_URL");
    assertThatThrownBy(() -> LakeSettings.ofSilver(env))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("INK_LAKE_URL is not set; the lake's catalog needs it");
    env.put("INK_LAKE_URL", "jdbc:postgresql://h/lake");
    env.remove("INK_PSEUDONYM_KEY");
    assertThatThrownBy(() -> LakeSettings.ofArchive(env))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("INK_PSEUDONYM_KEY is not set");
  }
}
