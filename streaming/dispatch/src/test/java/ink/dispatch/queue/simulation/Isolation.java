package ink.dispatch.queue.simulation;

import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Twenty tenants ask at random times for drafts of 2 to 8 s that take a quarter of 64 calls; a
 * twenty-first asks as often as each of them, or far more.
 */
final class Isolation {
  private static final int NEIGHBOURS = 20;
  private static final int CALLS = 64;
  private static final int MEAN_GAP_MS = 6_250;
  private static final int MINUTES = 8;

  private final SplittableRandom random;
  private final SplittableRandom greed;
  private final EventLoop loop = new EventLoop();
  private final Scheduler scheduler;
  private final LongStream.Builder took = LongStream.builder();
  private int made;

  private Isolation(long seed, Scheduler.Maker maker) {
    random = new SplittableRandom(seed);
    greed = random.split();
    scheduler = maker.make(new Limits(CALLS, 1 << 20).withTenantCalls(CALLS / 2), loop);
  }

  /** The neighbours' p99, asked to answered, in milliseconds. */
  static long p99(long seed, Scheduler.Maker maker, int greed) {
    Isolation world = new Isolation(seed, maker);
    for (int tenant = 0; tenant < NEIGHBOURS; tenant++) {
      world.arrive("tenant" + tenant, MEAN_GAP_MS, world.random.split());
    }
    world.arrive("greedy", MEAN_GAP_MS / (double) greed, world.greed);
    world.loop.run(MINUTES * 60_000L);
    long[] sorted = world.took.build().toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length * 99 / 100];
  }

  private void arrive(String tenant, double meanGapMs, SplittableRandom own) {
    loop.in(
        Math.round(-Math.log(1 - own.nextDouble()) * meanGapMs),
        () -> {
          long service = own.nextLong(2_000, 8_000);
          // What it takes is part of its name, so that both worlds serve the same requests.
          scheduler.offer(
              new Ticket(
                  made++ + ":" + service,
                  tenant,
                  1,
                  Lane.DRAFT,
                  "flash",
                  loop.instant(),
                  loop.instant().plusSeconds(1_000_000),
                  1));
          pump();
          arrive(tenant, meanGapMs, own);
        });
  }

  private void pump() {
    for (Optional<Ticket> next = scheduler.next(); next.isPresent(); next = scheduler.next()) {
      Ticket ticket = next.get();
      long service = Long.parseLong(ticket.id().substring(ticket.id().indexOf(':') + 1));
      loop.in(
          service,
          () -> {
            scheduler.served(ticket.id());
            scheduler.done(ticket.id());
            if (!ticket.tenant().equals("greedy")) {
              took.add(
                  loop.ms()
                      - EventLoop.START.until(
                          ticket.requestedAt(), java.time.temporal.ChronoUnit.MILLIS));
            }
            pump();
          });
    }
  }
}
