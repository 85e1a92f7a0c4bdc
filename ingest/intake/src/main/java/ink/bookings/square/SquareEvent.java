package ink.bookings.square;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.bookings.UntranslatableException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we read of a Square webhook; all else is ignored, for Square adds fields at any time. */
record SquareEvent(
    @Nullable String type,
    @Nullable String eventId,
    @Nullable String createdAt,
    @Nullable Data data) {

  static final String MALFORMED = "malformed-webhook";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  record Data(@Nullable String id, @Nullable Thing object) {}

  record Thing(@Nullable Booking booking) {}

  record Booking(
      @Nullable String id,
      @Nullable Long version,
      @Nullable String status,
      @Nullable String createdAt,
      @Nullable String updatedAt,
      @Nullable String startAt,
      @Nullable String customerId,
      @Nullable String customerNote,
      @Nullable String sellerNote,
      @Nullable List<@Nullable Segment> appointmentSegments) {}

  record Segment(
      @Nullable Integer durationMinutes,
      @Nullable Integer intermissionMinutes,
      @Nullable String teamMemberId) {}

  static SquareEvent of(byte[] body) throws UntranslatableException {
    SquareEvent event;
    try {
      event = JSON.readValue(body, SquareEvent.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UntranslatableException(
          MALFORMED, "The body is no Square event: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UntranslatableException(
          MALFORMED, "The body is no Square event: " + e.getMessage());
    }
    if (event == null) {
      throw new UntranslatableException(MALFORMED, "The body is no Square event but null");
    }
    return event;
  }

  static String required(@Nullable String value, String field) throws UntranslatableException {
    if (value == null || value.isBlank()) {
      throw new UntranslatableException(MALFORMED, "The event has no " + field);
    }
    return value;
  }

  static Instant time(@Nullable String value, String field) throws UntranslatableException {
    String text = required(value, field);
    try {
      return OffsetDateTime.parse(text)
          .toInstant()
          .truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new UntranslatableException(
          MALFORMED, field + " is " + text + ", which is no RFC 3339 time");
    }
  }
}
