package ink.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of one currency as printed: {@code EUR 1,234.50}.
 *
 * @param code ISO 4217; null: no currency is known, so amounts are a dash
 */
public record Money(@Nullable String code) {
  /** Digits behind the point; two where nobody knows the code. */
  private int digits() {
    try {
      return Math.max(0, Currency.getInstance(String.valueOf(code)).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  /** To the minor unit. */
  public String exact(long minor) {
    return code == null ? "–" : sign(minor, "") + code + " " + digits(Math.abs(minor), digits());
  }

  /** To the whole unit. */
  public String about(double minor) {
    return Double.isNaN(minor) || code == null
        ? "–"
        : sign(minor, "") + code + " " + whole(Math.abs(minor));
  }

  /** To the whole unit, with its sign: a change. */
  public String change(double minor) {
    return Double.isNaN(minor) || code == null
        ? "–"
        : sign(minor, "+") + code + " " + whole(Math.abs(minor));
  }

  /** In whole units: what a chart draws. */
  public double major(double minor) {
    return minor / Math.pow(10, digits());
  }

  private String whole(double minor) {
    return String.format(Locale.ENGLISH, "%,d", Math.round(major(minor)));
  }

  private static String digits(long minor, int digits) {
    return String.format(
        Locale.ENGLISH,
        "%,." + digits + "f",
        BigDecimal.valueOf(minor, digits).setScale(digits, RoundingMode.UNNECESSARY));
  }

  private static String sign(double minor, String plus) {
    return minor < 0 ? "−" : minor > 0 ? plus : "";
  }
}
