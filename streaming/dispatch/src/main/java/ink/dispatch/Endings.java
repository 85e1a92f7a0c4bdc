package ink.dispatch;

import ink.dispatch.outcome.Outcome;
import ink.dispatch.outcome.OutcomeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Writes down how generations end and says which outcome stands. Called on the job's thread, and
 * answers there.
 */
final class Endings {
  private final OutcomeStore outcomes;
  private final Executor thread;
  private final Listener listener;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration forgottenAfter;
  private final Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofSeconds(2));
  private final PriorityQueue<Unseen> unseens = new PriorityQueue<>();

  /** Who is told, once for each generation. */
  interface Listener {
    /**
     * @param standing empty when PostgreSQL, which accepted every generation there is, does not
     *     know this old one
     */
    void written(Work work, Optional<Outcome> standing);
  }

  /** An outcome of a generation that PostgreSQL did not show, to be recorded again. */
  private record Unseen(Instant at, Work work, Outcome outcome) implements Comparable<Unseen> {
    @Override
    public int compareTo(Unseen other) {
      return at.compareTo(other.at);
    }
  }

  /**
   * @param forgottenAfter how old a generation has to be before PostgreSQL's word that there is no
   *     such generation is believed
   */
  Endings(
      OutcomeStore outcomes,
      Executor thread,
      Listener listener,
      InstantSource clock,
      RandomGenerator random,
      Duration forgottenAfter) {
    this.outcomes = outcomes;
    this.thread = thread;
    this.listener = listener;
    this.clock = clock;
    this.random = random;
    this.forgottenAfter = forgottenAfter;
  }

  /** Writes down how it ended, as soon as that is known. */
  void write(Work work, CompletableFuture<? extends Outcome> outcome) {
    var unused =
        outcome
            .thenCompose(
                value ->
                    outcomes
                        .record(work.id(), value)
                        .<Runnable>thenApply(standing -> () -> written(work, value, standing)))
            .whenComplete(
                (written, error) ->
                    thread.execute(error == null ? written : () -> refused(work, error)));
  }

  private void write(Work work, Outcome outcome) {
    write(work, CompletableFuture.completedFuture(outcome));
  }

  /** Tries again what is due. */
  void again() {
    Instant now = clock.instant();
    for (Unseen due = unseens.peek(); due != null && !due.at.isAfter(now); due = unseens.peek()) {
      unseens.remove();
      write(due.work, due.outcome);
    }
  }

  private void written(Work work, Outcome outcome, Optional<Outcome> standing) {
    if (standing.isEmpty() && isYoung(work)) {
      Duration pause = backoff.after(++work.unseen, random);
      unseens.add(new Unseen(clock.instant().plus(pause), work, outcome));
    } else {
      listener.written(work, standing);
    }
  }

  /**
   * Debezium reads a commit from the log before PostgreSQL shows its rows to others; by how much
   * depends on the processor and on replicas that the commit waits for.
   */
  private boolean isYoung(Work work) {
    return clock.instant().isBefore(work.request.getRequestedAt().plus(forgottenAfter));
  }

  private void refused(Work work, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof OutcomeStore.RefusedException refused && !work.refused) {
      work.refused = true;
      write(
          work,
          new Outcome.Failed(
              Outcome.now(clock),
              work.attempts,
              Outcome.Cause.BROKEN,
              "outcome-refused",
              refused.getMessage() + "; tell support."));
      return;
    }
    throw new IllegalStateException("the outcome of " + work.id() + " is stuck", cause);
  }
}
