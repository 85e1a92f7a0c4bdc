package ink.bench;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** What became of each job; a job is known by its seed, which is its number. */
final class Ledger {
  private static final int REFUSED = -1;

  private final long[] dueAt;
  private final long[] acceptedAt;
  private final long[] endedAt;
  // Outcomes seen that differ from each other; -1 when the job was refused.
  private final AtomicIntegerArray outcomes;
  private final String[] eventIds;
  final AtomicLong accepted = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong ended = new AtomicLong();
  final AtomicLong doubled = new AtomicLong();
  final AtomicLong repeated = new AtomicLong();
  final AtomicLong failed = new AtomicLong();

  Ledger(int jobs) {
    dueAt = new long[jobs];
    acceptedAt = new long[jobs];
    endedAt = new long[jobs];
    eventIds = new String[jobs];
    outcomes = new AtomicIntegerArray(jobs);
  }

  int capacity() {
    return dueAt.length;
  }

  /** The job should be handed in now, whether or not the driver manages to. */
  void due(int job, long nanos) {
    dueAt[job] = nanos;
  }

  void accepted(int job, long nanos) {
    acceptedAt[job] = nanos;
    accepted.incrementAndGet();
  }

  void refused(int job) {
    outcomes.set(job, REFUSED);
    refused.incrementAndGet();
  }

  /** An outcome was seen; true for the job's first. */
  boolean ended(int job, long nanos, String eventId, boolean good) {
    if (outcomes.compareAndSet(job, 0, 1)) {
      endedAt[job] = nanos;
      eventIds[job] = eventId;
      ended.incrementAndGet();
      if (!good) {
        failed.incrementAndGet();
      }
      return true;
    }
    if (eventId.equals(eventIds[job])) {
      repeated.incrementAndGet(); // the same fact again, as readers expect
    } else {
      doubled.incrementAndGet();
    }
    return false;
  }

  long dueAt(int job) {
    return dueAt[job];
  }

  long acceptedAt(int job) {
    return acceptedAt[job];
  }

  /** 0 while there is no outcome. */
  long endedAt(int job) {
    return endedAt[job];
  }
}
