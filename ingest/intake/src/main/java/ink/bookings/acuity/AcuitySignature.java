package ink.bookings.acuity;

import ink.bookings.HmacSha256;
import org.jspecify.annotations.Nullable;

/** How Acuity signs a webhook: HMAC-SHA256 over the raw body with the account's API key. */
public final class AcuitySignature {
  public static final String HEADER = "X-Acuity-Signature";

  private AcuitySignature() {}

  /** The signature in base 64. */
  public static String sign(String apiKey, byte[] body) {
    return HmacSha256.sign(apiKey, body);
  }

  public static boolean matches(String apiKey, byte[] body, @Nullable String signature) {
    return HmacSha256.same(sign(apiKey, body), signature);
  }
}
