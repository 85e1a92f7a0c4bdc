package ink.bookings;

/**
 * What a webhook's body says of itself.
 *
 * @param eventId id of the fact {@code WebhookReceived}
 * @param externalId the platform's id of what it speaks of; a booking's webhooks stay in order by
 *     it
 * @param type the platform's word for what happened
 */
public record Webhook(String eventId, String externalId, String type) {}
