package ink.intake.kafka;

/** Kafka did not take a fact in time. */
public final class FactsNotWrittenException extends Exception {
  private static final long serialVersionUID = 1L;

  public FactsNotWrittenException(String message, Throwable cause) {
    super(message, cause);
  }
}
