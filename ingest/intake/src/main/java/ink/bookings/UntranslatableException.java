package ink.bookings;

/** A webhook from which no booking can be made, now or later: it belongs to the dead letters. */
public final class UntranslatableException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  /**
   * @param code stable, for programs
   * @param reason a sentence for whoever mends it
   */
  public UntranslatableException(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
