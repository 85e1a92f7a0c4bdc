package ink.bookings;

import ink.facts.BookingCorrelated;
import ink.ids.IdType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking and the design that led to it.
 *
 * @param method {@link #REFERENCE} or {@link #RECENCY}
 * @param correlatedAt event time of the later of the two
 */
public record Match(
    String tenantId,
    String bookingId,
    long version,
    String studioId,
    @Nullable String artistId,
    String designId,
    String method,
    Instant correlatedAt) {

  static final String REFERENCE = "reference";
  static final String RECENCY = "recency";

  /** The same match made again is the same fact. */
  BookingCorrelated fact() {
    return BookingCorrelated.newBuilder()
        .setEventId(IdType.EVENT.derived(correlatedAt, "correlated", bookingId, designId))
        .setTenantId(tenantId)
        .setBookingId(bookingId)
        .setDesignId(designId)
        .setMethod(method)
        .setCorrelatedAt(correlatedAt)
        .setStudioId(studioId)
        .setArtistId(artistId)
        .build();
  }
}
