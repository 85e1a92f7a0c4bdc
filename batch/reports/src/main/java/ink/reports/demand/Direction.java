package ink.reports.demand;

import java.util.Locale;

/** What an interval of a change allows to say. */
public enum Direction {
  RISER("rising"),
  FADER("fading"),
  STEADY("steady");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  /** Risen or faded only when the whole interval says so. */
  static Direction of(double low, double high) {
    if (low > 0) {
      return RISER;
    }
    return high < 0 ? FADER : STEADY;
  }

  /** What a style does that moves so. */
  public String word() {
    return word;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
