package ink.collector;

/** An event is not as it must be. The message is one sentence for whoever made it. */
public final class RefusedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedEventException(String code, String reason) {
    super(reason);
    this.code = code;
  }

  /** An event that is not of the schema. */
  static RefusedEventException mismatch(String reason) {
    return new RefusedEventException("schema-mismatch", reason);
  }

  public String code() {
    return code;
  }
}
