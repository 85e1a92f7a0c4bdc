package ink.bookings.acuity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.bookings.BookingConnection;
import ink.bookings.BookingText;
import ink.bookings.DesignReference;
import ink.bookings.UnreadableWebhookException;
import ink.facts.BookingChanged;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fetched appointment. Its oddities: {@code datetime} has an offset without colon, {@code
 * duration} is a string, {@code date}, {@code time} and {@code dateCreated} are for people and
 * never read. It has no version and no time of change, so the time at which the webhook came is
 * both. It does not say who cancelled: that counts as the customer. Its {@code price} has no
 * currency, and a number without one cannot be summed up: no price is told.
 */
final class AcuityAppointment {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter DATETIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT);

  private AcuityAppointment() {}

  static BookingChanged read(
      byte[] json, AcuityHint hint, WebhookReceived webhook, BookingConnection connection)
      throws UnreadableWebhookException {
    JsonNode appointment = parse(json);
    if (!appointment.path("id").asText().equals(hint.id())) {
      throw new UnreadableWebhookException(
          "Acuity was asked for appointment " + hint.id() + " and answered with another.");
    }
    String from = connection.connectionId();
    String note = BookingText.clean(appointment.path("notes").textValue());
    String staff = appointment.path("calendarID").asText("");
    return BookingChanged.newBuilder()
        .setEventId("") // derived by whoever sends it
        .setTenantId(connection.tenantId())
        .setBookingId(IdType.BOOKING.derived(Instant.EPOCH, from, hint.id()))
        .setProvider(connection.provider())
        .setConnectionId(from)
        .setExternalBookingId(hint.id())
        .setExternalVersion(ChronoUnit.MICROS.between(Instant.EPOCH, webhook.getReceivedAt()))
        .setChangedAt(webhook.getReceivedAt())
        .setReceivedAt(webhook.getReceivedAt())
        .setStatus(status(appointment, hint))
        .setStartsAt(startsAt(appointment))
        .setDurationMinutes(minutes(appointment))
        .setStudioId(connection.studioId())
        .setExternalStaffId(BookingText.clean(staff))
        .setExternalCustomerId(email(appointment))
        .setNote(note)
        .setDesignRef(designRef(appointment, note))
        .setPriceMinor(null)
        .setCurrency(null)
        .build();
  }

  private static JsonNode parse(byte[] json) throws UnreadableWebhookException {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UnreadableWebhookException("Acuity's answer is no JSON.");
    }
  }

  private static String status(JsonNode appointment, AcuityHint hint) {
    if (appointment.path("noShow").asBoolean(false)) {
      return "no_show";
    }
    return appointment.path("canceled").asBoolean(hint.saysCanceled())
        ? "cancelled_by_customer"
        : "accepted";
  }

  private static Instant startsAt(JsonNode appointment) throws UnreadableWebhookException {
    String text = appointment.path("datetime").asText("");
    try {
      return DATETIME
          .parse(text, OffsetDateTime::from)
          .withOffsetSameInstant(ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableWebhookException(
          "The appointment's datetime \"" + text + "\" is no time with offset.");
    }
  }

  private static int minutes(JsonNode appointment) throws UnreadableWebhookException {
    int minutes = appointment.path("duration").asInt(-1);
    if (minutes < 0) {
      throw new UnreadableWebhookException("The appointment has no duration in minutes.");
    }
    return minutes;
  }

  private static @Nullable String email(JsonNode appointment) {
    String email = BookingText.clean(appointment.path("email").textValue());
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String designRef(JsonNode appointment, @Nullable String note) {
    String found = DesignReference.in(note);
    for (JsonNode form : appointment.path("forms")) {
      for (JsonNode value : form.path("values")) {
        if (found == null) {
          found = DesignReference.in(value.path("value").textValue());
        }
      }
    }
    return found;
  }
}
