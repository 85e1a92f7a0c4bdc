package ink.api.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import ink.facts.DispatchMeasured;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a waiting generation still waits, as far as anybody knows. It says nothing rather than
 * something wrong.
 *
 * @param position its place in the queue as things stand, itself counted; 0: it waits no more, it
 *     is being made; null: unknown
 * @param etaSeconds seconds until its outcome; null: nobody can tell
 * @param note the sentence to show a person
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Progress(@Nullable Integer position, @Nullable Long etaSeconds, String note) {
  /** A request is on its way to dispatch for less than this. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  /** Whose request it is and when it came. */
  record Request(
      String tenantId, String model, String lane, Instant requestedAt, Instant deadlineAt) {}

  static Progress of(DispatchFigures figures, Request request, Instant now) {
    DispatchMeasured measured = figures.of(request.model(), now);
    if (measured == null) {
      return new Progress(
          null,
          null,
          "There are no figures from the dispatcher at the moment, so nobody can tell how long it"
              + " takes. The request is safe and waits until "
              + request.deadlineAt()
              + ".");
    }
    LaneQueue queue = figures.queue(request.model(), request.lane(), now);
    LaneQueue.Wait wait = wait(measured, queue, request);
    if (measured.getEndpointsReady() == 0) {
      return new Progress(
          wait == null ? null : Integer.valueOf(wait.before() + 1),
          null,
          "The model server is not answering. The request waits until "
              + request.deadlineAt()
              + " and is served as soon as the server is back; after that it expires.");
    }
    if (wait == null) {
      return new Progress(
          0,
          measured.getServiceMs() > 0 ? seconds(measured.getServiceMs()) : null,
          "It waits no more: a model server makes it, or is about to.");
    }
    int position = wait.before() + 1;
    Duration answerIn = wait.answerIn();
    if (answerIn == null) {
      return new Progress(
          position,
          null,
          measured.getServiceMs() > 0
              ? "Nothing was answered for a while, so nobody can tell how long it takes. The request"
                  + " waits until "
                  + request.deadlineAt()
                  + "."
              : "Nothing was generated yet since the start, so nobody can tell how long it takes.");
    }
    Instant since = queue == null ? now : queue.measuredAt();
    long eta = seconds(answerIn.minus(Duration.between(since, now)).toMillis());
    if (now.plusSeconds(eta).isAfter(request.deadlineAt())) {
      return new Progress(
          position,
          eta,
          "The queue is longer than the request can wait; it may expire at "
              + request.deadlineAt()
              + ".");
    }
    return new Progress(
        position,
        eta,
        position == 1 ? "It is next." : "About " + wait.before() + " requests are before it.");
  }

  /** What it can be told; null: it waits no more. */
  private static LaneQueue.@Nullable Wait wait(
      DispatchMeasured measured, @Nullable LaneQueue queue, Request request) {
    Instant known = queue == null ? measured.getMeasuredAt() : queue.measuredAt();
    boolean counted = request.requestedAt().plus(ON_ITS_WAY).isBefore(known);
    if (queue == null) {
      double ms = measured.getServiceMs();
      return counted ? null : new LaneQueue.Wait(0, ms > 0 ? Duration.ofMillis((long) ms) : null);
    }
    LaneQueue.Wait wait = queue.of(request.tenantId(), request.requestedAt());
    return wait != null || counted ? wait : queue.oneMore(request.tenantId());
  }

  private static long seconds(double ms) {
    return Math.max(1, (long) Math.ceil(ms / 1000));
  }
}
