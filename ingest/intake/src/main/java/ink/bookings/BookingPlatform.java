package ink.bookings;

import ink.facts.WebhookReceived;
import ink.intake.http.Call;
import java.time.Instant;
import java.util.Set;

/** A booking platform that calls us. A new one is a package with one of these. */
public interface BookingPlatform {
  /** As it stands in {@code booking_connections.provider} and in the webhook's URL. */
  String name();

  Set<Capability> capabilities();

  /** Whether the body is signed with the connection's secret. */
  boolean signed(Call call, byte[] body, BookingConnection connection);

  /** What the body speaks of. */
  Webhook read(byte[] body, BookingConnection connection, Instant receivedAt)
      throws UnreadableWebhookException;

  /** The webhook in our words. May ask the platform, for some seconds at most. */
  Translation translate(WebhookReceived webhook, BookingConnection connection);
}
