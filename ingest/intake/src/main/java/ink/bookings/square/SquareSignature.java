package ink.bookings.square;

import ink.bookings.Signatures;
import java.nio.charset.StandardCharsets;

/**
 * How Square signs: HMAC-SHA-256 over the notification URL as it was registered, followed by the
 * raw body. The key's characters are the key; they are not base 64 to be decoded.
 */
public final class SquareSignature {
  public static final String HEADER = "x-square-hmacsha256-signature";

  private SquareSignature() {}

  public static String sign(String signatureKey, String notificationUrl, byte[] body) {
    return Signatures.sign(signatureKey, notificationUrl.getBytes(StandardCharsets.UTF_8), body);
  }
}
