package ink.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.collector.Rejection.EventRejectedException;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.ids.IdType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads one app event. Its JSON has the fields of the Avro schema {@link AppEventRecorded}, by name
 * and type, except those that only we know: {@code tenant_id} and {@code received_at}. {@code
 * event_id} is the sender's own and optional; {@code occurred_at} is ISO 8601 with an offset.
 */
final class AppEventReader {
  static final Set<String> NAMES =
      Set.of(
          "design_viewed",
          "design_liked",
          "design_shared",
          "style_browsed",
          "search_made",
          "booking_opened");

  private static final Duration AHEAD = Duration.ofHours(1);
  private static final Duration BEHIND = Duration.ofDays(400);
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_PROPERTIES = 50;

  private static final Schema SCHEMA = Streams.APP_EVENT_RECORDED.schema();
  private static final Set<String> OURS = Set.of("tenant_id", "received_at");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param event the JSON of one event
   * @throws EventRejectedException when it is not as the schema says
   */
  AppEventRecorded read(String tenantId, byte[] event, Instant receivedAt)
      throws EventRejectedException {
    JsonNode node = parse(event);
    onlyKnownFields(node);
    Instant occurredAt = time(text(node, "occurred_at"), receivedAt);
    String name = text(node, "name");
    if (!NAMES.contains(name)) {
      throw new EventRejectedException(
          Rejection.NAME, "name is \"" + name + "\"; known are " + sorted(NAMES));
    }
    return AppEventRecorded.newBuilder()
        .setEventId(eventId(tenantId, node, event, occurredAt))
        .setTenantId(tenantId)
        .setActorId(text(node, "actor_id"))
        .setSessionId(text(node, "session_id"))
        .setName(name)
        .setOccurredAt(occurredAt)
        .setReceivedAt(receivedAt.truncatedTo(ChronoUnit.MICROS))
        .setStyle(matching(node, "style", v -> SLUG.matcher(v).matches(), "a slug, e.g. mandala"))
        .setDesignId(matching(node, "design_id", IdType.DESIGN::matches, "a design's id, dsg_…"))
        .setCountry(matching(node, "country", COUNTRIES::contains, "an ISO 3166-1 code, e.g. DE"))
        .setAppVersion(optionalText(node, "app_version"))
        .setProperties(properties(node))
        .build();
  }

  private JsonNode parse(byte[] event) throws EventRejectedException {
    try {
      JsonNode node = json.readTree(event);
      if (node.isObject()) {
        return node;
      }
      throw mismatch("an event is a JSON object");
    } catch (JsonProcessingException e) {
      throw mismatch("not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw mismatch("not valid JSON: " + e.getMessage());
    }
  }

  private static void onlyKnownFields(JsonNode node) throws EventRejectedException {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (SCHEMA.getField(name) == null || OURS.contains(name)) {
        throw mismatch("there is no field \"" + name + "\"");
      }
    }
  }

  /**
   * The sender's id, else the content: the same event sent again is the same fact. The tenant is
   * part of it, so that no tenant can claim another's ids.
   */
  private String eventId(String tenantId, JsonNode node, byte[] event, Instant occurredAt)
      throws EventRejectedException {
    String own = optionalText(node, "event_id");
    if (own == null) {
      return IdType.EVENT.derived(
          occurredAt, tenantId, "content", new String(event, StandardCharsets.UTF_8));
    }
    if (!OWN_ID.matcher(own).matches()) {
      throw mismatch("event_id has 1 to 100 letters, digits, or _ . : -");
    }
    return IdType.EVENT.derived(occurredAt, tenantId, "own", own);
  }

  private static Instant time(String text, Instant receivedAt) throws EventRejectedException {
    Instant occurredAt;
    try {
      occurredAt = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw mismatch("occurred_at is no ISO 8601 time with an offset, e.g. 2026-11-22T09:30:00Z");
    }
    if (occurredAt.isAfter(receivedAt.plus(AHEAD))
        || occurredAt.isBefore(receivedAt.minus(BEHIND))) {
      throw new EventRejectedException(
          Rejection.TIME,
          "occurred_at is " + text + "; at most 1 hour ahead and 400 days ago are taken");
    }
    return occurredAt;
  }

  private static Map<String, String> properties(JsonNode node) throws EventRejectedException {
    JsonNode value = node.get("properties");
    Map<String, String> properties = new HashMap<>();
    if (value == null) {
      return properties;
    }
    if (!value.isObject() || value.size() > MOST_PROPERTIES) {
      throw mismatch("properties is an object of at most " + MOST_PROPERTIES + " texts");
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isTextual()
          || entry.getValue().textValue().length() > LONGEST_TEXT
          || entry.getKey().length() > LONGEST_TEXT) {
        throw mismatch("properties holds texts of at most " + LONGEST_TEXT + " characters");
      }
      properties.put(entry.getKey(), entry.getValue().textValue());
    }
    return properties;
  }

  private static @Nullable String matching(
      JsonNode node, String field, java.util.function.Predicate<String> test, String expected)
      throws EventRejectedException {
    String value = optionalText(node, field);
    if (value != null && !test.test(value)) {
      throw mismatch(field + " is \"" + value + "\"; it is " + expected);
    }
    return value;
  }

  private static String text(JsonNode node, String field) throws EventRejectedException {
    JsonNode value = node.get(field);
    if (value == null) {
      throw mismatch(field + " is missing");
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw mismatch(field + " is a text that is not blank");
    }
    if (value.textValue().length() > LONGEST_TEXT) {
      throw mismatch(field + " has more than " + LONGEST_TEXT + " characters");
    }
    return value.textValue();
  }

  private static @Nullable String optionalText(JsonNode node, String field)
      throws EventRejectedException {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : text(node, field);
  }

  private static EventRejectedException mismatch(String reason) {
    return new EventRejectedException(Rejection.SCHEMA, reason);
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new java.util.TreeSet<>(names));
  }
}
