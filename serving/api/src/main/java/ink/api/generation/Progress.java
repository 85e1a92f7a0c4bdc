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
 * @param position its place in the queue at most: requests before it, itself counted; null: unknown
 * @param etaSeconds seconds until its outcome; null: nobody can tell
 * @param note the sentence to show a person
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Progress(@Nullable Integer position, @Nullable Long etaSeconds, String note) {
  /** Dispatch reports about once a second; an older word than this is none. */
  static final Duration FRESH = Duration.ofSeconds(15);

  /**
   * @param measured dispatch's newest figures for the model; null when it never reported
   */
  static Progress of(
      @Nullable DispatchMeasured measured, Instant requestedAt, Instant deadlineAt, Instant now) {
    if (measured == null || measured.getMeasuredAt().plus(FRESH).isBefore(now)) {
      return new Progress(
          null,
          null,
          "There are no figures from the dispatcher at the moment, so nobody can tell how long it"
              + " takes. The request is safe and waits until "
              + deadlineAt
              + ".");
    }
    // Figures taken after the request counted it already.
    int others = measured.getQueued() - (requestedAt.isBefore(measured.getMeasuredAt()) ? 1 : 0);
    int position = Math.max(others, 0) + 1;
    if (measured.getEndpointsReady() == 0) {
      return new Progress(
          position,
          null,
          "The model server is not answering. The request waits until "
              + deadlineAt
              + " and is served as soon as the server is back; after that it expires.");
    }
    if (measured.getServiceMs() <= 0) {
      return new Progress(
          position,
          null,
          "Nothing was generated yet since the start, so nobody can tell how long it takes.");
    }
    // What was served of late tells the rate while there is a queue; an idle server serves at least
    // one at a time.
    double rate =
        Math.max(
            measured.getServedPerSecond(),
            measured.getEndpointsReady() * 1000.0 / measured.getServiceMs());
    double seconds = (position - 1) / rate + measured.getServiceMs() / 1000;
    long eta = Math.max(1, (long) Math.ceil(seconds));
    if (now.plusSeconds(eta).isAfter(deadlineAt)) {
      return new Progress(
          position,
          eta,
          "The queue is longer than the request can wait; it may expire at " + deadlineAt + ".");
    }
    return new Progress(
        position,
        eta,
        position == 1 ? "It is next." : "At most " + (position - 1) + " requests are before it.");
  }
}
