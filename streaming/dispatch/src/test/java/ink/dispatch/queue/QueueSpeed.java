package ink.dispatch.queue;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Run by hand: what CPU time the queue's steps cost with 100,000 tickets of 3,000 tenants in it.
 */
final class QueueSpeed {
  private static final int QUEUED = 100_000;
  private static final int TENANTS = 3_000;
  private static final int STEPS = 500_000;

  private QueueSpeed() {}

  /** Nanoseconds this thread has had a core: what others do on the machine does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  public static void main(String[] args) {
    for (int round = 1; round <= 3; round++) {
      round(round);
    }
  }

  private static void round(int round) {
    SplittableRandom random = new SplittableRandom(round);
    Instant start = Instant.parse("2026-11-01T10:00:00Z");
    DispatchQueue queue = new DispatchQueue(new Limits(1_000, 1L << 40), () -> start);
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < QUEUED + STEPS; i++) {
      int tenant = random.nextInt(TENANTS);
      tickets.add(
          new Ticket(
              "gen_" + i,
              "ten_" + tenant,
              1 << (tenant % 4),
              Lane.values()[tenant % 3],
              "ink-flash",
              start.plusMillis(i),
              start.plusSeconds(100_000 + random.nextInt(1_000)),
              1));
    }
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    long t0 = cpu();
    tickets.subList(0, QUEUED).forEach(queue::offer);
    long t1 = cpu();
    System.gc();
    long held = runtime.totalMemory() - runtime.freeMemory() - before;
    long t2 = cpu();
    for (int i = 0; i < STEPS; i++) {
      queue.offer(tickets.get(QUEUED + i));
      String id = queue.next(model -> true).orElseThrow().id();
      queue.served(id);
      queue.done(id);
    }
    long t3 = cpu();
    long sum = 0;
    for (int i = 0; i < STEPS; i++) {
      sum += queue.forecast(tickets.get(STEPS + i % QUEUED).id()).map(Forecast::position).orElse(0);
    }
    long t4 = cpu();
    System.out.printf(
        "round %d: fill %.2f us each; offer+next+served+done %.2f us at %d queued; forecast %.2f us;"
            + " %.1f MiB of heap (%d)%n",
        round,
        (t1 - t0) / 1e3 / QUEUED,
        (t3 - t2) / 1e3 / STEPS,
        queue.size(),
        (t4 - t3) / 1e3 / STEPS,
        held / 1048576.0,
        sum);
  }
}
