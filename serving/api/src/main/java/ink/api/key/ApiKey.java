package ink.api.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An API key: {@code ink_live_} or {@code ink_test_}, 30 random base-62 characters (178 bits) and 6
 * base-62 characters of CRC-32 over all before them. The prefix lets scanners find a leaked key,
 * the checksum tells a mistyped key from a revoked one without asking anybody.
 */
public final class ApiKey {
  /** Which world a key opens. */
  public enum Mode {
    LIVE("ink_live_"),
    TEST("ink_test_");

    private final String prefix;

    Mode(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern FORM =
      Pattern.compile("(ink_(?:live|test)_[0-9A-Za-z]{30})([0-9A-Za-z]{6})");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private ApiKey(String text) {
    this.text = text;
  }

  /** A new key. */
  public static ApiKey generate(Mode mode) {
    StringBuilder key = new StringBuilder(mode.prefix);
    for (int i = 0; i < 30; i++) {
      key.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new ApiKey(key + checksum(key.toString()));
  }

  /** The key that {@code text} is, or null when no key looks like that. */
  public static @Nullable ApiKey parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !checksum(form.group(1)).equals(form.group(2))) {
      return null;
    }
    return new ApiKey(text);
  }

  /** Six base-62 digits of the CRC-32 of {@code text}. */
  static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    char[] digits = new char[6];
    long rest = crc.getValue();
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(digits);
  }

  /** The whole key: a secret, shown to its owner once. */
  public String secret() {
    return text;
  }

  /** The first characters, by which a person tells keys apart; no secret. */
  public String start() {
    return text.substring(0, 13);
  }

  /** HMAC-SHA-256 of the key under the pepper: what the database keeps. */
  public byte[] hash(byte[] pepper) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKey && ((ApiKey) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Without the secret part. */
  @Override
  public String toString() {
    return start() + "…";
  }
}
