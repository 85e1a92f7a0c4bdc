package ink.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.flink.InvalidSettingException;
import ink.flink.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {
  private static Plans plans(String text) {
    return Plans.from(new Settings(Map.of("INK_DISPATCH_WEIGHTS", text)));
  }

  @Test
  void plansHaveTheirUsualWeights() {
    assertThat(Plans.from(new Settings(Map.of())).weights())
        .isEqualTo(Map.of("free", 1, "basic", 2, "pro", 4, "enterprise", 8));
  }

  @Test
  void anUnknownPlanWeighsOne() {
    assertThat(plans("pro=3").weight("pro")).isEqualTo(3);
    assertThat(plans("pro=3").weight("free")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pro", "=3", "pro=", "pro=0", "pro=heavy", "pro=1,", "pro=1001"})
  void whatIsNoWeightIsRefused(String text) {
    assertThatThrownBy(() -> plans(text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("INK_DISPATCH_WEIGHTS");
  }
}
