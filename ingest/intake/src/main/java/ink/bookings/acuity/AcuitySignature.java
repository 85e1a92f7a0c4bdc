package ink.bookings.acuity;

import ink.bookings.Signatures;

/** How Acuity signs: HMAC-SHA-256 over the raw form body under the account's API key. */
public final class AcuitySignature {
  public static final String HEADER = "x-acuity-signature";

  private AcuitySignature() {}

  public static String sign(String apiKey, byte[] body) {
    return Signatures.sign(apiKey, body);
  }
}
