package ink.models.oldink;

/** The photograph does not show what is needed; the message says what would work. */
public final class UnusablePhotoException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusablePhotoException(String message) {
    super(message);
  }
}
