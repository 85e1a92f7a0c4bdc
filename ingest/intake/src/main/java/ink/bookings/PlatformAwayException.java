package ink.bookings;

import java.time.Duration;

/** A platform did not answer, or wants to be asked later. */
public final class PlatformAwayException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Duration atLeast;

  /**
   * @param atLeast how long the platform wants to be left alone
   */
  public PlatformAwayException(String message, Duration atLeast) {
    super(message);
    this.atLeast = atLeast;
  }

  public Duration atLeast() {
    return atLeast;
  }
}
