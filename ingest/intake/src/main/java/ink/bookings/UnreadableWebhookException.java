package ink.bookings;

/** A webhook, rightly signed, says nothing that we understand. The message is one sentence. */
public final class UnreadableWebhookException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableWebhookException(String message) {
    super(message);
  }
}
