package ink.collector;

import com.fasterxml.jackson.databind.JsonNode;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.ids.IdType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads one app event, strictly: the members are the fields of the fact {@code AppEventRecorded},
 * less those that we set; every other member is an error, as are other types and other values.
 */
public final class AppEventReader {
  static final Duration FUTURE = Duration.ofHours(1);
  static final Duration PAST = Duration.ofDays(400);
  static final int MOST_PROPERTIES = 32;

  /** What an app can tell of. */
  static final Set<String> NAMES =
      Set.of(
          "design_viewed",
          "design_liked",
          "design_shared",
          "style_browsed",
          "search_made",
          "booking_opened");

  /** Members that we set. {@code event_id} is read apart, for it may be missing. */
  private static final Set<String> OURS = Set.of("event_id", "tenant_id", "received_at");

  private static final Set<String> MEMBERS =
      Streams.APP_EVENT_RECORDED.schema().getFields().stream()
          .map(Schema.Field::name)
          .filter(name -> !OURS.contains(name))
          .collect(Collectors.toUnmodifiableSet());

  /** A pseudonym: no space and no at sign, so neither a name nor an address gets in by mistake. */
  private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.+_-]{1,32}");
  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int LONGEST_VALUE = 512;

  private AppEventReader() {}

  public static AppEventRecorded read(JsonNode event, String tenantId, Instant now)
      throws RefusedEventException {
    if (!event.isObject()) {
      throw RefusedEventException.mismatch("an event is a JSON object");
    }
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      if (!MEMBERS.contains(member.getKey()) && !"event_id".equals(member.getKey())) {
        throw RefusedEventException.mismatch(
            "\"" + shortened(member.getKey()) + "\" is no member of an event");
      }
    }
    String name = text(event, "name");
    if (!NAMES.contains(name)) {
      throw RefusedEventException.mismatch(
          "\"name\" is \"" + shortened(name) + "\"; known are " + NAMES.stream().sorted().toList());
    }
    AppEventRecorded fact =
        AppEventRecorded.newBuilder()
            .setEventId("")
            .setTenantId(tenantId)
            .setActorId(matching(event, "actor_id", PSEUDONYM))
            .setSessionId(matching(event, "session_id", PSEUDONYM))
            .setName(name)
            .setOccurredAt(occurredAt(event, now))
            .setReceivedAt(now)
            .setStyle(optional(event, "style", SLUG))
            .setDesignId(designId(event))
            .setCountry(optional(event, "country", COUNTRY))
            .setAppVersion(optional(event, "app_version", VERSION))
            .setProperties(propertiesOf(event))
            .build();
    fact.setEventId(eventId(event, fact));
    return fact;
  }

  private static @Nullable JsonNode find(JsonNode event, String name) {
    JsonNode value = event.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static String text(JsonNode event, String name) throws RefusedEventException {
    JsonNode value = find(event, name);
    if (value == null) {
      throw RefusedEventException.mismatch("\"" + name + "\" is missing");
    }
    if (!value.isTextual()) {
      throw RefusedEventException.mismatch("\"" + name + "\" must be a string");
    }
    return value.textValue();
  }

  private static String matching(JsonNode event, String name, Pattern pattern)
      throws RefusedEventException {
    String value = text(event, name);
    if (!pattern.matcher(value).matches()) {
      throw RefusedEventException.mismatch("\"" + name + "\" must match " + pattern.pattern());
    }
    return value;
  }

  private static @Nullable String optional(JsonNode event, String name, Pattern pattern)
      throws RefusedEventException {
    return find(event, name) == null ? null : matching(event, name, pattern);
  }

  private static @Nullable String designId(JsonNode event) throws RefusedEventException {
    if (find(event, "design_id") == null) {
      return null;
    }
    String id = text(event, "design_id");
    if (!IdType.DESIGN.matches(id)) {
      throw RefusedEventException.mismatch("\"design_id\" must be the id of a design, dsg_…");
    }
    return id;
  }

  private static Instant occurredAt(JsonNode event, Instant now) throws RefusedEventException {
    String value = text(event, "occurred_at");
    Instant at;
    try {
      at = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw RefusedEventException.mismatch(
          "\"occurred_at\" must be an ISO 8601 time with offset, e.g. 2026-11-23T10:15:30Z");
    }
    if (at.isAfter(now.plus(FUTURE)) || at.isBefore(now.minus(PAST))) {
      throw new RefusedEventException(
          "occurred-at-out-of-range",
          "\"occurred_at\" may be 1 hour ahead of us at most, and 400 days old");
    }
    return at;
  }

  private static Map<String, String> propertiesOf(JsonNode event) throws RefusedEventException {
    JsonNode properties = find(event, "properties");
    if (properties == null) {
      return Map.of();
    }
    if (!properties.isObject() || properties.size() > MOST_PROPERTIES) {
      throw RefusedEventException.mismatch(
          "\"properties\" must be an object of 32 members at most");
    }
    Map<String, String> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      JsonNode value = property.getValue();
      if (!PROPERTY.matcher(property.getKey()).matches()) {
        throw RefusedEventException.mismatch(
            "the names of properties must match " + PROPERTY.pattern());
      }
      if (!value.isTextual() || value.textValue().length() > LONGEST_VALUE) {
        throw RefusedEventException.mismatch(
            "\"properties/" + property.getKey() + "\" must be a string of 512 characters at most");
      }
      all.put(property.getKey(), value.textValue());
    }
    return all;
  }

  /**
   * The id that the app gave, or one derived from the content: the batch sent again, because the
   * answer was lost, makes no second event. Two events alike in everything, to the microsecond, are
   * one event.
   */
  private static String eventId(JsonNode event, AppEventRecorded fact)
      throws RefusedEventException {
    if (find(event, "event_id") != null) {
      String id = text(event, "event_id");
      if (!IdType.EVENT.matches(id)) {
        throw RefusedEventException.mismatch("\"event_id\" must be the id of an event, evt_…");
      }
      return id;
    }
    List<String> parts = new ArrayList<>();
    parts.add("app-event");
    parts.add(fact.getTenantId());
    parts.add(fact.getOccurredAt().toString());
    parts.add(fact.getName());
    parts.add(fact.getActorId());
    parts.add(fact.getSessionId());
    // None of these can be empty when it is there.
    parts.add(orEmpty(fact.getStyle()));
    parts.add(orEmpty(fact.getDesignId()));
    parts.add(orEmpty(fact.getCountry()));
    parts.add(orEmpty(fact.getAppVersion()));
    new TreeMap<>(fact.getProperties())
        .forEach(
            (key, value) -> {
              parts.add(key);
              parts.add(value);
            });
    return IdType.EVENT.derived(fact.getOccurredAt(), parts.toArray(String[]::new));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String shortened(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }
}
