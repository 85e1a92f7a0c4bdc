package ink.inference.server;

/** A value in a request is not one that the model works with; the message says which are. */
final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidInputException(String message) {
    super(message);
  }
}
