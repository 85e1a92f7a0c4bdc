package ink.bookings.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.bookings.BookingConnection;
import ink.bookings.BookingPlatform;
import ink.bookings.Capability;
import ink.bookings.Translation;
import ink.bookings.UnreadableWebhookException;
import ink.bookings.Webhook;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.intake.http.Call;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** Square's webhooks: JSON with an id, a type and, for bookings, the whole booking. */
public final class SquarePlatform implements BookingPlatform {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String name() {
    return "square";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.IDENTIFIED_WEBHOOKS, Capability.VERSIONED_BOOKINGS);
  }

  @Override
  public boolean signed(Call call, byte[] body, BookingConnection connection) {
    return SquareSignature.matches(
        connection.secret(),
        connection.notificationUrl(),
        body,
        call.header(SquareSignature.HEADER));
  }

  @Override
  public Webhook read(byte[] body, BookingConnection connection, Instant receivedAt)
      throws UnreadableWebhookException {
    JsonNode event = parse(body);
    String id = event.path("event_id").asText("");
    String type = event.path("type").asText("");
    if (id.isEmpty() || type.isEmpty()) {
      throw new UnreadableWebhookException("A Square event has an event_id and a type.");
    }
    String booking = event.at("/data/object/booking/id").asText("");
    String external = booking.isEmpty() ? event.at("/data/id").asText("") : booking;
    return new Webhook(
        IdType.EVENT.derived(Instant.EPOCH, name(), connection.connectionId(), id),
        external.isEmpty() ? id : external,
        type);
  }

  @Override
  public Translation translate(WebhookReceived webhook, BookingConnection connection) {
    if (!webhook.getType().equals("booking.created")
        && !webhook.getType().equals("booking.updated")) {
      return new Translation.Skipped(webhook.getType());
    }
    try {
      byte[] body = new byte[webhook.getBody().remaining()];
      webhook.getBody().duplicate().get(body);
      return new Translation.Told(SquareBooking.read(parse(body), webhook, connection));
    } catch (UnreadableWebhookException e) {
      return new Translation.Untranslatable("unreadable-booking", String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parse(byte[] body) throws UnreadableWebhookException {
    try {
      JsonNode event = JSON.readTree(body);
      if (event.isObject()) {
        return event;
      }
    } catch (IOException e) {
      // no JSON: the sentence below says it
    }
    throw new UnreadableWebhookException("A Square event is a JSON object.");
  }
}
