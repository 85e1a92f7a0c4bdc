package ink.triton;

import io.grpc.Status;
import java.util.Locale;

/**
 * What a failed call means. Triton itself sends neither DEADLINE_EXCEEDED nor RESOURCE_EXHAUSTED,
 * those are the gRPC library's; its UNAVAILABLE covers a full queue, a timeout in the queue, a
 * server that stops, and the transport.
 */
enum Verdict {
  REJECTED,
  BUSY,
  UNREACHABLE,
  TIMED_OUT,
  CANCELLED,
  BROKEN;

  static Verdict of(Status status) {
    return switch (status.getCode()) {
      case INVALID_ARGUMENT, NOT_FOUND, OUT_OF_RANGE, FAILED_PRECONDITION, ALREADY_EXISTS ->
          REJECTED;
      case UNAVAILABLE -> isAboutQueue(status) ? BUSY : UNREACHABLE;
      case RESOURCE_EXHAUSTED -> isAboutSize(status) ? BROKEN : BUSY;
      case DEADLINE_EXCEEDED -> TIMED_OUT;
      case CANCELLED -> CANCELLED;
      default -> BROKEN;
    };
  }

  private static boolean isAboutQueue(Status status) {
    String text = text(status);
    return text.contains("queue") || text.contains("request timeout expired");
  }

  private static boolean isAboutSize(Status status) {
    return text(status).contains("message");
  }

  private static String text(Status status) {
    String description = status.getDescription();
    return description == null ? "" : description.toLowerCase(Locale.ROOT);
  }
}
