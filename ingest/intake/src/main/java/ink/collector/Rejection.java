package ink.collector;

/**
 * Why an app event was not taken.
 *
 * @param code stable, for programs: schema-mismatch, unknown-name, time-out-of-range
 * @param reason for people: what is wrong and what would be right
 */
record Rejection(String code, String reason) {
  static final String SCHEMA = "schema-mismatch";
  static final String NAME = "unknown-name";
  static final String TIME = "time-out-of-range";

  /** Carries a rejection out of the reader. */
  static final class EventRejectedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;

    EventRejectedException(String code, String reason) {
      super(reason, null, false, false);
      this.rejection = new Rejection(code, reason);
    }

    Rejection rejection() {
      return rejection;
    }
  }
}
