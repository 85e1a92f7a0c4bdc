package ink.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.flink.InvalidSettingException;
import ink.flink.testing.UidCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchJobTest {
  @TempDir Path folder;

  private Map<String, String> env() {
    return new HashMap<>(
        Map.of(
            "INK_KAFKA", "127.0.0.1:1",
            "INK_CHECKPOINTS", folder.toString(),
            "INK_TRITON", "127.0.0.1:2",
            "INK_DB_URL", "jdbc:postgresql://127.0.0.1:3/ink",
            "INK_DB_PASSWORD", "p",
            "INK_S3_ENDPOINT", "http://127.0.0.1:4",
            "INK_S3_ACCESS_KEY", "a",
            "INK_S3_SECRET_KEY", "s"));
  }

  @Test
  void everyStepHasItsUid() {
    assertThat(UidCheck.violations(new DispatchJob().environment(env()))).isEmpty();
  }

  @Test
  void theGraphCarriesTheJobsName() {
    assertThat(new DispatchJob().graph(env()).getJobName()).isEqualTo("dispatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INK_KAFKA",
        "INK_CHECKPOINTS",
        "INK_TRITON",
        "INK_DB_URL",
        "INK_DB_PASSWORD",
        "INK_S3_ENDPOINT",
        "INK_S3_ACCESS_KEY",
        "INK_S3_SECRET_KEY"
      })
  void aMissingSettingIsNamed(String name) {
    Map<String, String> env = env();
    env.remove(name);

    assertThatThrownBy(() -> new DispatchJob().graph(env))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(name + " is not set; set it and start again");
  }

  @Test
  void anAddressThatIsNoneIsToldSo() {
    Map<String, String> env = env();
    env.put("INK_TRITON", "here");

    assertThatThrownBy(() -> DispatchConfig.from(env))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("INK_TRITON: \"here\" is not host:port or dns:host:port");
  }

  @Test
  void hedgingIsOffUnlessAPercentageIsGiven() {
    Map<String, String> env = env();
    assertThat(DispatchConfig.from(env).hedgePercent()).isZero();
    env.put("INK_DISPATCH_HEDGE_PERCENT", "95");
    assertThat(DispatchConfig.from(env).hedgePercent()).isEqualTo(95);
    env.put("INK_DISPATCH_HEDGE_PERCENT", "100");
    assertThatThrownBy(() -> DispatchConfig.from(env))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("at most 99");
  }

  @Test
  void pausesGrowToTheirLimit() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    Random random = new Random(3);

    assertThat(backoff.after(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(backoff.after(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(backoff.after(99, random)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void theMeterForgetsSlowly() {
    Meter meter = new Meter();
    meter.served("m", Duration.ofMillis(100));
    meter.served("m", Duration.ofMillis(200));
    meter.second();

    assertThat(meter.serviceMs("m")).isEqualTo(110);
    assertThat(meter.servedPerSecond("m")).isEqualTo(0.4);
    meter.second();
    assertThat(meter.servedPerSecond("m")).isLessThan(0.4);
  }
}
