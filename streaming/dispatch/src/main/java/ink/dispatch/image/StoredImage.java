package ink.dispatch.image;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image in its place.
 *
 * @param key its key in the bucket
 * @param bytes its size
 * @param sha256 lower-case hex
 */
public record StoredImage(String key, long bytes, String sha256) {

  public static StoredImage of(String key, ByteString image) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ByteBuffer part : image.asReadOnlyByteBufferList()) {
        digest.update(part);
      }
      return new StoredImage(key, image.size(), HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
