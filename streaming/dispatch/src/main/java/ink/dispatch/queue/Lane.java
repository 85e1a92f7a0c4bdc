package ink.dispatch.queue;

import java.util.Locale;

/** What the requester waits for, the most urgent first. Each lane waits and is counted apart. */
public enum Lane {
  /** A person looks at the screen. */
  DRAFT,
  /** A chosen draft, drawn out. */
  FINAL,
  /** Nobody waits: flash sheets, nightly runs. */
  BATCH;

  /** The lane that the word stands for; a word nobody knows waits with the least urgent. */
  public static Lane of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "draft" -> DRAFT;
      case "final" -> FINAL;
      default -> BATCH;
    };
  }
}
