package ink.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What correlation has to know of a stored booking.
 *
 * @param version the booking's version; a match is written only while the booking still has it
 * @param bookedAt when the booking was first told of; what came after it cannot have led to it
 * @param decideAt milliseconds since 1970: the event time at which all that happened before the
 *     booking is known; now, where a platform's clock is ahead
 * @param clientId the client, when the studio knows who the platform's customer is
 * @param designRef a design's id that the booking names, which may be anything somebody typed
 */
public record Appointment(
    String tenantId,
    String bookingId,
    long version,
    Instant bookedAt,
    long decideAt,
    String studioId,
    @Nullable String artistId,
    @Nullable String clientId,
    @Nullable String designRef) {

  String designKey() {
    return FinishedDesign.key(tenantId, designRef);
  }

  String clientKey() {
    return FinishedDesign.key(tenantId, clientId);
  }

  Match by(String method, String designId, Instant completedAt) {
    return new Match(
        tenantId,
        bookingId,
        version,
        studioId,
        artistId,
        designId,
        method,
        completedAt.isAfter(bookedAt) ? completedAt : bookedAt);
  }
}
