package ink.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts parts in the order of their needs, side by side where they have none, restarts one that
 * dies and stops them all.
 */
public final class Supervisor implements AutoCloseable {
  /** A part that dies again and again is restarted more and more slowly, up to this. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private final Listener listener;
  private volatile boolean stopping;

  /** Hears of each change of a part's state. */
  @FunctionalInterface
  public interface Listener {
    void changed(PartState state);
  }

  /**
   * What is known of a part.
   *
   * @param state waiting, starting, ready, restarting, failed or stopped
   * @param pid of the process; 0 when there is none
   * @param seconds since the stack's start, when the state began
   * @param detail why it is not ready
   */
  public record PartState(
      String name, String state, long pid, double seconds, int restarts, @Nullable String detail) {}

  private final Instant begun = Instant.now();

  public Supervisor(List<Part> parts, Listener listener) {
    this.listener = listener;
    parts.forEach(part -> watched.put(part.name(), new Watched(part)));
  }

  /**
   * Starts all parts and returns when all are ready.
   *
   * @throws IllegalStateException naming the first part that did not become ready, and why
   */
  public void start() throws InterruptedException {
    watched.values().forEach(one -> one.thread.start());
    for (Watched one : watched.values()) {
      one.ready.handle((ready, error) -> null).join();
      if (one.ready.isCompletedExceptionally()) {
        throw new IllegalStateException(one.part.name() + " did not start: " + one.detail);
      }
    }
  }

  /** The states of all parts. */
  public List<PartState> states() {
    return watched.values().stream().map(Watched::state).toList();
  }

  /**
   * Stops one part without restarting it, for tests and repairs; {@link #resume} brings it back.
   */
  public void kill(String name) {
    Watched one = find(name);
    Process process = one.process;
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Kills all parts and what they started, as when the power goes, and restarts none. */
  public void pullThePlug() {
    stopping = true;
    List<ProcessHandle> killed = new ArrayList<>();
    for (Watched one : watched.values()) {
      Process process = one.process;
      if (process != null) {
        killed.addAll(process.descendants().toList());
        killed.add(process.toHandle());
      }
    }
    killed.forEach(ProcessHandle::destroyForcibly);
    killed.forEach(process -> process.onExit().join());
    watched.values().forEach(one -> one.thread.interrupt());
  }

  /** Waits until a part is ready again after it was killed. */
  public boolean awaitReady(String name, Duration limit) throws InterruptedException {
    Watched one = find(name);
    Instant deadline = Instant.now().plus(limit);
    while (Instant.now().isBefore(deadline)) {
      Process process = one.process;
      if (process != null && process.isAlive() && "ready".equals(one.state)) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private Watched find(String name) {
    Watched one = watched.get(name);
    if (one == null) {
      throw new IllegalArgumentException(
          "no part is called " + name + "; there are " + String.join(", ", watched.keySet()));
    }
    return one;
  }

  /** Stops all parts, those that others need last. */
  @Override
  public void close() {
    stopping = true;
    List<Watched> last = new ArrayList<>(watched.values());
    java.util.Collections.reverse(last);
    for (Watched one : last) {
      one.stop();
    }
  }

  /** One part and the thread that looks after it. */
  private final class Watched {
    private final Part part;
    private final Thread thread;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile @Nullable Process process;
    private volatile String state = "waiting";
    private volatile double since;
    private volatile @Nullable String detail;
    private volatile int restarts;

    Watched(Part part) {
      this.part = part;
      this.thread = new Thread(this::watch, "watch-" + part.name());
      this.thread.setDaemon(true);
    }

    private void watch() {
      try {
        for (String need : part.after()) {
          find(need).ready.join();
        }
        Duration pause = Duration.ofMillis(200);
        while (!stopping) {
          Instant started = Instant.now();
          become(restarts == 0 ? "starting" : "restarting", null);
          Process running = part.starter().start();
          process = running;
          if (stopping) {
            running.destroyForcibly(); // whoever stops may have looked before it was there
            return;
          }
          if (awaitFirstReady(running)) {
            if (!ready.isDone()) {
              part.onFirstReady().run();
            }
            become("ready", null);
            ready.complete(null);
            running.waitFor();
          } else if (restarts == 0 && !stopping) {
            throw new IllegalStateException(String.valueOf(detail));
          }
          if (stopping) {
            return;
          }
          restarts++;
          become("restarting", "it ended with status " + running.waitFor());
          boolean lived = Duration.between(started, Instant.now()).compareTo(LONGEST_PAUSE) > 0;
          pause = lived ? Duration.ofMillis(200) : min(pause.multipliedBy(2), LONGEST_PAUSE);
          Thread.sleep(pause.toMillis());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        become("failed", why);
        ready.completeExceptionally(e);
      }
    }

    private boolean awaitFirstReady(Process running) throws InterruptedException {
      Instant deadline = Instant.now().plus(START_LIMIT);
      while (running.isAlive() && !stopping) {
        Optional<String> why = part.readiness().notReady();
        if (why.isEmpty()) {
          return true;
        }
        detail = why.get();
        if (Instant.now().isAfter(deadline)) {
          running.destroyForcibly();
          return false;
        }
        Thread.sleep(50);
      }
      if (!running.isAlive()) {
        detail = "it ended with status " + running.exitValue() + "; last it was: " + detail;
      }
      return false;
    }

    private void stop() {
      Process running = process;
      if (running == null) {
        return;
      }
      try {
        // SIGTERM; PostgreSQL takes it as "wait for all clients", and they are gone by now.
        running.destroy();
        if (!running.waitFor(15, TimeUnit.SECONDS)) {
          running.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        running.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      become("stopped", null);
    }

    private void become(String next, @Nullable String why) {
      state = next;
      detail = why;
      since = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
      listener.changed(state());
    }

    PartState state() {
      Process running = process;
      long pid = running == null || !running.isAlive() ? 0 : running.pid();
      return new PartState(part.name(), state, pid, since, restarts, detail);
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
