package ink.bookings.square;

import com.fasterxml.jackson.databind.JsonNode;
import ink.bookings.BookingConnection;
import ink.bookings.BookingText;
import ink.bookings.DesignReference;
import ink.bookings.UnreadableWebhookException;
import ink.facts.BookingChanged;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the booking out of a Square event. Unknown members are ignored: Square sends some that its
 * own schema does not have. A Square booking has no price and no end; it lasts as long as its
 * segments and the breaks after them.
 */
final class SquareBooking {
  private static final Map<String, String> STATUSES =
      Map.of(
          "PENDING", "pending",
          "ACCEPTED", "accepted",
          "DECLINED", "declined",
          "CANCELLED_BY_CUSTOMER", "cancelled_by_customer",
          "CANCELLED_BY_SELLER", "cancelled_by_seller",
          "NO_SHOW", "no_show");

  private SquareBooking() {}

  static BookingChanged read(JsonNode event, WebhookReceived webhook, BookingConnection connection)
      throws UnreadableWebhookException {
    JsonNode booking = event.at("/data/object/booking");
    String id = booking.path("id").asText("");
    if (id.isEmpty()) {
      throw new UnreadableWebhookException("The event has no /data/object/booking/id.");
    }
    long version = booking.path("version").asLong(-1);
    if (version < 0) {
      throw new UnreadableWebhookException("The booking has no version.");
    }
    String word = booking.path("status").asText("");
    String status = STATUSES.get(word);
    if (status == null) {
      throw new UnreadableWebhookException("The booking's status \"" + word + "\" is unknown.");
    }
    String note = BookingText.joined(text(booking, "customer_note"), text(booking, "seller_note"));
    String from = connection.connectionId();
    return BookingChanged.newBuilder()
        .setEventId("") // derived by whoever sends it
        .setTenantId(connection.tenantId())
        .setBookingId(IdType.BOOKING.derived(Instant.EPOCH, from, id))
        .setProvider(connection.provider())
        .setConnectionId(from)
        .setExternalBookingId(id)
        .setExternalVersion(version)
        .setChangedAt(changedAt(booking, webhook))
        .setReceivedAt(webhook.getReceivedAt())
        .setStatus(status)
        .setStartsAt(instant(booking, "start_at"))
        .setDurationMinutes(minutes(booking))
        .setStudioId(connection.studioId())
        .setExternalStaffId(text(booking.at("/appointment_segments/0"), "team_member_id"))
        .setExternalCustomerId(text(booking, "customer_id"))
        .setNote(note)
        .setDesignRef(DesignReference.in(note))
        .setPriceMinor(null)
        .setCurrency(null)
        .build();
  }

  private static @Nullable String text(JsonNode node, String name) {
    return BookingText.clean(node.path(name).textValue());
  }

  private static Instant changedAt(JsonNode booking, WebhookReceived webhook)
      throws UnreadableWebhookException {
    return booking.hasNonNull("updated_at")
        ? instant(booking, "updated_at")
        : webhook.getReceivedAt();
  }

  private static Instant instant(JsonNode booking, String name) throws UnreadableWebhookException {
    String text = booking.path(name).asText("");
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw new UnreadableWebhookException(
          "The booking's " + name + " \"" + text + "\" is no RFC 3339 time.");
    }
  }

  private static int minutes(JsonNode booking) throws UnreadableWebhookException {
    long minutes = 0;
    for (JsonNode segment : booking.path("appointment_segments")) {
      long length = segment.path("duration_minutes").asInt(0);
      long pause = segment.path("intermission_minutes").asInt(0);
      if (length < 0 || pause < 0) {
        throw new UnreadableWebhookException("A segment of the booking has a negative length.");
      }
      minutes += length + pause;
    }
    return (int) Math.min(minutes, Integer.MAX_VALUE);
  }
}
