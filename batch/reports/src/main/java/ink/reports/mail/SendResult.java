package ink.reports.mail;

import java.util.Locale;

/**
 * What became of a mail that was handed over.
 *
 * @param detail what the mail server said, or a sentence of ours
 */
record SendResult(State state, String detail) {
  enum State {
    /** The mail server took it. */
    SENT,
    /** The mail server will not take it for this recipient, now or later. */
    REFUSED,
    /** It was not taken, and may be later: it waits for another attempt. */
    WAITING,
    /** It was not taken at any attempt. */
    FAILED,
    /** The connection broke while it was handed over: it may have been taken. */
    UNKNOWN;

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
