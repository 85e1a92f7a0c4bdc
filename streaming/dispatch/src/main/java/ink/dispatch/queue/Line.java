package ink.dispatch.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One lane of one model: tenants share it by weight, by start-time fair queueing (Goyal, Vin,
 * Cheng, 1996). Virtual time is the start of the turn used last; a tenant's turns follow each other
 * at a distance of one call by its weight, and none starts before the virtual time it was asked
 * for, so whoever was away saves nothing up.
 */
final class Line {
  private final Limits limits;
  private final Limits.Share share;
  private final Map<String, Flow> flows = new HashMap<>();
  private final RankedSet<Turn> turns = new RankedSet<>(Turn.ORDER);
  private final TreeMap<Turn, Flow> order = new TreeMap<>(Turn.ORDER);
  private final TreeSet<Entry> held = new TreeSet<>(Entry.BY_RELEASE);
  private final ServiceRate rate = new ServiceRate();
  private final Overtaking overtaking = new Overtaking();
  private int calling;
  private long virtual;
  private long turnsGiven;
  private int takenSinceSweep;
  private Instant hungrySince = Instant.MIN;

  Line(Limits limits, Lane lane) {
    this.limits = limits;
    this.share = limits.share(lane);
  }

  /** A ticket comes. */
  void add(Entry entry, Instant now) {
    Flow flow = flow(entry);
    Turn turn = new Turn(Math.max(virtual, flow.finish), turnsGiven++);
    flow.finish = turn.start() + Turn.CALL / entry.ticket.weight();
    if (turns.rank(turn) < turns.size()) {
      overtaking.came(turn.start() - virtual, now);
    }
    ready(flow, entry, turn, now);
  }

  /** What was held back until now waits like the others again. */
  void promote(Instant now) {
    while (!held.isEmpty() && !now.isBefore(held.first().notBefore)) {
      Entry entry = held.first();
      held.remove(entry);
      ready(flow(entry), entry, turn(entry), now);
    }
  }

  /** Whether somebody could be called, as far as the lane's own limits go. */
  boolean canCall() {
    return !order.isEmpty() && calling < share.calls();
  }

  /** Who is next. */
  Entry first() {
    return order.firstEntry().getValue().ready.first();
  }

  /** Since when somebody could be called and nobody was. */
  Instant hungrySince() {
    return hungrySince;
  }

  /** Takes who is next. */
  Entry take(Instant now) {
    Flow flow = order.firstEntry().getValue();
    Entry entry = flow.ready.first();
    Turn turn = flow.turns.first();
    flow.ready.remove(entry);
    flow.turns.remove(turn);
    turns.remove(turn);
    entry.turn = turn;
    entry.calledAt = now;
    virtual = Math.max(virtual, turn.start());
    flow.calling++;
    calling++;
    hungrySince = now;
    list(flow, now);
    sweep();
    return entry;
  }

  /** A call ended for good. */
  void release(Entry entry, Instant now) {
    putBack(entry, now);
    rate.ended(now, !order.isEmpty());
  }

  /** A call came to nothing: room for another one, and nobody is served. */
  void putBack(Entry entry, Instant now) {
    calling--;
    Flow flow = flow(entry);
    flow.calling--;
    list(flow, now);
  }

  /** A call ended with an answer. */
  void served(Entry entry, Instant now) {
    rate.served(Duration.between(entry.calledAt, now));
    release(entry, now);
  }

  /** A ticket waits until its time. */
  void hold(Entry entry) {
    held.add(entry);
  }

  /** A ticket that waits goes away, and with it the tenant's last turn. */
  void leave(Entry entry, Instant now) {
    if (held.remove(entry)) {
      return;
    }
    Flow flow = flow(entry);
    flow.ready.remove(entry);
    Turn last = flow.turns.last();
    flow.turns.remove(last);
    turns.remove(last);
    flow.finish -= Turn.CALL / entry.ticket.weight();
    list(flow, now);
  }

  Forecast forecast(Entry entry, Instant now) {
    Flow flow = flow(entry);
    int ownBefore = flow.ready.rank(entry);
    return forecast(held.contains(entry) ? turn(entry) : flow.turns.get(ownBefore), ownBefore, now);
  }

  /** What can be told of a turn, held by a tenant that has so many others before it. */
  private Forecast forecast(Turn turn, int ownBefore, Instant now) {
    int position = turns.rank(turn);
    if (rate.serviceMs() == 0 || rate.isStalled(now)) {
      return new Forecast(position, null);
    }
    boolean atOnce = position == 0 && turns.isEmpty() && calling < share.calls();
    double gapMs = rate.gapMs(calling);
    double waitMs =
        atOnce
            ? 0
            : Math.max(
                (position + 1) * gapMs * overtaking.stretch(turn.start() - virtual, gapMs, now),
                (double) ownBefore * rate.serviceMs() / limits.tenantCalls());
    return new Forecast(
        position, Duration.ofNanos((long) ((waitMs + rate.serviceMs()) * 1_000_000)));
  }

  /** What everybody can be told, with so many marks a tenant at most; 2 or more. */
  Outlook outlook(int marks, Instant now) {
    List<Outlook.Backlog> backlogs = new ArrayList<>();
    flows.forEach(
        (tenant, flow) -> {
          if (!flow.ready.isEmpty()) {
            backlogs.add(backlog(tenant, flow, marks, now));
          }
        });
    return new Outlook(forecast(new Turn(virtual, turnsGiven), 0, now), backlogs);
  }

  private Outlook.Backlog backlog(String tenant, Flow flow, int most, Instant now) {
    int waiting = flow.ready.size();
    int count = Math.min(waiting, most);
    List<Outlook.Mark> marks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int rank = count == 1 ? 0 : (int) ((long) i * (waiting - 1) / (count - 1));
      marks.add(
          new Outlook.Mark(
              flow.ready.get(rank).ticket.requestedAt(),
              forecast(flow.turns.get(rank), rank, now)));
    }
    Turn next = new Turn(Math.max(virtual, flow.finish), turnsGiven);
    return new Outlook.Backlog(tenant, marks, forecast(next, waiting, now));
  }

  Load load() {
    double gap = rate.gapMs(calling);
    return new Load(waiting(), calling, rate.serviceMs(), gap == 0 ? 0 : 1_000 / gap);
  }

  int waiting() {
    return turns.size() + held.size();
  }

  int calling() {
    return calling;
  }

  /** Calls that are kept free for this lane. */
  int keptFree() {
    return Math.max(0, share.reserved() - calling);
  }

  private void ready(Flow flow, Entry entry, Turn turn, Instant now) {
    flow.ready.add(entry);
    flow.turns.add(turn);
    turns.add(turn);
    list(flow, now);
  }

  /** Puts the tenant where its next turn belongs, or nowhere while it may not call. */
  private void list(Flow flow, Instant now) {
    boolean nobody = order.isEmpty();
    if (flow.listed != null) {
      order.remove(flow.listed);
      flow.listed = null;
    }
    if (!flow.ready.isEmpty() && flow.calling < limits.tenantCalls()) {
      if (nobody && hungrySince.isBefore(now)) {
        hungrySince = now;
      }
      flow.listed = flow.turns.first();
      order.put(flow.listed, flow);
    }
  }

  /** Forgets tenants that have nothing here and no debt, once in as many calls as there are. */
  private void sweep() {
    if (++takenSinceSweep >= flows.size()) {
      takenSinceSweep = 0;
      flows.values().removeIf(flow -> flow.isIdle() && flow.finish <= virtual);
    }
  }

  private Flow flow(Entry entry) {
    return flows.computeIfAbsent(entry.ticket.tenant(), tenant -> new Flow());
  }

  private static Turn turn(Entry entry) {
    if (entry.turn == null) {
      throw new IllegalStateException(entry + " never had a turn");
    }
    return entry.turn;
  }
}
