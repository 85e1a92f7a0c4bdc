package ink.inference.model;

/** A value in a request is not one that the model works with; the message says which are. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public InvalidInputException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** For the sender. */
  public String reason() {
    return reason;
  }
}
