package ink.bookings.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.bookings.square.SquareSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A booking at Square, and the webhook that Square would send of it.
 *
 * @param id Square's, letters and digits
 * @param version 0 when made, one more with each change
 * @param status as Square writes it, e.g. ACCEPTED or CANCELLED_BY_CUSTOMER
 */
public record SimulatedSquareBooking(
    String id,
    long version,
    String status,
    Instant createdAt,
    Instant updatedAt,
    Instant startAt,
    int minutes,
    String customerId,
    String teamMemberId,
    String customerNote) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOCATION = "L9R0X9X5SGDBJ";

  /** The next version of it. */
  public SimulatedSquareBooking changed(String newStatus, Instant at, String note) {
    return new SimulatedSquareBooking(
        id,
        version + 1,
        newStatus,
        createdAt,
        at,
        startAt,
        minutes,
        customerId,
        teamMemberId,
        note);
  }

  /** The webhook's body; the same booking gives the same event id. */
  public byte[] body() {
    Map<String, Object> segment = new LinkedHashMap<>();
    segment.put("duration_minutes", minutes);
    segment.put("service_variation_id", "T3WUWYFJOVW2EU6XGRU5YG4A");
    segment.put("service_variation_version", 1_605_808_735_978L);
    segment.put("team_member_id", teamMemberId);
    Map<String, Object> booking = new LinkedHashMap<>();
    booking.put("appointment_segments", List.of(segment));
    booking.put("created_at", createdAt.toString());
    booking.put("customer_id", customerId);
    booking.put("customer_note", customerNote);
    booking.put("id", id);
    booking.put("location_id", LOCATION);
    booking.put("seller_note", "");
    booking.put("start_at", startAt.toString());
    booking.put("status", status);
    booking.put("updated_at", updatedAt.toString());
    booking.put("version", version);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("created_at", updatedAt.toString());
    event.put(
        "data",
        Map.of("id", id + ":" + version, "type", "booking", "object", Map.of("booking", booking)));
    event.put("event_id", eventId());
    event.put("location_id", LOCATION);
    event.put("merchant_id", "GQQWA3J6A3AEZ");
    event.put("type", version == 0 ? "booking.created" : "booking.updated");
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String eventId() {
    return UUID.nameUUIDFromBytes((id + ":" + version).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The headers Square sends with {@link #body()}. */
  public static Map<String, String> headers(
      String signatureKey, String notificationUrl, byte[] body) {
    return Map.of(
        "Content-Type",
        "application/json",
        "square-environment",
        "Sandbox",
        SquareSignature.HEADER,
        SquareSignature.sign(signatureKey, notificationUrl, body));
  }
}
