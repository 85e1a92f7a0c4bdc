package ink.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static Settings settings(String value) {
    return new Settings(Map.of("INK_X", value));
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "30s,30000", "5m,300000", "PT1.5S,1500"})
  void lengthsOfTimeAreRead(String text, long millis) {
    assertThat(settings(text).duration("INK_X", Duration.ZERO))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "10", "ms"})
  void whatIsNoLengthOfTimeIsToldSo(String text) {
    assertThatThrownBy(() -> settings(text).duration("INK_X", Duration.ZERO))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("INK_X is \"" + text + "\"");
  }

  @Test
  void countsAreAboveZero() {
    assertThat(settings(" 12 ").count("INK_X", 1)).isEqualTo(12);
    assertThat(settings("12").count("INK_Y", 7)).isEqualTo(7);
    assertThatThrownBy(() -> settings("0").count("INK_X", 1))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> settings("many").count("INK_X", 1))
        .isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void aBlankVariableIsAMissingOne() {
    assertThatThrownBy(() -> settings("  ").text("INK_X"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("INK_X is not set; set it and start again");
  }
}
