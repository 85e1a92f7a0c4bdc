package ink.triton;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether one endpoint can be called for one model; the circuit breaker of the pair. Probes
 * (ModelReady) open it. A call that finds nobody there, or a streak of failed calls, closes it; it
 * opens again with the first good probe, after a streak only when a pause is over that doubles each
 * time. Calls that fail while it is closed were under way before and tell nothing new: a server
 * that dies with a thousand calls dies once. Not thread-safe.
 */
final class Health {
  /** What is known. */
  enum State {
    /** Not probed yet, or nobody there. */
    DOWN,
    /** The server is there, the model is not ready. */
    LOADING,
    /** The server is there and has never heard of the model. */
    UNKNOWN_MODEL,
    READY
  }

  /** Failed calls in a row that close it. */
  static final int STREAK = 5;

  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private State state = State.DOWN;
  private int failures;
  private int ejections;
  private Instant ejectedUntil = Instant.MIN;

  State state() {
    return state;
  }

  /** A call got an answer, be it a refusal: the server works. */
  void worked() {
    failures = 0;
    ejections = 0;
  }

  /**
   * A call found nobody there; the next probe may find it again. A server whose probes are good and
   * whose calls never come through ends in a streak.
   */
  void unreachable(Instant now) {
    failed(now);
    state = State.DOWN;
  }

  /** A call broke or got no answer in time. */
  void failed(Instant now) {
    if (state != State.READY) {
      return;
    }
    failures++;
    if (failures >= STREAK) {
      failures = 0;
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(ejections, 10));
      ejectedUntil = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
      ejections++;
      state = State.DOWN;
    }
  }

  /** A probe came back with this. */
  void probed(State found, Instant now) {
    state = found == State.READY && now.isBefore(ejectedUntil) ? State.DOWN : found;
  }
}
