package ink.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamsTest {

  static List<Stream<?>> all() {
    return Streams.all();
  }

  @Test
  void namesTopicAndTableAfterTheFact() {
    assertThat(Streams.GENERATION_CANCEL_REQUESTED.topic())
        .isEqualTo("generation.cancel.requested.v1");
    assertThat(Streams.GENERATION_CANCEL_REQUESTED.table())
        .isEqualTo("generation_cancel_requested");
    assertThat(Streams.GENERATION_REQUESTED.keyColumn()).isEqualTo("generation_id");
    assertThat(Streams.GENERATION_REQUESTED.eventTimeColumn()).isEqualTo("requested_at");
    assertThat(Streams.GENERATION_REQUESTED.retention()).isEqualTo(Duration.ofDays(14));
    assertThat(Streams.GENERATION_REQUESTED.personal())
        .containsOnly(
            Map.entry("prompt", "free-text"),
            Map.entry("negative_prompt", "free-text"),
            Map.entry("client_id", "pseudonym"));
    assertThat(Streams.GENERATION_REQUESTED.owner()).isEqualTo("serving/api");
    assertThat(Streams.GENERATION_REQUESTED).hasToString("generation.requested.v1");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyFactHasAnIdATenantAndPinnedFieldIds(Stream<?> stream) {
    assertThat(stream.schema().getField("event_id").pos()).isZero();
    assertThat(stream.schema().getField("tenant_id").pos()).isEqualTo(1);
    Set<Object> ids = new HashSet<>();
    for (Schema.Field field : stream.schema().getFields()) {
      assertThat(field.getObjectProp("field-id"))
          .as("field-id of %s", field)
          .isInstanceOf(Integer.class);
      assertThat(ids.add(field.getObjectProp("field-id"))).as("unique id of %s", field).isTrue();
      assertThat(field.doc()).as("doc of %s", field).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theNewestSchemaReadsEveryReleasedVersion(Stream<?> stream) throws Exception {
    List<Schema> released = ReleasedSchemas.of(stream.schema().getName());
    assertThat(released).as("released versions of %s", stream).isNotEmpty();
    new SchemaValidatorBuilder()
        .canReadStrategy()
        .validateAll()
        .validate(stream.schema(), released);
    for (Schema old : released) {
      for (Schema.Field field : old.getFields()) {
        Schema.Field now = stream.schema().getField(field.name());
        if (now != null) {
          assertThat(now.getObjectProp("field-id")).isEqualTo(field.getObjectProp("field-id"));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theNewestSchemaIsReleased(Stream<?> stream) {
    String name = stream.schema().getName();
    int newest = ReleasedSchemas.of(name).size();
    assertThat(Path.of("src/main/resources/released", name, newest + ".avsc"))
        .as("a changed %s needs a new file under released/", name)
        .hasSameTextualContentAs(Path.of("src/main/avro", name + ".avsc"));
  }

  @Test
  void travelsAsASingleObjectAndTellsItsStream() {
    GenerationCancelRequested fact =
        GenerationCancelRequested.newBuilder()
            .setEventId(IdType.EVENT.next())
            .setTenantId(IdType.TENANT.next())
            .setGenerationId("gen_1")
            .setRequestedAt(Instant.parse("2026-11-22T10:00:00.123456Z"))
            .build();
    byte[] bytes = Streams.GENERATION_CANCEL_REQUESTED.encode(fact);
    assertThat(Streams.carrying(bytes)).isSameAs(Streams.GENERATION_CANCEL_REQUESTED);
    GenerationCancelRequested read = Streams.GENERATION_CANCEL_REQUESTED.decode(bytes);
    assertThat(read).isEqualTo(fact);
    assertThat(Streams.GENERATION_CANCEL_REQUESTED.key(read)).isEqualTo("gen_1");
    assertThat(Streams.GENERATION_CANCEL_REQUESTED.eventTime(read))
        .isEqualTo(fact.getRequestedAt());
  }

  @Test
  void readsWhatAnEarlierReleaseWrote() {
    GenerationRequested fact =
        GenerationRequested.newBuilder()
            .setEventId(IdType.EVENT.next())
            .setTenantId(IdType.TENANT.next())
            .setGenerationId("gen_1")
            .setRequestedAt(Instant.parse("2026-11-22T10:00:00.123456Z"))
            .setDeadlineAt(Instant.parse("2026-11-22T10:10:00Z"))
            .setLane("draft")
            .setPlan("pro")
            .setModel("ink-flash")
            .setPrompt("a fern")
            .setStyle("botanical")
            .setSeed(7)
            .setWidthPx(512)
            .setHeightPx(512)
            .setCountry("DE")
            .setCacheable(true)
            .build();
    byte[] newest = Streams.GENERATION_REQUESTED.encode(fact, 2);
    byte[] older = Streams.GENERATION_REQUESTED.encode(fact, 1);
    assertThat(newest).isEqualTo(Streams.GENERATION_REQUESTED.encode(fact));
    assertThat(older).hasSizeLessThan(newest.length);
    assertThat(Streams.carrying(older)).isSameAs(Streams.GENERATION_REQUESTED);
    fact.setCacheable(null);
    assertThat(Streams.GENERATION_REQUESTED.decode(older)).isEqualTo(fact);
    assertThatThrownBy(() -> Streams.GENERATION_REQUESTED.encode(new GenerationRequested(), 1))
        .isInstanceOf(UnreadableFactException.class)
        .hasMessageContaining("of version 1");
  }

  @Test
  void findsTheStreamOfAClass() {
    assertThat(Streams.of(GenerationRequested.class)).isSameAs(Streams.GENERATION_REQUESTED);
    assertThatThrownBy(() -> Streams.of(org.apache.avro.specific.SpecificRecord.class))
        .hasMessageContaining("is in no stream");
  }

  @Test
  void refusesBytesThatAreNoFact() {
    assertThatThrownBy(
            () -> Streams.carrying("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableFactException.class)
        .hasMessage("not an Avro single object");
    byte[] unknown = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8};
    assertThatThrownBy(() -> Streams.carrying(unknown)).hasMessageContaining("fingerprint");
    assertThatThrownBy(() -> Streams.GENERATION_REQUESTED.decode(unknown))
        .isInstanceOf(UnreadableFactException.class)
        .hasMessageContaining("not a GenerationRequested");
    assertThatThrownBy(() -> Streams.GENERATION_REQUESTED.encode(new GenerationRequested()))
        .isInstanceOf(UnreadableFactException.class);
  }
}
