package ink.bookings;

/** The connections cannot be read now; worth repeating. */
public final class ConnectionsUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConnectionsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
