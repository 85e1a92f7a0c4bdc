package ink.api.generation;

import ink.api.http.ProblemException;
import ink.api.key.Caller;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what would come later than the plan promises, while the requester can still do something
 * else. It decides by what dispatch forecast last; when that is old, or nobody can tell, it refuses
 * nobody.
 */
final class Admission {
  private final Promises promises;
  private final DispatchFigures figures;

  Admission(Promises promises, DispatchFigures figures) {
    this.promises = promises;
    this.figures = figures;
  }

  /**
   * Why the request is not taken: 429 when the tenant's own requests are in its way, 503 when
   * everybody's are; null when it is taken.
   */
  @Nullable ProblemException refusal(Caller caller, String model, Lane lane, Instant now) {
    LaneQueue queue = caller.rehearsal() ? null : figures.queue(model, lane.slug(), now);
    if (queue == null) {
      return null;
    }
    Duration promise = promises.of(caller.plan(), lane);
    Duration over = over(queue.oneMore(caller.tenantId()), promise);
    if (over == null) {
      return null;
    }
    boolean own = queue.hasBacklogOf(caller.tenantId()) && over(queue.newcomer(), promise) == null;
    String sentence =
        "A "
            + lane.slug()
            + " asked for now would come in about "
            + promise.plus(over).toSeconds()
            + " s, and your plan promises "
            + promise.toSeconds()
            + " s. Nothing was done; repeat it after the time in Retry-After, with the same"
            + " Idempotency-Key.";
    ProblemException refusal =
        own
            ? ProblemException.of(
                429,
                "backlog-full",
                "Too many of your requests wait",
                "Your own requests wait before it: cancel what you no longer want. " + sentence)
            : ProblemException.of(503, "system-full", "Too many requests wait", sentence);
    // At the speed that the forecast rests on, the queue is short enough then.
    return refusal.withHeader(
        "Retry-After", Long.toString(Math.max(1, over.plusMillis(999).toSeconds())));
  }

  private static @Nullable Duration over(LaneQueue.Wait wait, Duration promise) {
    Duration answerIn = wait.answerIn();
    return answerIn == null || answerIn.compareTo(promise) <= 0 ? null : answerIn.minus(promise);
  }
}
