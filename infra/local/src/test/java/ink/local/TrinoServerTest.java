package ink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.local.sql.Jdk25;
import ink.local.sql.TrinoLibrary;
import ink.neighbours.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a server in Trino's place, started by the same main in a JVM of its own. */
class TrinoServerTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream progress = new PrintStream(said, true, StandardCharsets.UTF_8);
  private Home home;
  private Jdk25 jdk;
  private TrinoLibrary library;

  @BeforeEach
  void prepare() throws IOException {
    home = new Home(folder.resolve("project"), folder.resolve("data"));
    library = new TrinoLibrary(folder, folder.resolve("library"), "483");
    jdk = new Jdk25(folder.resolve("jdk"));
    Files.createDirectories(jdk.home().resolve("bin"));
    // This JDK does not know the flags that Trino's needs; the class path is this test's.
    Files.writeString(
        jdk.java(),
        "#!/bin/sh\necho \"$@\"\nexec %s/bin/java -XX:TieredStopAtLevel=1 -cp %s ink.local.sql.TrinoEntry 483\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    assertThat(jdk.java().toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(
        jdk.home().resolve("bin/keytool"),
        Path.of(System.getProperty("java.home")).resolve("bin/keytool"));
  }

  @AfterEach
  void stop() throws Exception {
    TrinoServer.stop(home);
  }

  private Map<String, String> environment(int port) {
    return new TreeMap<>(
        Map.of("INK_PORT", String.valueOf(port), "INK_TRINO_KEYSTORE_PASSWORD", "changeit"));
  }

  private TrinoServer startOrFind(int port) throws Exception {
    return TrinoServer.startOrFind(home, environment(port), jdk, library, progress);
  }

  @Test
  void theFirstQuestionStartsItAndTheNextFindsIt() throws Exception {
    int port = Ports.free();
    TrinoServer first = startOrFind(port);
    assertThat(first.alive()).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Starting Trino", "ready after");
    said.reset();
    assertThat(startOrFind(port)).isEqualTo(first);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(Files.readString(home.log("trino")))
        .contains("-Xmx768m", library.serverClassPath(), "etc/config.properties", "TrinoEntry 483");
  }

  @Test
  void stopEndsItAndASecondStopDoesNothing() throws Exception {
    TrinoServer server = startOrFind(Ports.free());
    TrinoServer.stop(home);
    assertThat(server.alive()).isFalse();
    assertThat(TrinoServer.read(home)).isEmpty();
    TrinoServer.stop(home);
  }

  @Test
  void oneOnAnotherPortIsOfAnEarlierStackAndReplaced() throws Exception {
    TrinoServer earlier = startOrFind(Ports.free());
    TrinoServer now = startOrFind(Ports.free());
    assertThat(now.port()).isNotEqualTo(earlier.port());
    assertThat(earlier.alive()).isFalse();
    assertThat(now.alive()).isTrue();
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> startOrFind(taken.getLocalPort()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + ", meant for trino, is taken");
    }
  }

  @Test
  void aServerThatEndsWhileItStartsPointsToItsLog() throws Exception {
    Map<String, String> environment = environment(Ports.free());
    environment.put("INK_FAKE_FAILURE", "1");
    assertThatThrownBy(() -> TrinoServer.startOrFind(home, environment, jdk, library, progress))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ended while it started")
        .hasMessageContaining(home.log("trino").toString());
  }
}
