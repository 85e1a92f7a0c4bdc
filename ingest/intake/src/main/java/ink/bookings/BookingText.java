package ink.bookings;

import org.jspecify.annotations.Nullable;

/** What people wrote, as our tables can hold it. */
public final class BookingText {
  private BookingText() {}

  /** Without NUL characters, which PostgreSQL's text cannot hold; null when nothing is left. */
  public static @Nullable String clean(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = text.replace("\0", "").strip();
    return clean.isEmpty() ? null : clean;
  }

  /** Both, on a line each, or the one that is there. */
  public static @Nullable String joined(@Nullable String first, @Nullable String second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first + "\n" + second;
  }
}
