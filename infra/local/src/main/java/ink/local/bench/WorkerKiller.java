package ink.local.bench;

import ink.local.Home;
import ink.local.HttpReadiness;
import ink.local.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A second model server beside the stack's own, which is killed with kill -9 again and again and
 * comes back by its supervisor. The second one stays.
 */
final class WorkerKiller implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process second;
  private final Path instants;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "kill-worker");
            thread.setDaemon(true);
            return thread;
          });

  private WorkerKiller(Process second, Path instants) {
    this.second = second;
    this.instants = instants;
  }

  /**
   * Starts the second server and returns when it is ready.
   *
   * @param everySeconds from one kill to the next
   * @param ports the second server's: models and health
   */
  static WorkerKiller start(RunningStack running, Home home, int everySeconds, int[] ports)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(home.of("bench"));
    Path instants = Files.writeString(folder.resolve("kills"), "");
    ProcessBuilder builder =
        running
            .stack()
            .process(
                "inference",
                "serving/inference",
                "ink.inference.server.InferenceServer",
                "-Xmx512m");
    builder.environment().put("INK_PORT", String.valueOf(ports[0]));
    builder.environment().put("INK_ADMIN_PORT", String.valueOf(ports[1]));
    Process second =
        builder.redirectErrorStream(true).redirectOutput(home.log("inference-2").toFile()).start();
    WorkerKiller killer = new WorkerKiller(second, instants);
    killer.awaitReady(ports[1]);
    var unused =
        killer.timer.scheduleAtFixedRate(
            () -> killer.kill(running), everySeconds, everySeconds, TimeUnit.SECONDS);
    return killer;
  }

  private void awaitReady(int port) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpReadiness readiness = HttpReadiness.on(port);
    while (readiness.notReady().isPresent()) {
      if (System.nanoTime() > end || !second.isAlive()) {
        close();
        throw new IllegalStateException("the second model server is not ready; see its log");
      }
      Thread.sleep(50);
    }
  }

  private void kill(RunningStack running) {
    try {
      Files.writeString(
          instants, System.currentTimeMillis() + System.lineSeparator(), StandardOpenOption.APPEND);
      running.supervisor().kill("inference");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** When it was killed, in milliseconds since 1970, one a line. */
  Path instants() {
    return instants;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    second.destroyForcibly();
  }
}
