package ink.inference.craft;

import java.util.Locale;

/** Numbers as reports tell them: no finer than they are known. */
final class Figures {

  private Figures() {}

  /** To a hundredth. */
  static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** {@code 4 months}, {@code 2.5 years}. */
  static String time(double years) {
    return years < 1
        ? String.format(Locale.ROOT, "%.0f months", Math.max(1, years * 12))
        : spoken(years) + " years";
  }

  /** {@code 10}, {@code 2.5}. */
  static String spoken(double value) {
    return value == Math.rint(value) || value >= 10
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
