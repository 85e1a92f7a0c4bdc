package ink.door;

/** Answers calls, several at a time. */
public interface Endpoint {
  /** Longest body that is read, in bytes; a longer one is refused with 413. */
  default int longestBody(String path) {
    return 0;
  }

  /**
   * @throws InterruptedException when the server stops
   */
  Answer answer(Call call) throws InterruptedException;
}
