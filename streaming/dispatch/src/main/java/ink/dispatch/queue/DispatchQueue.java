package ink.dispatch.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The waiting room of the model servers. A ticket goes through these places, forward unless said:
 *
 * <pre>
 *   offer → WAITING → next → CALLING → served → STORING → done → gone
 *              ↑                │
 *              └─── putBack ────┘          WAITING → cancel | expired → gone
 * </pre>
 *
 * First come, first served within a model, by the time of acceptance, so that the order survives a
 * restart. A ticket that was put back keeps its place. The same calls at the same times give the
 * same results.
 */
public final class DispatchQueue {
  /** Where a ticket stands. */
  public enum Place {
    WAITING,
    CALLING,
    STORING
  }

  private static final Comparator<Slot> BY_AGE =
      Comparator.comparing((Slot slot) -> slot.ticket.requestedAt())
          .thenComparing(slot -> slot.ticket.id());
  private static final Comparator<Slot> BY_DEADLINE =
      Comparator.comparing((Slot slot) -> slot.ticket.deadline())
          .thenComparing(slot -> slot.ticket.id());
  private static final Comparator<Slot> BY_RELEASE =
      Comparator.comparing((Slot slot) -> slot.notBefore).thenComparing(slot -> slot.ticket.id());

  private final Limits limits;
  private final InstantSource clock;
  private final Map<String, Slot> slots = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final TreeSet<Slot> deadlines = new TreeSet<>(BY_DEADLINE);
  private long bytes;

  public DispatchQueue(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes a ticket; false when its generation is known already, and nothing changes. */
  public boolean offer(Ticket ticket) {
    Slot slot = new Slot(ticket);
    if (slots.putIfAbsent(ticket.id(), slot) != null) {
      return false;
    }
    lines.computeIfAbsent(ticket.model(), model -> new Line()).ready.add(slot);
    deadlines.add(slot);
    return true;
  }

  /**
   * The ticket to call a model for now. None when nobody waits, or whoever waits asks for a model
   * that is not open, paused, at its limit of calls, or the limit of bytes is reached.
   *
   * @param open whether a model has a server that can be called
   */
  public Optional<Ticket> next(Predicate<String> open) {
    Instant now = clock.instant();
    Slot first = null;
    for (Map.Entry<String, Line> entry : lines.entrySet()) {
      Line line = entry.getValue();
      line.promote(now);
      if (line.ready.isEmpty()
          || line.calling >= limits.calls()
          || now.isBefore(line.pausedUntil)
          || !open.test(entry.getKey())) {
        continue;
      }
      Slot slot = line.ready.first();
      if (first == null || BY_AGE.compare(slot, first) < 0) {
        first = slot;
      }
    }
    // A ticket larger than the whole limit still goes, alone.
    if (first == null || (bytes > 0 && bytes + first.ticket.bytes() > limits.bytes())) {
      return Optional.empty();
    }
    Line line = line(first);
    line.ready.remove(first);
    line.calling++;
    deadlines.remove(first);
    first.place = Place.CALLING;
    bytes += first.ticket.bytes();
    return Optional.of(first.ticket);
  }

  /** The call came to nothing, through no fault of the ticket: it waits again. */
  public void putBack(String id, Instant notBefore) {
    Slot slot = slot(id, Place.CALLING);
    Line line = line(slot);
    line.calling--;
    bytes -= slot.ticket.bytes();
    slot.place = Place.WAITING;
    slot.notBefore = notBefore;
    line.held.add(slot);
    deadlines.add(slot);
  }

  /** The model answered: the server has room again, the answer is still in memory. */
  public void served(String id) {
    Slot slot = slot(id, Place.CALLING);
    line(slot).calling--;
    slot.place = Place.STORING;
  }

  /** The outcome is known for good. */
  public void done(String id) {
    Slot slot = slots.get(id);
    if (slot == null || slot.place == Place.WAITING) {
      throw new IllegalStateException(id + " was not called for: " + slot);
    }
    if (slot.place == Place.CALLING) {
      line(slot).calling--;
    }
    bytes -= slot.ticket.bytes();
    slots.remove(id);
  }

  /** Removes a ticket that waits. True when it did; else {@link #place} tells where it is. */
  public boolean cancel(String id) {
    Slot slot = slots.get(id);
    if (slot == null || slot.place != Place.WAITING) {
      return false;
    }
    leave(slot);
    return true;
  }

  /** Removes the tickets that waited past their deadline, the earliest deadline first. */
  public List<Ticket> expired() {
    Instant now = clock.instant();
    List<Ticket> expired = new ArrayList<>();
    while (!deadlines.isEmpty() && !now.isBefore(deadlines.first().ticket.deadline())) {
      Slot slot = deadlines.first();
      leave(slot);
      expired.add(slot.ticket);
    }
    return expired;
  }

  /** Calls to the model stop until then: its servers said that they are full. */
  public void pause(String model, Instant until) {
    lines.computeIfAbsent(model, name -> new Line()).pausedUntil = until;
  }

  /** Where the ticket stands; null when there is none. */
  public @Nullable Place place(String id) {
    Slot slot = slots.get(id);
    return slot == null ? null : slot.place;
  }

  /** The models anybody has asked for. */
  public Set<String> models() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  /** Tickets of the model that wait. */
  public int waiting(String model) {
    Line line = lines.get(model);
    return line == null ? 0 : line.ready.size() + line.held.size();
  }

  /** Calls to the model that are under way. */
  public int calling(String model) {
    Line line = lines.get(model);
    return line == null ? 0 : line.calling;
  }

  /** Memory that answers under way may take. */
  public long bytes() {
    return bytes;
  }

  /** Tickets in any place. */
  public int size() {
    return slots.size();
  }

  private void leave(Slot slot) {
    Line line = line(slot);
    line.ready.remove(slot);
    line.held.remove(slot);
    deadlines.remove(slot);
    slots.remove(slot.ticket.id());
  }

  private Slot slot(String id, Place place) {
    Slot slot = slots.get(id);
    if (slot == null || slot.place != place) {
      throw new IllegalStateException(
          id + " is not " + place + " but " + (slot == null ? "unknown" : slot.place));
    }
    return slot;
  }

  private Line line(Slot slot) {
    Line line = lines.get(slot.ticket.model());
    if (line == null) {
      throw new IllegalStateException("no line for " + slot.ticket.model());
    }
    return line;
  }

  /** One model's line. */
  private static final class Line {
    private final TreeSet<Slot> ready = new TreeSet<>(BY_AGE);
    private final TreeSet<Slot> held = new TreeSet<>(BY_RELEASE);
    private Instant pausedUntil = Instant.MIN;
    private int calling;

    private void promote(Instant now) {
      while (!held.isEmpty() && !now.isBefore(held.first().notBefore)) {
        ready.add(held.pollFirst());
      }
    }
  }

  private static final class Slot {
    private final Ticket ticket;
    private Place place = Place.WAITING;
    private Instant notBefore = Instant.MIN;

    private Slot(Ticket ticket) {
      this.ticket = ticket;
    }

    @Override
    public String toString() {
      return place + " " + ticket;
    }
  }
}
