package ink.events;

/** Bytes or a record that are no fact of the stream: they belong on the dead-letter topic. */
public final class UnreadableFactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableFactException(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
  }
}
