package ink.triton;

import inference.ModelInferResponse;
import java.time.Duration;

/**
 * What came of asking the model servers: an answer, or a failure that says whose fault it is and
 * what to do now.
 */
public sealed interface Answer {
  /** Calls that were made for it, over all endpoints. */
  int attempts();

  /**
   * The model answered.
   *
   * @param endpoint who did
   * @param took the time of the call that succeeded
   */
  record Given(ModelInferResponse response, Endpoint endpoint, Duration took, int attempts)
      implements Answer {}

  /** There is no answer. */
  sealed interface Failure extends Answer {
    /** One sentence: what happened. */
    String detail();
  }

  /**
   * The request's fault: no server will ever take it. Do not ask again.
   *
   * @param code {@code unknown-model} or {@code invalid-request}
   */
  record Rejected(String code, String detail, int attempts) implements Failure {}

  /** Nobody's fault: the servers have as much as they can hold. Ask again, and less often. */
  record Busy(String detail, int attempts) implements Failure {}

  /** The fleet's fault: no server can be reached. Wait until one can, then ask again. */
  record Unavailable(String detail, int attempts) implements Failure {}

  /** The time that the requester gave was not enough. Asking again makes no sense. */
  record TimedOut(String detail, int attempts) implements Failure {}

  /** Whoever asked called it off. */
  record Cancelled(String detail, int attempts) implements Failure {}

  /** A server's fault: it broke over this request. Ask again a few times, then give up. */
  record Broken(String detail, int attempts) implements Failure {}
}
