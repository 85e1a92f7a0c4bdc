package ink.lake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A fact on its way, still encoded, with the fingerprint that tells it from all others.
 *
 * @param fact the Avro single object
 * @param high first half of the fingerprint
 * @param low second half
 */
public record IdentifiedFact(String topic, byte[] fact, long high, long low) {
  /**
   * Keyed state is kept for so many groups of fingerprints; more is less copying, more overhead.
   */
  private static final int BUCKETS = 1 << 14;

  /**
   * The tenant is part of the fingerprint: a tenant that makes up its own event ids must not be
   * able to suppress another's facts.
   */
  static IdentifiedFact of(String topic, byte[] fact, String tenant, String eventId) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(topic + "\n" + tenant + "\n" + eventId));
    return new IdentifiedFact(topic, fact, hash.getLong(), hash.getLong());
  }

  int bucket() {
    return (int) high & BUCKETS - 1;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
