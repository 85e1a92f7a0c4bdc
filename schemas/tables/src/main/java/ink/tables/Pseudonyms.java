package ink.tables;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed pseudonyms: HMAC-SHA-256 of a tenant and a value, of which 128 bits are kept. The same
 * value of the same tenant has the same pseudonym in every table, so that it can be counted and
 * joined; without the key, which is never in the lake, nobody can find the value by trying, nor
 * tell that two tenants know the same person.
 */
public final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LEAST_KEY_BYTES = 32;
  private static final int BYTES = 16;

  private final byte[] key;

  private Pseudonyms(byte[] key) {
    this.key = key;
  }

  /**
   * Reads INK_PSEUDONYM_KEY, in base 64.
   *
   * @throws IllegalArgumentException when it is missing, no base 64 or shorter than 32 bytes
   */
  public static Pseudonyms from(Map<String, String> env) {
    String text = env.getOrDefault("INK_PSEUDONYM_KEY", "").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "INK_PSEUDONYM_KEY is not set; pseudonyms in the lake need it");
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("INK_PSEUDONYM_KEY is no base 64", e);
    }
    if (key.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "INK_PSEUDONYM_KEY has " + key.length + " bytes; it needs at least " + LEAST_KEY_BYTES);
    }
    return new Pseudonyms(key);
  }

  /** Somebody who makes pseudonyms, for one thread. */
  public Maker maker() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return new Maker(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** Makes pseudonyms; not for two threads at once. */
  public static final class Maker {
    private final Mac mac;

    private Maker(Mac mac) {
      this.mac = mac;
    }

    /** {@code psn_} and 32 hexadecimal digits. */
    public String of(String tenant, String value) {
      mac.update(tenant.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) '\n');
      byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return "psn_" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Pseudonyms[HMAC-SHA-256]";
  }
}
