package ink.dispatch.queue.simulation;

/** The scheduler broke a promise. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String promise) {
    super(promise);
  }

  static void unless(boolean kept, String promise, Object... detail) {
    if (!kept) {
      throw new Violation(String.format(promise, detail));
    }
  }
}
