package ink.dispatch.queue;

/**
 * How much may be under way at once.
 *
 * @param calls calls to one model
 * @param bytes answers of all models in memory, from the call until they are stored
 */
public record Limits(int calls, long bytes) {
  public Limits {
    if (calls < 1 || bytes < 1) {
      throw new IllegalArgumentException("limits must be above zero: " + calls + ", " + bytes);
    }
  }
}
