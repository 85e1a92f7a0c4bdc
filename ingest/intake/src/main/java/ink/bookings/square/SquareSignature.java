package ink.bookings.square;

import ink.bookings.HmacSha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How Square signs a webhook: HMAC-SHA256 over the notification URL, as it was configured at
 * Square, and the raw body. The signature key is used as it is, though it looks like base 64.
 */
public final class SquareSignature {
  public static final String HEADER = "x-square-hmacsha256-signature";

  private SquareSignature() {}

  /** The signature in base 64. */
  public static String sign(String key, String url, byte[] body) {
    return HmacSha256.sign(key, url.getBytes(StandardCharsets.UTF_8), body);
  }

  public static boolean matches(String key, String url, byte[] body, @Nullable String signature) {
    return HmacSha256.same(sign(key, url, body), signature);
  }
}
