package ink.reports.custom;

/** A report that would read more than it may; the message tells how much, and what to do. */
final class TooCostlyException extends Exception {
  private static final long serialVersionUID = 1L;

  TooCostlyException(String message) {
    super(message);
  }
}
