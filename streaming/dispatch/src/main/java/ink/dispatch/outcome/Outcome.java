package ink.dispatch.outcome;

import ink.dispatch.image.Design;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** How a generation ended. There is one for each, and the first that PostgreSQL takes stands. */
public sealed interface Outcome {
  /** When it ended, to the microsecond, as PostgreSQL and Avro keep it. */
  Instant finishedAt();

  /** Calls to the model server. */
  int attempts();

  /** As the generation's row says it: succeeded, failed, cancelled or expired. */
  String status();

  /** This instant, as an outcome keeps it. */
  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The same, with what it used of the month's quota, as PostgreSQL reckoned it by the plan. */
  Outcome metered(int used);

  /**
   * It has its image.
   *
   * @param queueMs milliseconds between acceptance and the call that succeeded
   * @param inferenceMs milliseconds that call took
   * @param cached whether the image was there already, and no model was called
   * @param units of the month's quota that it used; the plan says what a cached one does
   */
  record Completed(
      Instant finishedAt,
      int attempts,
      Design design,
      long queueMs,
      long inferenceMs,
      boolean cached,
      int units)
      implements Outcome {

    /** One that was drawn, before PostgreSQL reckoned what it used. */
    public static Completed drawn(
        Instant finishedAt, int attempts, Design design, long queueMs, long inferenceMs) {
      return new Completed(finishedAt, attempts, design, queueMs, inferenceMs, false, 1);
    }

    /** One whose image was there already, before PostgreSQL reckoned what it used. */
    public static Completed cached(Instant finishedAt, int attempts, Design design, long queueMs) {
      return new Completed(finishedAt, attempts, design, queueMs, 0, true, 1);
    }

    @Override
    public String status() {
      return "succeeded";
    }

    @Override
    public Completed metered(int used) {
      return new Completed(finishedAt, attempts, design, queueMs, inferenceMs, cached, used);
    }
  }

  /**
   * It has none.
   *
   * @param code stable, e.g. {@code deadline-exceeded}
   * @param detail one sentence for a person: what happened and what to do now
   */
  record Failed(Instant finishedAt, int attempts, Cause cause, String code, String detail)
      implements Outcome {
    @Override
    public String status() {
      return cause.status();
    }

    @Override
    public Failed metered(int used) {
      return this; // the debit is returned
    }
  }

  /** Whose doing a failure is. */
  enum Cause {
    /** The requester no longer wanted it. */
    CANCELLED("cancelled", "cancelled"),
    /** The deadline passed first. */
    EXPIRED("expired", "expired"),
    /** The request cannot be served, now or ever. */
    REJECTED("rejected", "failed"),
    /** Something of ours is broken. */
    BROKEN("broken", "failed");

    private final String word;
    private final String status;

    Cause(String word, String status) {
      this.word = word;
      this.status = status;
    }

    /** As the fact says it. */
    public String word() {
      return word;
    }

    /** As the generation's row says it. */
    public String status() {
      return status;
    }

    /** The cause that the word stands for. */
    public static Cause of(String word) {
      for (Cause cause : values()) {
        if (cause.word.equals(word)) {
          return cause;
        }
      }
      throw new IllegalArgumentException("no cause is called " + word);
    }
  }
}
