package ink.models.photo;

/** The file cannot be used; the message says why and what would work, for the one who sent it. */
public final class UnreadablePhotoException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is not: ours. All of them are answered by another file. */
  public enum Reason {
    /** No picture, or one in a format that is not read. */
    UNSUPPORTED,
    TOO_LARGE,
    TOO_SMALL,
    /** Cut off, or damaged inside. */
    BROKEN,
    /** One even colour. */
    BLANK
  }

  private final Reason reason;

  public UnreadablePhotoException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
