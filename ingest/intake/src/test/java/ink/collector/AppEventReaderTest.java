package ink.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.ids.IdType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppEventReaderTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TENANT = IdType.TENANT.next();
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<String> FIELDS =
      Streams.APP_EVENT_RECORDED.schema().getFields().stream().map(Schema.Field::name).toList();

  static ObjectNode event() {
    ObjectNode event = JSON.createObjectNode();
    event.put("actor_id", "u1f");
    event.put("session_id", "s2e");
    event.put("name", "design_viewed");
    event.put("occurred_at", "2026-11-23T10:15:30.123456789+01:00");
    return event;
  }

  private static AppEventRecorded read(JsonNode event) throws RefusedEventException {
    return AppEventReader.read(event, TENANT, NOW);
  }

  @Test
  void anEventMayHaveEveryFieldOfTheSchemaButOurs() throws Exception {
    String design = IdType.DESIGN.next();
    ObjectNode event = event();
    event.put("style", "mandala").put("design_id", design).put("country", "DE");
    event.put("app_version", "4.1.0").putObject("properties").put("screen", "feed");

    AppEventRecorded fact = read(event);

    assertThat(event.size() + 3).isEqualTo(FIELDS.size());
    assertThat(fact.getOccurredAt()).isEqualTo(Instant.parse("2026-11-23T09:15:30.123456Z"));
    assertThat(fact.getReceivedAt()).isEqualTo(NOW);
    assertThat(fact.getTenantId()).isEqualTo(TENANT);
    assertThat(fact.getDesignId()).isEqualTo(design);
    assertThat(fact.getProperties()).isEqualTo(Map.of("screen", "feed"));
    assertThat(Streams.APP_EVENT_RECORDED.decode(Streams.APP_EVENT_RECORDED.encode(fact)))
        .isEqualTo(fact);
  }

  @Test
  void theSameContentHasTheSameIdWhereverItsMembersStand() throws Exception {
    ObjectNode event = event();
    ObjectNode turned = JSON.createObjectNode();
    event.properties().stream()
        .sorted((a, b) -> b.getKey().compareTo(a.getKey()))
        .forEach(member -> turned.set(member.getKey(), member.getValue()));
    turned.putNull("style");

    assertThat(read(turned).getEventId()).isEqualTo(read(event).getEventId());
    assertThat(read(event.put("style", "mandala")).getEventId())
        .isNotEqualTo(read(turned).getEventId());
  }

  @Test
  void anIdThatTheAppGaveIsKept() throws Exception {
    String id = IdType.EVENT.next();

    assertThat(read(event().put("event_id", id)).getEventId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"actor_id", "session_id", "name", "occurred_at"})
  void aMissingMemberIsRefused(String member) {
    ObjectNode event = event();
    event.remove(member);

    assertThatThrownBy(() -> read(event))
        .isInstanceOf(RefusedEventException.class)
        .hasMessageContaining("\"" + member + "\" is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "actor_id, ada@example.com",
    "actor_id, Ada Lovelace",
    "session_id, ''",
    "name, design_deleted",
    "occurred_at, yesterday",
    "occurred_at, 2026-11-23T10:00:00",
    "style, Old School",
    "design_id, dsg_1",
    "country, de",
    "app_version, '4.1 beta'",
    "event_id, evt_1",
    "tenant_id, ten_1",
    "received_at, 2026-11-23T10:00:00Z",
    "price, 12",
    "properties, none"
  })
  void aWrongValueIsRefused(String member, String value) {
    assertThatThrownBy(() -> read(event().put(member, value)))
        .isInstanceOfSatisfying(
            RefusedEventException.class, e -> assertThat(e.code()).isEqualTo("schema-mismatch"))
        .hasMessageContaining(member);
  }

  @Test
  void wrongTypesAndTooMuchAreRefused() {
    ObjectNode many = event();
    ObjectNode properties = many.putObject("properties");
    for (int i = 0; i <= AppEventReader.MOST_PROPERTIES; i++) {
      properties.put("p" + i, "v");
    }
    ObjectNode number = event();
    number.putObject("properties").put("count", 3);
    ObjectNode name = event();
    name.putObject("properties").put("a name", "v");
    ObjectNode large = event();
    large.putObject("properties").put("text", "x".repeat(513));

    for (JsonNode event :
        List.of(event().put("actor_id", 7), many, number, name, large, JSON.createArrayNode())) {
      assertThatThrownBy(() -> read(event)).isInstanceOf(RefusedEventException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T11:00:00Z, true",
    "2026-11-23T11:00:01Z, false",
    "2025-10-19T10:00:00Z, true",
    "2025-10-19T09:59:59Z, false"
  })
  void anEventIsFromTheLast400DaysOrTheNextHour(String at, boolean taken) throws Exception {
    ObjectNode event = event().put("occurred_at", at);
    if (taken) {
      assertThat(read(event).getOccurredAt()).isEqualTo(Instant.parse(at));
    } else {
      assertThatThrownBy(() -> read(event))
          .isInstanceOfSatisfying(
              RefusedEventException.class,
              e -> assertThat(e.code()).isEqualTo("occurred-at-out-of-range"));
    }
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40).map(JsonNodeFactory.instance::textNode),
        Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
        Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
        Arbitraries.just(JsonNodeFactory.instance.nullNode()),
        Arbitraries.strings()
            .ofMaxLength(5)
            .map(key -> JsonNodeFactory.instance.objectNode().put(key, key)),
        Arbitraries.just(JsonNodeFactory.instance.arrayNode().add(1)));
  }

  @Provide
  Arbitrary<String> members() {
    return Arbitraries.oneOf(Arbitraries.of(FIELDS), Arbitraries.strings().ofMaxLength(10));
  }

  @Property(tries = 500)
  void whateverIsWrittenOverAMemberIsEitherAFactOrARefusal(
      @ForAll("members") String member, @ForAll("values") JsonNode value) {
    ObjectNode event = event();
    event.set(member, value);
    try {
      AppEventRecorded fact = read(event);
      assertThat(FIELDS).contains(member);
      assertThat(IdType.EVENT.matches(fact.getEventId())).isTrue();
      assertThat(Streams.APP_EVENT_RECORDED.encode(fact)).isNotEmpty();
    } catch (RefusedEventException e) {
      assertThat(e.code()).isIn("schema-mismatch", "occurred-at-out-of-range");
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
