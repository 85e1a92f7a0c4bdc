package ink.kafka;

/** Kafka did not acknowledge facts in time: whoever sent them sends them again. */
public final class KafkaUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  KafkaUnavailableException(Throwable cause) {
    super("Kafka did not take the facts: " + cause.getMessage(), cause);
  }
}
