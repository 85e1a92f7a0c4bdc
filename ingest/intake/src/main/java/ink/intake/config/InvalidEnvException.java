package ink.intake.config;

/** A variable is missing or makes no sense. The message is one line for the operator. */
public final class InvalidEnvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidEnvException(String message) {
    super(message);
  }
}
