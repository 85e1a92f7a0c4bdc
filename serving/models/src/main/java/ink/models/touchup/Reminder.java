package ink.models.touchup;

import java.time.LocalDate;

/**
 * A day to remember.
 *
 * @param day in the client's own calendar, wherever they are
 * @param reason one sentence for the client
 */
public record Reminder(Kind kind, LocalDate day, String reason) {

  /** What the day is for; only the last three may lead to ink in the skin again. */
  public enum Kind {
    AFTERCARE,
    HEALED_PHOTO,
    YEARLY_PHOTO,
    TOUCH_UP_OPENS,
    TOUCH_UP_CLOSES,
    REVIEW
  }
}
