package ink.bookings;

import ink.facts.BookingChanged;

/** What a kept webhook comes to. */
public sealed interface Translation {
  /**
   * A booking, in our words.
   *
   * @param booking complete but for its event id
   */
  record Told(BookingChanged booking) implements Translation {}

  /** It speaks of something else. It is kept raw, for whoever wants it later. */
  record Skipped(String type) implements Translation {}

  /**
   * Nobody can make sense of it, now or later.
   *
   * @param reason one sentence: what is wrong, whose it is to mend
   */
  record Untranslatable(String code, String reason) implements Translation {}

  /** The platform cannot tell now; to be tried again. */
  record Later(String reason) implements Translation {}
}
