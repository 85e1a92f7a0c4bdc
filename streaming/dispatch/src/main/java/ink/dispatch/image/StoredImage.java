package ink.dispatch.image;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image in its place. Its key ends in its content's hash: when a generation is served again, by
 * a server that draws other bytes, the image that a row tells of stays as it is.
 *
 * @param key its key in the bucket
 * @param bytes its size
 * @param sha256 lower-case hex
 */
public record StoredImage(String key, long bytes, String sha256) {

  private static final int HASH_IN_KEY = 16;

  /** The key of the image with this hash, for the generation whose place this is. */
  public static String key(String place, String sha256) {
    return place + "-" + sha256.substring(0, HASH_IN_KEY) + ".png";
  }

  /** The image as it is stored for the generation whose place this is. */
  public static StoredImage of(String place, ByteString image) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ByteBuffer part : image.asReadOnlyByteBufferList()) {
        digest.update(part);
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return new StoredImage(key(place, sha256), image.size(), sha256);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
