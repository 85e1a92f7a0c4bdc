package ink.local.demo;

import ink.local.Memory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every two seconds how much memory this process and all below it take. */
final class MemoryWatch implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "memory-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile double highest;

  MemoryWatch() {
    var unused = clock.scheduleWithFixedDelay(this::look, 0, 2, TimeUnit.SECONDS);
  }

  private void look() {
    highest = Math.max(highest, Memory.residentMegabytes(ProcessHandle.current().pid()));
  }

  long highestMegabytes() {
    look();
    return Math.round(highest);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
