package ink.inference.server;

/** The operator gave a variable that cannot be used; the message names it and says what fits. */
final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidConfigException(String message) {
    super(message);
  }
}
