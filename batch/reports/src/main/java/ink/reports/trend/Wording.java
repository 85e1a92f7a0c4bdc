package ink.reports.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, days and names as a reader expects them, in English. */
final class Wording {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private Wording() {}

  /** {@code fine-line} is Fine line. */
  static String style(String slug) {
    String words = slug.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty()
        ? slug
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String country(String code) {
    return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
  }

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String date(LocalDate date) {
    return DATE.format(date);
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC));
  }

  static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** A dash where a count is too small to publish. */
  static String count(@Nullable Long count) {
    return count == null ? "–" : count(count.longValue());
  }

  static String percent(double share) {
    return String.format(Locale.ENGLISH, "%.0f%%", share * 100);
  }

  static String exactPercent(double share) {
    return String.format(Locale.ENGLISH, "%.1f%%", share * 100);
  }

  /** A difference of shares in percentage points, with its sign. */
  static String points(double difference) {
    String text = String.format(Locale.ENGLISH, "%+.1f", difference * 100);
    return text.replace('-', '−');
  }
}
