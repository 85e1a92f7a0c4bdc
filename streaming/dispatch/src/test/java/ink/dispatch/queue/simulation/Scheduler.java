package ink.dispatch.queue.simulation;

import ink.dispatch.queue.DispatchQueue;
import ink.dispatch.queue.DispatchQueue.Place;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue as the simulation uses it; mutants override what they break. */
class Scheduler {
  /** Makes the scheduler under test. */
  interface Maker {
    Scheduler make(Limits limits, InstantSource clock);
  }

  final DispatchQueue queue;

  Scheduler(Limits limits, InstantSource clock) {
    this.queue = new DispatchQueue(limits, clock);
  }

  boolean offer(Ticket ticket) {
    return queue.offer(ticket);
  }

  Optional<Ticket> next() {
    return queue.next(model -> true);
  }

  boolean putBack(String id, Instant notBefore) {
    return queue.putBack(id, notBefore);
  }

  boolean served(String id) {
    return queue.served(id);
  }

  void done(String id) {
    queue.done(id);
  }

  boolean cancel(String id) {
    return queue.cancel(id);
  }

  List<Ticket> expired() {
    return queue.expired();
  }

  @Nullable Place place(String id) {
    return queue.place(id);
  }
}
