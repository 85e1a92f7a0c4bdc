package ink.neighbours.testing;

import ink.neighbours.Deployable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A neighbour in a JVM of its own that ends with the test JVM. */
final class NeighbourProcess {
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m");

  private NeighbourProcess() {}

  /** Starts the main class and returns what it wrote after {@code READY}. */
  static String start(String main, Path folder, Map<String, String> env) throws IOException {
    Path module = root().resolve("infra/neighbours");
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(new Deployable(module, main, JVM).command())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(env);
    Process process = builder.start();
    TestFolder.onExit(() -> stop(process));
    Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      for (String line : Files.readString(log, StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.startsWith("READY ")) {
          return line.substring("READY ".length()).strip();
        }
      }
      pause();
    }
    throw new IOException(
        main + " did not start:\n" + Files.readString(log, StandardCharsets.UTF_8));
  }

  private static void stop(Process process) {
    process.destroy(); // gently, so that what was measured in it gets written
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * The project's folder: told by the build, else the nearest above that holds infra/neighbours.
   */
  static Path root() {
    String told = System.getProperty("ink.root");
    Path path = told == null ? Path.of("").toAbsolutePath() : Path.of(told);
    while (path != null && !Files.isDirectory(path.resolve("infra/neighbours"))) {
      path = path.getParent();
    }
    if (path == null) {
      throw new IllegalStateException("run the tests inside the project's folder");
    }
    return path;
  }
}
