package ink.reports.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> env, String... args) {
    return Worker.run(
        List.of(args),
        env,
        Clock.systemUTC(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static Map<String, String> environment(String facts) {
    return Map.of(
        "INK_LAKE_URL", "jdbc:postgresql://127.0.0.1:1/lake",
        "INK_LAKE_USER", "ink_lake",
        "INK_LAKE_PASSWORD", "secret",
        "INK_S3_ENDPOINT", "http://127.0.0.1:1",
        "INK_S3_ACCESS_KEY", "a",
        "INK_S3_SECRET_KEY", "s",
        "INK_DB_URL", "jdbc:postgresql://127.0.0.1:1/ink",
        "INK_DB_USER", "ink_reports",
        "INK_DB_PASSWORD", "secret",
        "INK_REPORT_FACTS", facts);
  }

  @Test
  void helpTellsWhatItReads() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--watch", "INK_REPORT_FACTS");
  }

  @Test
  void whatIsAskedWronglyIsNamed() {
    assertThat(run(Map.of(), "--wach")).isEqualTo(2);
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(run(environment("many"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("no option --wach", "INK_LAKE_URL", "INK_REPORT_FACTS is a whole number");
  }

  @Test
  void aLakeThatDoesNotAnswerIsNamedWithoutItsPassword() {
    assertThat(run(environment("5"))).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("INK_LAKE_URL jdbc:postgresql://127.0.0.1:1/lake", "nothing is lost")
        .doesNotContain("secret");
  }
}
