package ink.dispatch.queue.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** Simulated time: what is due first happens first, ties in the order they were asked for. */
final class EventLoop implements InstantSource {
  static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private Instant now = START;
  private long nowMs;
  private long asked;

  private record Event(long atMs, long number, Runnable work) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return atMs == other.atMs
          ? Long.compare(number, other.number)
          : Long.compare(atMs, other.atMs);
    }
  }

  void in(long ms, Runnable work) {
    events.add(new Event(nowMs + ms, asked++, work));
  }

  /** Runs what is due until then; true when nothing is left. */
  boolean run(long untilMs) {
    while (!events.isEmpty() && events.peek().atMs <= untilMs) {
      Event event = events.poll();
      if (event.atMs != nowMs) {
        nowMs = event.atMs;
        now = START.plusMillis(nowMs);
      }
      event.work.run();
    }
    return events.isEmpty();
  }

  long ms() {
    return nowMs;
  }

  @Override
  public Instant instant() {
    return now;
  }

  static Instant at(long ms) {
    return START.plus(Duration.ofMillis(ms));
  }
}
