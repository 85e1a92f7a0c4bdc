package ink.bookings;

import org.jspecify.annotations.Nullable;

/**
 * A studio's account on a booking platform.
 *
 * @param notificationUrl as registered with the platform, byte for byte
 * @param secret Square: signature key; Acuity: API key
 * @param apiBaseUrl where to fetch from, for platforms that only hint
 * @param apiUser who fetches
 */
public record BookingConnection(
    String connectionId,
    String tenantId,
    String studioId,
    String provider,
    String notificationUrl,
    String secret,
    @Nullable String apiBaseUrl,
    @Nullable String apiUser) {

  /** Without the secret. */
  @Override
  public String toString() {
    return provider + " " + connectionId + " of " + tenantId;
  }
}
