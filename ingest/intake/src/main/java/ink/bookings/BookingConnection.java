package ink.bookings;

import ink.ids.IdType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A studio's account on a booking platform.
 *
 * @param provider square or acuity
 * @param notificationUrl the webhook's URL as registered with the platform, byte for byte
 * @param secret opened: Square's signature key, Acuity's API key
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

  /** Our id of a booking: the same in every version, however we learn of it. */
  public String bookingId(String externalId) {
    return IdType.BOOKING.derived(Instant.EPOCH, connectionId, externalId);
  }

  /** The id of the fact that the booking has this version: told twice, it is the same fact. */
  public String bookingChangedId(String externalId, long version, Instant changedAt) {
    return IdType.EVENT.derived(
        changedAt, "booking-changed", connectionId, externalId, String.valueOf(version));
  }

  @Override
  public String toString() {
    return connectionId + " (" + provider + ")";
  }
}
