package ink.dispatch.queue;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A ticket and where it stands. */
final class Entry {
  static final Comparator<Entry> BY_AGE =
      Comparator.comparing((Entry entry) -> entry.ticket.requestedAt())
          .thenComparing(entry -> entry.ticket.id());
  static final Comparator<Entry> BY_DEADLINE =
      Comparator.comparing((Entry entry) -> entry.ticket.deadline())
          .thenComparing(entry -> entry.ticket.id());
  static final Comparator<Entry> BY_RELEASE =
      Comparator.comparing((Entry entry) -> entry.notBefore)
          .thenComparing(entry -> entry.ticket.id());

  final Ticket ticket;
  DispatchQueue.Place place = DispatchQueue.Place.WAITING;
  boolean calledOff;

  /** Memory that its answer takes: what the ticket expects until it is known. */
  long bytes;

  Instant notBefore = Instant.MIN;
  Instant calledAt = Instant.MIN;

  /** The turn it was called with; it keeps it when it is put back. */
  @Nullable Turn turn;

  Entry(Ticket ticket) {
    this.ticket = ticket;
    this.bytes = ticket.bytes();
  }

  @Override
  public String toString() {
    return place + " " + ticket;
  }
}
