package ink.dispatch.queue.simulation;

import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedulers with one protection taken away each. */
final class Mutants {
  private Mutants() {}

  /** First come, first served: everybody is one tenant. */
  static final class WithoutFairness extends Scheduler {
    WithoutFairness(Limits limits, InstantSource clock) {
      super(limits.withTenantCalls(limits.calls()), clock);
    }

    @Override
    boolean offer(Ticket t) {
      return super.offer(
          new Ticket(
              t.id(), "all", 1, t.lane(), t.model(), t.requestedAt(), t.deadline(), t.bytes()));
    }
  }

  /** Everybody weighs the same. */
  static final class WithoutWeights extends Scheduler {
    WithoutWeights(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    boolean offer(Ticket t) {
      return super.offer(
          new Ticket(
              t.id(),
              t.tenant(),
              1,
              t.lane(),
              t.model(),
              t.requestedAt(),
              t.deadline(),
              t.bytes()));
    }
  }

  static Scheduler withoutTenantCap(Limits limits, InstantSource clock) {
    return new Scheduler(limits.withTenantCalls(limits.calls()), clock);
  }

  static Scheduler withoutLaneCaps(Limits limits, InstantSource clock) {
    Limits.Share all = new Limits.Share(0, limits.calls());
    return new Scheduler(
        limits.withLanes(Map.of(Lane.DRAFT, all, Lane.FINAL, all, Lane.BATCH, all)), clock);
  }

  static Scheduler withoutByteCap(Limits limits, InstantSource clock) {
    return new Scheduler(
        new Limits(
            limits.calls(), Long.MAX_VALUE, limits.tenantCalls(), limits.lanes(), limits.ageing()),
        clock);
  }

  static Scheduler withoutModelCap(Limits limits, InstantSource clock) {
    return new Scheduler(
        new Limits(
            3 * limits.calls(),
            limits.bytes(),
            limits.tenantCalls(),
            limits.lanes(),
            limits.ageing()),
        clock);
  }

  static Scheduler withoutAgeing(Limits limits, InstantSource clock) {
    return new Scheduler(limits.withAgeing(Duration.ofDays(365)), clock);
  }

  /** Nobody is told that it is too late. */
  static final class WithoutExpiry extends Scheduler {
    WithoutExpiry(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    List<Ticket> expired() {
      return List.of();
    }
  }

  /** A call that runs is not told of its cancellation. */
  static final class WithoutCancellation extends Scheduler {
    WithoutCancellation(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    boolean cancel(String id) {
      return queue.place(id) == ink.dispatch.queue.DispatchQueue.Place.WAITING && super.cancel(id);
    }
  }

  /** What a dying worker held is forgotten. */
  static final class WithoutPuttingBack extends Scheduler {
    WithoutPuttingBack(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    boolean putBack(String id, Instant notBefore) {
      boolean wanted = super.putBack(id, notBefore);
      if (wanted) {
        super.cancel(id);
      }
      return wanted;
    }
  }

  /** What a dying worker held goes to the end of the queue. */
  static final class WithoutKeepingThePlace extends Scheduler {
    private final InstantSource clock;
    private final Map<String, Ticket> tickets = new HashMap<>();

    WithoutKeepingThePlace(Limits limits, InstantSource clock) {
      super(limits, clock);
      this.clock = clock;
    }

    @Override
    boolean offer(Ticket ticket) {
      tickets.put(ticket.id(), ticket);
      return super.offer(ticket);
    }

    @Override
    boolean putBack(String id, Instant notBefore) {
      boolean wanted = super.putBack(id, notBefore);
      Ticket t = tickets.get(id);
      if (wanted && t != null) {
        super.cancel(id);
        super.offer(
            new Ticket(
                id,
                t.tenant(),
                t.weight(),
                t.lane(),
                t.model(),
                clock.instant(),
                t.deadline(),
                t.bytes()));
      }
      return wanted;
    }
  }

  /** A request is dropped when its worker died twice, as some queues do. */
  static final class WithoutEndlessPatience extends Scheduler {
    private final Map<String, Integer> deaths = new HashMap<>();

    WithoutEndlessPatience(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    boolean putBack(String id, Instant notBefore) {
      boolean wanted = super.putBack(id, notBefore);
      if (deaths.merge(id, 1, Integer::sum) > 2) {
        super.cancel(id);
      }
      return wanted;
    }
  }

  /** A ticket is handed out again while its first call runs. */
  static final class WithoutRemembering extends Scheduler {
    private int handed;

    WithoutRemembering(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    Optional<Ticket> next() {
      Optional<Ticket> next = super.next();
      next.filter(ticket -> handed++ % 50 == 49)
          .ifPresent(
              ticket -> {
                queue.putBack(ticket.id(), Instant.MIN);
              });
      return next;
    }
  }

  /** Leaves every other free call unused. */
  static final class Stingy extends Scheduler {
    private int asked;

    Stingy(Limits limits, InstantSource clock) {
      super(limits, clock);
    }

    @Override
    Optional<Ticket> next() {
      return asked++ % 2 == 0 ? Optional.empty() : super.next();
    }
  }
}
