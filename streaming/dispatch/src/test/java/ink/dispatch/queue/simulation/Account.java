package ink.dispatch.queue.simulation;

import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain account, kept beside the scheduler, of who is where, and of what may be so. */
final class Account {
  /** How a ticket ended. */
  enum End {
    COMPLETED,
    FAILED,
    CANCELLED,
    EXPIRED
  }

  private enum Place {
    WAITING,
    CALLING,
    STORING,
    ENDED
  }

  /** What is known of a ticket; its counters are looked up once, they are asked at every event. */
  private static final class Page {
    private final Ticket ticket;
    private final ModelCalls model;
    private final Calls tenant;
    private Place place = Place.WAITING;
    private Instant heldUntil = Instant.MIN;
    private boolean cancelled;
    private @Nullable End end;

    private Page(Ticket ticket, ModelCalls model) {
      this.ticket = ticket;
      this.model = model;
      this.tenant =
          model.tenants.computeIfAbsent(ticket.lane() + ticket.tenant(), key -> new Calls());
    }

    private void count(int by) {
      model.all += by;
      model.lanes[ticket.lane().ordinal()] += by;
      tenant.underWay += by;
    }
  }

  private static final class Calls {
    private int underWay;
  }

  private static final class ModelCalls {
    private int all;
    private final int[] lanes = new int[Lane.values().length];
    private final Map<String, Calls> tenants = new HashMap<>();
  }

  private static final Lane[] LANES = Lane.values();

  private final Limits limits;
  private final Map<String, ModelCalls> models = new HashMap<>();
  private final Map<String, Page> pages = new HashMap<>();
  private final Map<String, Page> waiting = new LinkedHashMap<>();
  private int ended;
  private final long[] laneBytes = new long[LANES.length];
  private long bytes;

  Account(Limits limits) {
    this.limits = limits;
  }

  void offered(Ticket ticket) {
    Page page = new Page(ticket, models.computeIfAbsent(ticket.model(), model -> new ModelCalls()));
    pages.put(ticket.id(), page);
    waiting.put(ticket.id(), page);
  }

  void called(Ticket ticket, Instant now) {
    Page page = page(ticket);
    Violation.unless(
        page.place == Place.WAITING, "%s is called for, but does not wait", ticket.id());
    Violation.unless(!now.isBefore(page.heldUntil), "%s is called for too early", ticket.id());
    move(page, Place.CALLING);
    hold(ticket, 1);
    page.count(1);
    Violation.unless(
        bytes <= limits.bytes() || bytes == ticket.bytes(), "%s bytes are in flight", bytes);
    int kept = keptFree(page.model, null);
    Violation.unless(
        laneBytes(ticket) <= limits.bytes(ticket.lane()) || laneBytes(ticket) == ticket.bytes(),
        "%s bytes are in flight in %s",
        laneBytes(ticket),
        ticket.lane());
    Violation.unless(
        page.model.all + kept <= limits.calls(),
        "%s calls to %s are under way and %s more are reserved",
        page.model.all,
        ticket.model(),
        kept);
    int lane = page.model.lanes[ticket.lane().ordinal()];
    Violation.unless(
        lane <= limits.lanes().get(ticket.lane()).calls(),
        "%s calls are under way in %s",
        lane,
        ticket.lane());
    Violation.unless(
        page.tenant.underWay <= limits.tenantCalls(),
        "%s has %s calls under way",
        ticket.tenant(),
        page.tenant.underWay);
  }

  void putBack(Ticket ticket, Instant until) {
    Page page = page(ticket);
    page.count(-1);
    hold(ticket, -1);
    page.heldUntil = until;
    move(page, Place.WAITING);
  }

  void answered(Ticket ticket) {
    Page page = page(ticket);
    page.count(-1);
    move(page, Place.STORING);
  }

  void done(Ticket ticket) {
    hold(ticket, -1);
  }

  void cancelled(Ticket ticket) {
    page(ticket).cancelled = true;
  }

  void ended(Ticket ticket, End end) {
    Page page = page(ticket);
    Violation.unless(page.end == null, "%s ended twice: %s and %s", ticket.id(), page.end, end);
    Violation.unless(
        end == End.CANCELLED || !page.cancelled,
        "%s was cancelled, and ended as %s",
        ticket.id(),
        end);
    page.end = end;
    ended++;
    move(page, Place.ENDED);
  }

  int ended() {
    return ended;
  }

  boolean isCalling(Ticket ticket) {
    return page(ticket).place == Place.CALLING;
  }

  /** Whether it is too late to call it off. */
  boolean isSettled(Ticket ticket) {
    Place place = page(ticket).place;
    return place == Place.STORING || place == Place.ENDED;
  }

  /** Nobody waits past its deadline. */
  void checkDeadlines(Instant now) {
    for (Page page : waiting.values()) {
      Violation.unless(
          now.isBefore(page.ticket.deadline()), "%s waits past its deadline", page.ticket.id());
    }
  }

  /** Nobody waits who could be served, as long as there are bytes for anybody. */
  void checkNobodyWaitsForNothing(Instant now, long largest) {
    if (bytes + largest > limits.bytes()) {
      return;
    }
    for (Page page : waiting.values()) {
      Lane lane = page.ticket.lane();
      boolean could =
          page.tenant.underWay < limits.tenantCalls()
              && page.model.lanes[lane.ordinal()] < limits.lanes().get(lane).calls()
              && page.model.all + keptFree(page.model, lane) < limits.calls()
              && laneBytes[lane.ordinal()] + largest <= limits.bytes(lane)
              && !now.isBefore(page.heldUntil);
      Violation.unless(!could, "%s waits though it could be served", page.ticket.id());
    }
  }

  private int keptFree(ModelCalls model, @Nullable Lane but) {
    int free = 0;
    for (Lane lane : LANES) {
      if (lane != but) {
        free += Math.max(0, limits.lanes().get(lane).reserved() - model.lanes[lane.ordinal()]);
      }
    }
    return free;
  }

  private void move(Page page, Place to) {
    if (page.place == Place.WAITING) {
      waiting.remove(page.ticket.id());
    }
    page.place = to;
    if (to == Place.WAITING) {
      waiting.put(page.ticket.id(), page);
    }
  }

  private Page page(Ticket ticket) {
    Page page = pages.get(ticket.id());
    if (page == null) {
      throw new IllegalStateException("nobody offered " + ticket.id());
    }
    return page;
  }

  private void hold(Ticket ticket, int by) {
    bytes += by * ticket.bytes();
    laneBytes[ticket.lane().ordinal()] += by * ticket.bytes();
  }

  private long laneBytes(Ticket ticket) {
    return laneBytes[ticket.lane().ordinal()];
  }
}
