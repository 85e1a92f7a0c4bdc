package ink.flink;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Typed reading of environment variables.
 *
 * @param env the variables, usually {@link System#getenv()}
 */
public record Settings(Map<String, String> env) {

  /** The variable's value, when it is set and not blank. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(env.get(name)).map(String::trim).filter(v -> !v.isEmpty());
  }

  /**
   * The variable's value.
   *
   * @throws InvalidSettingException when it is not set
   */
  public String text(String name) {
    return find(name)
        .orElseThrow(
            () -> new InvalidSettingException(name + " is not set; set it and start again"));
  }

  /** A whole number above zero. */
  public int count(String name, int fallback) {
    return find(name).map(value -> count(name, value)).orElse(fallback);
  }

  private static int count(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The sentence below says it.
    }
    throw new InvalidSettingException(
        name + " is \"" + value + "\"; it must be a whole number above zero");
  }

  /** A length of time: {@code 250ms}, {@code 30s}, {@code 5m}, or ISO 8601 ({@code PT30S}). */
  public Duration duration(String name, Duration fallback) {
    return find(name).map(value -> duration(name, value)).orElse(fallback);
  }

  private static Duration duration(String name, String value) {
    try {
      String text = value.toLowerCase(Locale.ROOT);
      if (text.startsWith("p")) {
        return Duration.parse(value);
      }
      return text.endsWith("ms")
          ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2).trim()))
          : Duration.parse("PT" + text);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new InvalidSettingException(
          name + " is \"" + value + "\"; it must be a length of time, e.g. 30s");
    }
  }
}
