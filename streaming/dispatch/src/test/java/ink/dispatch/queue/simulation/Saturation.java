package ink.dispatch.queue.simulation;

import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** More drafts than can be made, from every tenant, all the time. */
final class Saturation {
  private static final int[] WEIGHTS = {1, 2, 4, 8};

  /** Calls of the lightest tenant, so that one more or less is a small part. */
  private static final int ROUNDS = 30;

  private static final int LONGEST_MS = 2_000;

  private final SplittableRandom random;
  private final EventLoop loop = new EventLoop();
  private final Map<String, Integer> calls = new HashMap<>();
  private final int[] weights;
  private final int totalWeight;
  private final Limits limits;
  private final Scheduler scheduler;
  private Consumer<Ticket> onCall = ticket -> {};
  private int made;
  private int called;
  private int broken;
  private boolean over;

  Saturation(long seed, Scheduler.Maker maker) {
    random = new SplittableRandom(seed);
    weights = new int[random.nextInt(2, 6)];
    int total = 0;
    for (int tenant = 0; tenant < weights.length; tenant++) {
      weights[tenant] = WEIGHTS[random.nextInt(WEIGHTS.length)];
      total += weights[tenant];
    }
    totalWeight = total;
    // With three calls or fewer nothing is reserved: only ageing helps the slow lanes.
    limits =
        new Limits(random.nextInt(1, 4), 1_000)
            .withAgeing(Duration.ofMillis(random.nextInt(500, 5_000)));
    scheduler = maker.make(limits, loop);
    for (int tenant = 0; tenant < weights.length; tenant++) {
      for (int i = 0; i < 4; i++) {
        offer(tenant, Lane.DRAFT);
      }
    }
  }

  /** Calls go by weight, within five in a hundred. */
  void runFairly() {
    int rounds = ROUNDS * totalWeight;
    onCall =
        ticket -> {
          over = called == rounds;
        };
    pump();
    loop.run(Long.MAX_VALUE);
    for (int tenant = 0; tenant < weights.length; tenant++) {
      int got = calls.getOrDefault("tenant" + tenant, 0);
      double due = (double) called * weights[tenant] / totalWeight;
      Violation.unless(
          Math.abs(got - due) <= 0.05 * due,
          "tenant %s of weight %s in %s had %s calls of %s, %s were due",
          tenant,
          weights[tenant],
          totalWeight,
          got,
          called,
          due);
    }
  }

  /** A final, a batch and a newcomer's draft get through the crowd. */
  void runPatiently() {
    Map<Lane, Long> calledAt = new HashMap<>();
    onCall =
        ticket -> {
          if (ticket.tenant().equals("newcomer")) {
            calledAt.put(ticket.lane(), loop.ms());
          }
        };
    pump();
    loop.run(10_000);
    long from = loop.ms();
    int before = called;
    int brokenBefore = broken;
    for (Lane lane : Lane.values()) {
      scheduler.offer(ticket("newcomer", 1, lane));
    }
    long patience = limits.ageing().toMillis();
    long slack = 3L * LONGEST_MS;
    loop.run(from + 2 * patience + (weights.length + 10L) * LONGEST_MS);
    // Before the draft go the call that runs, one of each tenant, the final and the batch, and
    // whoever's call breaks meanwhile once more: that one keeps its turn.
    long draftsBefore = weights.length + 3L + broken - brokenBefore;
    for (Lane lane : Lane.values()) {
      long most =
          lane == Lane.DRAFT ? draftsBefore * LONGEST_MS : lane.ordinal() * patience + slack;
      Violation.unless(
          calledAt.getOrDefault(lane, Long.MAX_VALUE) - from <= most,
          "a %s starved: after %s ms and %s calls it had %s",
          lane,
          most,
          called - before,
          calledAt.get(lane));
    }
  }

  private void offer(int tenant, Lane lane) {
    scheduler.offer(ticket("tenant" + tenant, weights[tenant], lane));
  }

  private Ticket ticket(String tenant, int weight, Lane lane) {
    return new Ticket(
        "t" + made++,
        tenant,
        weight,
        lane,
        "flash",
        loop.instant(),
        loop.instant().plusSeconds(1_000_000),
        1);
  }

  private void pump() {
    while (!over) {
      Optional<Ticket> next = scheduler.next();
      if (next.isEmpty()) {
        return;
      }
      Ticket ticket = next.get();
      boolean breaks = !ticket.tenant().equals("newcomer") && random.nextInt(50) == 0;
      if (breaks) {
        broken++;
      } else {
        called++;
        calls.merge(ticket.tenant(), 1, Integer::sum);
        if (!ticket.tenant().equals("newcomer")) {
          offer(Integer.parseInt(ticket.tenant().substring("tenant".length())), ticket.lane());
        }
        onCall.accept(ticket);
      }
      loop.in(random.nextInt(100, LONGEST_MS), () -> answer(ticket, breaks));
    }
  }

  private void answer(Ticket ticket, boolean breaks) {
    if (over) {
      return;
    }
    if (breaks) {
      scheduler.putBack(ticket.id(), loop.instant());
    } else {
      scheduler.served(ticket.id());
      scheduler.done(ticket.id());
    }
    pump();
  }
}
