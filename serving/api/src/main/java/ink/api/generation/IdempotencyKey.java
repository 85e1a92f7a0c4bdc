package ink.api.generation;

import ink.api.http.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The caller's name for one intent: the same name is answered the same, however often it is sent
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param value 1 to 255 printable ASCII characters
 */
public record IdempotencyKey(String value) {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\,;]]{1,255}");
  // A structured-field string (RFC 9651): the draft's form.
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\])+)\"");

  /**
   * The key in the header; the quoted and the plain form of a key are the same key.
   *
   * @throws ProblemException 400 when there is none, or one of a wrong form
   */
  static IdempotencyKey parse(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw ProblemException.of(
          400,
          "missing-idempotency-key",
          "An Idempotency-Key is needed",
          "Send a header Idempotency-Key with a new random value, e.g. a UUID, for each request"
              + " you mean once, and the same value when you repeat it.");
    }
    String text = header.trim();
    var quoted = QUOTED.matcher(text);
    String key =
        quoted.matches()
            ? quoted.group(1).replaceAll("\\\\([\"\\\\])", "$1")
            : PLAIN.matcher(text).matches() ? text : "";
    if (key.isEmpty() || key.length() > 255) {
      throw ProblemException.of(
          400,
          "invalid-idempotency-key",
          "The Idempotency-Key has a wrong form",
          "An Idempotency-Key has 1 to 255 printable ASCII characters, plain or in double quotes.");
    }
    return new IdempotencyKey(key);
  }
}
