package ink.dispatch.queue.simulation;

import ink.dispatch.Backoff;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Workers die again and again under more requests than they can serve; a dead one is back after
 * some seconds. What it held is put back as dispatch puts it back, and must run again soon, however
 * long the queue is, and end well, however often that happens to it.
 */
final class Deaths {
  private static final int WORKERS = 8;
  private static final int CALLS_PER_WORKER = 8;
  private static final int SECONDS = 120;
  private static final int TICKETS = 2_200;

  private final SplittableRandom random;
  private final EventLoop loop = new EventLoop();
  private final Scheduler scheduler;
  private final List<Set<String>> workers = new ArrayList<>();
  private final boolean[] dead = new boolean[WORKERS];
  private final Map<String, Integer> deaths = new HashMap<>();
  private final Map<String, Long> diedAt = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final LongStream.Builder awaited = LongStream.builder();

  /** How often each was called: an answer counts only if it is the last call's. */
  private final Map<String, Integer> runs = new HashMap<>();

  Deaths(long seed, Scheduler.Maker maker) {
    random = new SplittableRandom(seed);
    scheduler = maker.make(new Limits(WORKERS * CALLS_PER_WORKER, 1 << 20), loop);
    for (int i = 0; i < WORKERS; i++) {
      workers.add(new HashSet<>());
    }
  }

  /**
   * Lives through it.
   *
   * @return the most deaths that one request saw
   */
  int run() {
    for (int i = 0; i < TICKETS; i++) {
      long at = random.nextInt(SECONDS * 1_000);
      Ticket asked =
          new Ticket(
              "t" + i,
              "tenant" + random.nextInt(20),
              1 << random.nextInt(4),
              Lane.DRAFT,
              "flash",
              EventLoop.at(at),
              EventLoop.at(1_000_000_000),
              1);
      loop.in(
          at,
          () -> {
            scheduler.offer(asked);
            pump();
          });
    }
    for (int second = 2; second < SECONDS; second += 2) {
      int worker = random.nextInt(WORKERS);
      loop.in(second * 1_000L + random.nextInt(1_000), () -> die(worker));
    }
    loop.in(0, this::tick);
    loop.run(3_600_000);
    Violation.unless(
        ended.size() == TICKETS, "%s of %s ended after the deaths", ended.size(), TICKETS);
    long[] waits = awaited.build().sorted().toArray();
    long p99 = waits[waits.length * 99 / 100];
    Violation.unless(p99 <= 5_000, "requests of dead workers ran again after %s ms (p99)", p99);
    Violation.unless(waits.length >= 100, "only %s calls died", waits.length);
    return deaths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private void tick() {
    pump();
    if (ended.size() < TICKETS) {
      loop.in(50, this::tick);
    }
  }

  private void pump() {
    for (Optional<Ticket> next = nextIfAnyLives(); next.isPresent(); next = nextIfAnyLives()) {
      call(next.get());
    }
  }

  private Optional<Ticket> nextIfAnyLives() {
    return leastBusy() < 0 ? Optional.empty() : scheduler.next();
  }

  private void call(Ticket ticket) {
    Long died = diedAt.remove(ticket.id());
    if (died != null) {
      awaited.add(loop.ms() - died);
    }
    int worker = leastBusy();
    workers.get(worker).add(ticket.id());
    int run = runs.merge(ticket.id(), 1, Integer::sum);
    // What a worker has too much of it serves later.
    int crowd = 1 + workers.get(worker).size() / (2 * CALLS_PER_WORKER);
    loop.in((long) crowd * random.nextInt(2_000, 4_000), () -> answer(ticket, worker, run));
  }

  private void answer(Ticket ticket, int worker, int run) {
    if (runs.getOrDefault(ticket.id(), 0) != run || !workers.get(worker).remove(ticket.id())) {
      return; // Its worker died meanwhile.
    }
    Violation.unless(scheduler.served(ticket.id()), "%s was called off by nobody", ticket.id());
    scheduler.done(ticket.id());
    Violation.unless(ended.add(ticket.id()), "%s ended twice", ticket.id());
    pump();
  }

  private void die(int worker) {
    if (dead[worker]) {
      return;
    }
    dead[worker] = true;
    loop.in(random.nextInt(1_000, 6_000), () -> dead[worker] = false);
    String[] lost = workers.get(worker).toArray(String[]::new);
    Arrays.sort(lost);
    workers.get(worker).clear();
    for (String id : lost) {
      int count = deaths.merge(id, 1, Integer::sum);
      diedAt.put(id, loop.ms());
      Duration pause = Backoff.AWAY.after(count, random);
      scheduler.putBack(id, loop.instant().plus(pause));
    }
    pump();
  }

  private int leastBusy() {
    int best = -1;
    for (int i = 0; i < WORKERS; i++) {
      if (!dead[i] && (best < 0 || workers.get(i).size() < workers.get(best).size())) {
        best = i;
      }
    }
    return best;
  }
}
