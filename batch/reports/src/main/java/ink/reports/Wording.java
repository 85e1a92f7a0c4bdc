package ink.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, days and names as a reader expects them, in English. */
public final class Wording {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private Wording() {}

  /** {@code fine-line} is Fine line. */
  public static String style(String slug) {
    String words = slug.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty()
        ? slug
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  public static String country(String code) {
    return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
  }

  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** With the zone's name. */
  public static String minute(Instant instant, ZoneId zone) {
    return MINUTE.format(instant.atZone(zone))
        + " "
        + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
  }

  public static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** A dash where a count is too small to publish. */
  public static String count(@Nullable Long count) {
    return count == null ? "–" : count(count.longValue());
  }

  public static String percent(double share) {
    return String.format(Locale.ENGLISH, "%.0f%%", share * 100);
  }

  public static String exactPercent(double share) {
    return String.format(Locale.ENGLISH, "%.1f%%", share * 100);
  }

  /** A difference of shares in percentage points, with its sign. */
  public static String points(double difference) {
    String text = String.format(Locale.ENGLISH, "%+.1f", difference * 100);
    return text.replace('-', '−');
  }

  /** A relative change with its sign: 0.25 is +25%. */
  public static String change(double change) {
    return signed("%+.0f%%", change * 100);
  }

  /** The same with one decimal. */
  public static String exactChange(double change) {
    return signed("%+.1f%%", change * 100);
  }

  /** Without a sign: 0.25 and −0.25 are 25%. */
  public static String size(double change) {
    return percent(Math.abs(change));
  }

  /** With a proper minus, and none where nothing is left after rounding. */
  private static String signed(String format, double number) {
    String text = String.format(Locale.ENGLISH, format, number);
    return text.matches("[+-][0.]+%?") ? text.substring(1) : text.replace('-', '−');
  }

  /** With one decimal. */
  public static String decimal(double number) {
    return String.format(Locale.ENGLISH, "%.1f", number).replace('-', '−');
  }

  /** With two decimals and a proper minus. */
  public static String number(double number) {
    return String.format(Locale.ENGLISH, "%.2f", number).replace('-', '−');
  }

  /** An amount of minor units, e.g. EUR 1,234.50. */
  public static String money(long minor, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return currency
        + " "
        + String.format(Locale.ENGLISH, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
  }
}
