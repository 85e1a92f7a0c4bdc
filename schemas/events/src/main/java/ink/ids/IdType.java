package ink.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The kinds of ids. An id is the kind's prefix and 26 characters of Crockford base 32, lower case:
 * a ULID, whose first 10 characters are the milliseconds since 1970 so that ids sort by age, e.g.
 * {@code gen_01k9zq4x3v8m2c5r7t1n6b0d4h}. The prefix says in a log, a URL or a support mail what
 * the id is.
 */
public enum IdType {
  TENANT("ten"),
  STUDIO("std"),
  ARTIST("art"),
  CLIENT("cli"),
  API_KEY("key"),
  GENERATION("gen"),
  DESIGN("dsg"),
  BOOKING("bkg"),
  PAYMENT("pay"),
  CONNECTION("con"),
  EVENT("evt"),
  REPORT_RUN("run"),
  CUSTOM_REPORT("rpt"),
  CUSTOM_RUN("crn"),
  SCHEDULE("sch");

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final Pattern BODY = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String prefix;

  IdType(String prefix) {
    this.prefix = prefix;
  }

  /** The letters before the underscore. */
  public String prefix() {
    return prefix;
  }

  /** A new id, made now. */
  public String next() {
    return at(Instant.now());
  }

  /** A new id that sorts as one made at {@code instant}. */
  public String at(Instant instant) {
    byte[] random = new byte[10];
    RANDOM.nextBytes(random);
    return encode(instant.toEpochMilli(), random);
  }

  /**
   * The same id for the same parts, for what must not be made twice: a generation's design, a
   * booking that a platform tells of again. It sorts as one made at {@code instant}.
   */
  public String derived(Instant instant, String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length in front keeps ("ab","c") apart from ("a","bc").
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return encode(instant.toEpochMilli(), digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether {@code value} is an id of this kind. */
  public boolean matches(String value) {
    return value.length() == prefix.length() + 1 + LENGTH
        && value.startsWith(prefix)
        && value.charAt(prefix.length()) == '_'
        && BODY.matcher(value).region(prefix.length() + 1, value.length()).matches();
  }

  /**
   * {@code value}, proven to be an id of this kind.
   *
   * @throws IllegalArgumentException with a sentence for the caller, when it is not
   */
  public String require(String value) {
    if (!matches(value)) {
      throw new IllegalArgumentException(
          "not the id of a "
              + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
              + ": it starts with "
              + prefix
              + "_ and has 26 characters after it");
    }
    return value;
  }

  /** When an id was made, to the millisecond. */
  public static Instant madeAt(String id) {
    int start = id.indexOf('_') + 1;
    long millis = 0;
    for (int i = start; i < start + 10; i++) {
      millis = millis << 5 | ALPHABET.indexOf(id.charAt(i));
    }
    return Instant.ofEpochMilli(millis);
  }

  /** 48 bits of time, then the first 80 bits of {@code entropy}, five bits a character. */
  private String encode(long millis, byte[] entropy) {
    char[] out = new char[prefix.length() + 1 + LENGTH];
    prefix.getChars(0, prefix.length(), out, 0);
    int at = prefix.length();
    out[at++] = '_';
    for (int shift = 45; shift >= 0; shift -= 5) {
      out[at++] = ALPHABET.charAt((int) (millis >>> shift & 31));
    }
    for (int bit = 0; bit < 80; bit += 5) {
      int index = bit >>> 3;
      int window = (entropy[index] & 0xff) << 8 | (index + 1 < 10 ? entropy[index + 1] & 0xff : 0);
      out[at++] = ALPHABET.charAt(window >>> (11 - (bit & 7)) & 31);
    }
    return new String(out);
  }
}
