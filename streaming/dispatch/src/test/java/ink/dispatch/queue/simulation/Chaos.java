package ink.dispatch.queue.simulation;

import ink.dispatch.queue.DispatchQueue.Place;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import ink.dispatch.queue.simulation.Account.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Half a minute of everything at once: bursts, slow and failing calls, dying workers,
 * cancellations, short deadlines; then the queue runs empty.
 */
final class Chaos {
  private static final long LARGEST = 4;
  private static final int[] WEIGHTS = {1, 2, 4, 8};

  private final SplittableRandom random;
  private final EventLoop loop = new EventLoop();
  private final Limits limits;
  private final Scheduler scheduler;
  private final Account account;
  private final int tickets;
  private final List<List<Call>> workers = new ArrayList<>();
  private final Map<String, Call> calls = new HashMap<>();

  private record Call(Ticket ticket, int worker) {}

  Chaos(long seed, Scheduler.Maker maker) {
    random = new SplittableRandom(seed);
    int most = random.nextInt(2, 20);
    limits =
        new Limits(most, random.nextInt(5, 60))
            .withTenantCalls(random.nextInt(1, most + 1))
            .withAgeing(Duration.ofMillis(random.nextInt(500, 5_000)));
    scheduler = maker.make(limits, loop);
    account = new Account(limits);
    tickets = random.nextInt(20, 120);
    for (int worker = random.nextInt(1, 5); worker > 0; worker--) {
      workers.add(new ArrayList<>());
    }
  }

  void run() {
    int tenants = random.nextInt(1, 8);
    for (int i = 0; i < tickets; i++) {
      Ticket ticket = ticket(i, tenants);
      long at = Duration.between(EventLoop.START, ticket.requestedAt()).toMillis();
      loop.in(at, () -> offer(ticket));
      if (random.nextInt(6) == 0) {
        loop.in(at + random.nextInt(4_000), () -> cancel(ticket));
      }
    }
    for (int death = random.nextInt(4); death > 0; death--) {
      int worker = random.nextInt(workers.size());
      loop.in(random.nextInt(30_000), () -> die(worker));
    }
    loop.in(0, this::tick);
    loop.run(600_000);
    Violation.unless(account.ended() == tickets, "%s of %s ended", account.ended(), tickets);
    Violation.unless(scheduler.queue.size() == 0, "%s are left over", scheduler.queue.size());
    Violation.unless(scheduler.queue.bytes() == 0, "bytes are left over");
  }

  private Ticket ticket(int number, int tenants) {
    int tenant = Math.min(random.nextInt(tenants), random.nextInt(tenants));
    long at = random.nextInt(30_000);
    return new Ticket(
        "t" + number,
        "tenant" + tenant,
        WEIGHTS[tenant % WEIGHTS.length],
        Lane.values()[random.nextInt(3)],
        random.nextInt(4) == 0 ? "stencil" : "flash",
        EventLoop.at(at),
        EventLoop.at(at + random.nextInt(1_000, 60_000)),
        random.nextLong(1, LARGEST + 1));
  }

  private void offer(Ticket ticket) {
    Violation.unless(scheduler.offer(ticket), "%s is refused", ticket.id());
    Violation.unless(!scheduler.offer(ticket), "%s is taken twice", ticket.id());
    account.offered(ticket);
    pump();
  }

  private void tick() {
    pump();
    account.checkDeadlines(loop.instant());
    if (account.ended() < tickets) {
      loop.in(100, this::tick);
    }
  }

  private void pump() {
    for (Ticket late : scheduler.expired()) {
      Violation.unless(!loop.instant().isBefore(late.deadline()), "%s is not late", late.id());
      account.ended(late, End.EXPIRED);
    }
    for (Optional<Ticket> next = scheduler.next(); next.isPresent(); next = scheduler.next()) {
      account.called(next.get(), loop.instant());
      call(next.get());
    }
    account.checkNobodyWaitsForNothing(loop.instant(), LARGEST);
  }

  private void call(Ticket ticket) {
    Call call = new Call(ticket, random.nextInt(workers.size()));
    calls.put(ticket.id(), call);
    workers.get(call.worker).add(call);
    int luck = random.nextInt(20);
    loop.in(random.nextInt(20, 3_000), () -> answer(call, luck));
  }

  private void answer(Call call, int luck) {
    if (calls.get(call.ticket.id()) != call) {
      return; // Its worker died, or it was aborted.
    }
    calls.remove(call.ticket.id());
    workers.get(call.worker).remove(call);
    if (luck < 2) {
      putBack(call.ticket, loop.instant().plusMillis(random.nextInt(500)));
    } else {
      boolean wanted = scheduler.served(call.ticket.id());
      account.answered(call.ticket);
      store(call.ticket, wanted ? luck < 3 ? End.FAILED : End.COMPLETED : End.CANCELLED);
    }
    pump();
  }

  private void putBack(Ticket ticket, Instant until) {
    if (scheduler.putBack(ticket.id(), until)) {
      account.putBack(ticket, until);
    } else {
      account.answered(ticket);
      store(ticket, End.CANCELLED);
    }
  }

  private void store(Ticket ticket, End end) {
    loop.in(
        random.nextInt(50),
        () -> {
          scheduler.done(ticket.id());
          account.done(ticket);
          account.ended(ticket, end);
          pump();
        });
  }

  private void die(int worker) {
    List<Call> lost = List.copyOf(workers.get(worker));
    workers.get(worker).clear();
    for (Call call : lost) {
      calls.remove(call.ticket.id());
      putBack(call.ticket, loop.instant());
    }
    pump();
  }

  private void cancel(Ticket ticket) {
    String id = ticket.id();
    if (account.isSettled(ticket)) {
      scheduler.cancel(id);
      return;
    }
    account.cancelled(ticket);
    if (scheduler.cancel(id)) {
      account.ended(ticket, End.CANCELLED);
    } else {
      Violation.unless(
          account.isCalling(ticket) && scheduler.place(id) == Place.CALLING,
          "%s cannot be cancelled",
          id);
      Call call = calls.get(id);
      if (call != null && random.nextBoolean()) {
        loop.in(1, () -> answer(call, 0));
      }
    }
    pump();
  }
}
