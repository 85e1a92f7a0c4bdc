package ink.dispatch.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * Each model has three lanes with calls of their own; in a lane the tenants share the calls by
 * their weights ({@link Line}); a tenant's own tickets go in the order they were accepted, and one
 * that was put back keeps its place. The order is made anew from the tickets alone, so it survives
 * a restart. The same calls at the same times give the same results. Everything but {@link
 * #expired} takes O(log n) of the tickets that wait.
 */
public final class DispatchQueue {
  /** Where a ticket stands. */
  public enum Place {
    WAITING,
    CALLING,
    STORING
  }

  private final Limits limits;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, ModelLines> models = new LinkedHashMap<>();
  private final TreeSet<Entry> deadlines = new TreeSet<>(Entry.BY_DEADLINE);
  private final long[] laneBytes = new long[Lane.values().length];
  private long bytes;

  public DispatchQueue(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes a ticket; false when its generation is known already, and nothing changes. */
  public boolean offer(Ticket ticket) {
    Entry entry = new Entry(ticket);
    if (entries.putIfAbsent(ticket.id(), entry) != null) {
      return false;
    }
    model(ticket.model()).line(ticket.lane()).add(entry, clock.instant());
    deadlines.add(entry);
    return true;
  }

  /**
   * The ticket to call a model for now. None when nobody waits, or whoever waits asks for a model
   * that is not open, paused, or at a limit of calls, or the limit of bytes is reached.
   *
   * @param open whether a model has a server that can be called
   */
  public Optional<Ticket> next(Predicate<String> open) {
    Instant now = clock.instant();
    Line first = null;
    Instant due = Instant.MAX;
    for (Map.Entry<String, ModelLines> named : models.entrySet()) {
      ModelLines model = named.getValue();
      Lane lane = model.next(now, this::fitsItsLane);
      if (lane == null || model.isPaused(now) || !open.test(named.getKey())) {
        continue;
      }
      Line line = model.line(lane);
      int sooner = first == null ? -1 : model.due(lane).compareTo(due);
      if (first == null
          || sooner < 0
          || (sooner == 0 && Entry.BY_AGE.compare(line.first(), first.first()) < 0)) {
        first = line;
        due = model.due(lane);
      }
    }
    // A ticket larger than the whole limit still goes, alone.
    if (first == null || (bytes > 0 && bytes + first.first().bytes > limits.bytes())) {
      return Optional.empty();
    }
    Entry entry = first.take(now);
    deadlines.remove(entry);
    entry.place = Place.CALLING;
    hold(entry, entry.bytes);
    return Optional.of(entry.ticket);
  }

  /** Here, too, a ticket that is larger than all there is goes alone. */
  private boolean fitsItsLane(Entry entry) {
    Lane lane = entry.ticket.lane();
    long held = laneBytes[lane.ordinal()];
    return held == 0 || held + entry.bytes <= limits.bytes(lane);
  }

  private void hold(Entry entry, long more) {
    bytes += more;
    laneBytes[entry.ticket.lane().ordinal()] += more;
  }

  /** The answer of a call is in memory, and takes this much, whatever was expected. */
  public void weighed(String id, long answer) {
    Entry entry = entry(id, Place.CALLING);
    hold(entry, answer - entry.bytes);
    entry.bytes = answer;
  }

  /**
   * The call came to nothing, through no fault of the ticket: it waits again. False when it was
   * called off meanwhile: then it is in STORING, and its end remains to be recorded.
   */
  public boolean putBack(String id, Instant notBefore) {
    Entry entry = entry(id, Place.CALLING);
    line(entry).release(entry, clock.instant());
    if (entry.calledOff) {
      entry.place = Place.STORING;
      return false;
    }
    hold(entry, -entry.bytes);
    entry.place = Place.WAITING;
    entry.notBefore = notBefore;
    line(entry).hold(entry);
    deadlines.add(entry);
    return true;
  }

  /**
   * The model answered: the server has room again, the answer is still in memory. False when the
   * ticket was called off meanwhile, and nobody wants the answer.
   */
  public boolean served(String id) {
    Entry entry = entry(id, Place.CALLING);
    entry.place = Place.STORING;
    if (entry.calledOff) {
      line(entry).release(entry, clock.instant());
      return false;
    }
    line(entry).served(entry, clock.instant());
    return true;
  }

  /** The outcome is known for good. */
  public void done(String id) {
    Entry entry = entries.get(id);
    if (entry == null || entry.place == Place.WAITING) {
      throw new IllegalStateException(id + " was not called for: " + entry);
    }
    if (entry.place == Place.CALLING) {
      line(entry).release(entry, clock.instant());
    }
    hold(entry, -entry.bytes);
    entries.remove(id);
  }

  /**
   * Calls a ticket off. True when it waited and is gone. One that a model is called for is marked,
   * and {@link #served} and {@link #putBack} will say so; for one that is stored it is too late.
   */
  public boolean cancel(String id) {
    Entry entry = entries.get(id);
    if (entry == null || entry.place == Place.STORING) {
      return false;
    }
    if (entry.place == Place.CALLING) {
      entry.calledOff = true;
      return false;
    }
    leave(entry);
    return true;
  }

  /** Removes the tickets that waited past their deadline, the earliest deadline first. */
  public List<Ticket> expired() {
    Instant now = clock.instant();
    List<Ticket> expired = new ArrayList<>();
    while (!deadlines.isEmpty() && !now.isBefore(deadlines.first().ticket.deadline())) {
      Entry entry = deadlines.first();
      leave(entry);
      expired.add(entry.ticket);
    }
    return expired;
  }

  /** Calls to the model stop until then: its servers said that they are full. */
  public void pause(String model, Instant until) {
    model(model).pause(until);
  }

  /** Where the ticket stands; null when there is none. */
  public @Nullable Place place(String id) {
    Entry entry = entries.get(id);
    return entry == null ? null : entry.place;
  }

  /** What a ticket that waits can be told; none for any other. */
  public Optional<Forecast> forecast(String id) {
    Entry entry = entries.get(id);
    return entry == null || entry.place != Place.WAITING
        ? Optional.empty()
        : Optional.of(line(entry).forecast(entry));
  }

  /** The models anybody has asked for. */
  public Set<String> models() {
    return Collections.unmodifiableSet(models.keySet());
  }

  /** How a lane of a model stands. */
  public Load load(String model, Lane lane) {
    ModelLines lines = models.get(model);
    return lines == null ? new Load(0, 0, 0, 0) : lines.line(lane).load();
  }

  /** Tickets of the model that wait. */
  public int waiting(String model) {
    ModelLines lines = models.get(model);
    return lines == null ? 0 : lines.waiting();
  }

  /** Calls to the model that are under way. */
  public int calling(String model) {
    ModelLines lines = models.get(model);
    return lines == null ? 0 : lines.calling();
  }

  /** Memory that answers under way may take. */
  public long bytes() {
    return bytes;
  }

  /** Tickets in any place. */
  public int size() {
    return entries.size();
  }

  private void leave(Entry entry) {
    line(entry).leave(entry, clock.instant());
    deadlines.remove(entry);
    entries.remove(entry.ticket.id());
  }

  private Entry entry(String id, Place place) {
    Entry entry = entries.get(id);
    if (entry == null || entry.place != place) {
      throw new IllegalStateException(
          id + " is not " + place + " but " + (entry == null ? "unknown" : entry.place));
    }
    return entry;
  }

  private ModelLines model(String name) {
    return models.computeIfAbsent(name, model -> new ModelLines(limits));
  }

  private Line line(Entry entry) {
    return model(entry.ticket.model()).line(entry.ticket.lane());
  }
}
