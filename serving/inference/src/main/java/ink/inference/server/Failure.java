package ink.inference.server;

import io.grpc.Status;

/**
 * Why a request got no answer.
 *
 * @param reason Triton's label in {@code nv_inference_request_failure}
 */
record Failure(Reason reason, Status status) {

  enum Reason {
    /** The queue turned it away. */
    REJECTED,
    /** Its client gave it up. */
    CANCELED,
    /** The model failed. */
    BACKEND,
    /** The request itself. */
    OTHER
  }

  static Failure queueFull(String model) {
    return new Failure(
        Reason.REJECTED,
        Status.UNAVAILABLE.withDescription(
            "[request] Exceeds maximum queue size of model '" + model + "'; try later"));
  }

  static Failure timedOut(String model) {
    return new Failure(
        Reason.REJECTED,
        Status.UNAVAILABLE.withDescription(
            "Request timeout expired in the queue of model '" + model + "'"));
  }

  static Failure cancelled() {
    return new Failure(Reason.CANCELED, Status.CANCELLED.withDescription("given up by the client"));
  }

  static Failure stopping() {
    return new Failure(
        Reason.REJECTED, Status.UNAVAILABLE.withDescription("Server is stopping; ask another one"));
  }

  static Failure refused(String reason) {
    return new Failure(Reason.OTHER, Status.INVALID_ARGUMENT.withDescription(reason));
  }

  static Failure broken(String model) {
    return new Failure(
        Reason.BACKEND,
        Status.INTERNAL.withDescription(
            "model '" + model + "' failed; the server's log holds the cause"));
  }
}
