package ink.api;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.TestApi;
import ink.neighbours.Deployable;
import ink.neighbours.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real main, as a process. */
class ApiServerIT {
  private final TestApi api = TestApi.shared();
  @TempDir private Path folder;

  private Process start(Map<String, String> env) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                new Deployable(
                        Path.of("").toAbsolutePath(),
                        "ink.api.ApiServer",
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"))
                    .command())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile());
    builder.environment().putAll(env);
    return builder.start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log.txt"));
  }

  @Test
  void becomesReadyByItselfAndStopsWhenToldTo() throws Exception {
    Map<String, String> env = TestApi.environment(api.collector());
    int port = Ports.free();
    env.put("INK_PORT", String.valueOf(port));
    env.put("INK_ADMIN_PORT", String.valueOf(Ports.free()));
    env.remove("INK_WARM_UP_ROUNDS");
    long generations = TestApi.count("SELECT count(*) FROM generations");
    Process process = start(env);
    try {
      URI ready = URI.create("http://127.0.0.1:" + port + "/readyz");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> api.send("GET", ready, null).status() == 200);
      assertThat(log()).contains("warmed up with ").doesNotContain("ERROR");
      assertThat(TestApi.count("SELECT count(*) FROM generations")).isEqualTo(generations);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143); // SIGTERM
    assertThat(log()).doesNotContain("ERROR", "Exception");
  }

  @Test
  void aMissingVariableIsOneLineAndExit2() throws Exception {
    Map<String, String> env = TestApi.environment(api.collector());
    env.put("INK_KEY_PEPPER", "");
    Process process = start(env);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(log().strip()).isEqualTo("serving/api: INK_KEY_PEPPER is not set");
  }

  @Test
  void aTakenPortIsOneLineAndExit2() throws Exception {
    Map<String, String> env = TestApi.environment(api.collector());
    int taken = api.url("/").getPort();
    env.put("INK_PORT", String.valueOf(taken));
    env.put("INK_ADMIN_PORT", String.valueOf(Ports.free()));
    Process process = start(env);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(log())
        .contains("is taken; stop what listens there, or set INK_PORT and INK_ADMIN_PORT")
        .doesNotContain("Exception");
  }
}
