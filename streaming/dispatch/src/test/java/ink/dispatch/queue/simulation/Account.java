package ink.dispatch.queue.simulation;

import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plain account, kept beside the scheduler, of who is where, and of what may be so. */
final class Account {
  /** How a ticket ended. */
  enum End {
    COMPLETED,
    FAILED,
    CANCELLED,
    EXPIRED
  }

  private final Limits limits;
  final Map<String, Ticket> waiting = new LinkedHashMap<>();
  final Map<String, Ticket> calling = new LinkedHashMap<>();
  final Map<String, Ticket> storing = new LinkedHashMap<>();
  final Map<String, Instant> heldUntil = new HashMap<>();
  final Map<String, Boolean> cancelled = new HashMap<>();
  private final Map<String, End> ends = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Lane, Long> laneBytes = new EnumMap<>(Lane.class);
  private long bytes;

  Account(Limits limits) {
    this.limits = limits;
  }

  void offered(Ticket ticket) {
    waiting.put(ticket.id(), ticket);
  }

  void called(Ticket ticket, Instant now) {
    Violation.unless(
        waiting.remove(ticket.id()) != null, "%s is called for, but does not wait", ticket.id());
    Violation.unless(
        !now.isBefore(heldUntil.getOrDefault(ticket.id(), Instant.MIN)),
        "%s is called for too early",
        ticket.id());
    calling.put(ticket.id(), ticket);
    hold(ticket, 1);
    count(ticket, 1);
    Violation.unless(
        bytes <= limits.bytes() || bytes == ticket.bytes(), "%s bytes are in flight", bytes);
    Violation.unless(
        of(ticket.lane()) <= limits.bytes(ticket.lane()) || of(ticket.lane()) == ticket.bytes(),
        "%s bytes are in flight in %s",
        of(ticket.lane()),
        ticket.lane());
    Violation.unless(
        of(ticket.model()) + keptFree(ticket.model(), null) <= limits.calls(),
        "%s calls to %s are under way and %s more are reserved",
        of(ticket.model()),
        ticket.model(),
        keptFree(ticket.model(), null));
    Violation.unless(
        of(lane(ticket)) <= limits.lanes().get(ticket.lane()).calls(),
        "%s calls are under way in %s",
        of(lane(ticket)),
        ticket.lane());
    Violation.unless(
        of(lane(ticket) + ticket.tenant()) <= limits.tenantCalls(),
        "%s has %s calls under way",
        ticket.tenant(),
        of(lane(ticket) + ticket.tenant()));
  }

  void putBack(Ticket ticket, Instant until) {
    calling.remove(ticket.id());
    count(ticket, -1);
    hold(ticket, -1);
    waiting.put(ticket.id(), ticket);
    heldUntil.put(ticket.id(), until);
  }

  void answered(Ticket ticket) {
    calling.remove(ticket.id());
    count(ticket, -1);
    storing.put(ticket.id(), ticket);
  }

  void done(Ticket ticket) {
    storing.remove(ticket.id());
    hold(ticket, -1);
  }

  void ended(Ticket ticket, End end) {
    waiting.remove(ticket.id());
    End before = ends.put(ticket.id(), end);
    Violation.unless(before == null, "%s ended twice: %s and %s", ticket.id(), before, end);
    Violation.unless(
        end == End.CANCELLED || !cancelled.containsKey(ticket.id()),
        "%s was cancelled, and ended as %s",
        ticket.id(),
        end);
  }

  int ended() {
    return ends.size();
  }

  boolean hasEnded(String id) {
    return ends.containsKey(id);
  }

  /** Nobody waits past its deadline. */
  void checkDeadlines(Instant now) {
    for (Ticket ticket : waiting.values()) {
      Violation.unless(now.isBefore(ticket.deadline()), "%s waits past its deadline", ticket.id());
    }
  }

  /** Nobody waits who could be served, as long as there are bytes for anybody. */
  void checkNobodyWaitsForNothing(Instant now, long largest) {
    if (bytes + largest > limits.bytes()) {
      return;
    }
    for (Ticket ticket : waiting.values()) {
      boolean could =
          !now.isBefore(heldUntil.getOrDefault(ticket.id(), Instant.MIN))
              && of(ticket.model()) + keptFree(ticket.model(), ticket.lane()) < limits.calls()
              && of(ticket.lane()) + largest <= limits.bytes(ticket.lane())
              && of(lane(ticket)) < limits.lanes().get(ticket.lane()).calls()
              && of(lane(ticket) + ticket.tenant()) < limits.tenantCalls();
      Violation.unless(!could, "%s waits though it could be served", ticket.id());
    }
  }

  private int keptFree(String model, Lane but) {
    int free = 0;
    for (Lane lane : Lane.values()) {
      if (lane != but) {
        free += Math.max(0, limits.lanes().get(lane).reserved() - of(model + lane));
      }
    }
    return free;
  }

  private static String lane(Ticket ticket) {
    return ticket.model() + ticket.lane();
  }

  private void hold(Ticket ticket, int by) {
    bytes += by * ticket.bytes();
    laneBytes.merge(ticket.lane(), by * ticket.bytes(), Long::sum);
  }

  private long of(Lane lane) {
    return laneBytes.getOrDefault(lane, 0L);
  }

  private int of(String what) {
    return counts.getOrDefault(what, 0);
  }

  private void count(Ticket ticket, int by) {
    counts.merge(ticket.model(), by, Integer::sum);
    counts.merge(lane(ticket), by, Integer::sum);
    counts.merge(lane(ticket) + ticket.tenant(), by, Integer::sum);
  }
}
