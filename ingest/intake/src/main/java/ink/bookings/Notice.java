package ink.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook speaks of, read from as little of its body as possible.
 *
 * @param externalId the platform's id of the thing, e.g. of the booking
 * @param type the platform's type of event
 * @param deliveryId the platform's id of the event; null where it has none
 * @param at when the platform says it happened; null where it does not say
 */
public record Notice(
    String externalId, String type, @Nullable String deliveryId, @Nullable Instant at) {}
