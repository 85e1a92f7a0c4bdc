package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.GenerationRequested;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class RouteFactTest {
  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .field("db", Schema.STRING_SCHEMA)
          .field("lsn", Schema.OPTIONAL_INT64_SCHEMA)
          .field("ts_ms", Schema.INT64_SCHEMA)
          .build();
  private static final Schema MESSAGE =
      SchemaBuilder.struct()
          .field("prefix", Schema.STRING_SCHEMA)
          .field("content", Schema.OPTIONAL_BYTES_SCHEMA)
          .build();
  private static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .field("op", Schema.STRING_SCHEMA)
          .field("source", SOURCE)
          .field("message", MESSAGE)
          .build();

  private final RouteFact route = new RouteFact();

  @Test
  void sendsAFactToItsTopicUnderItsKeyByteForByte() {
    GenerationRequested fact = Outbox.request("ten_a");
    byte[] bytes = Streams.GENERATION_REQUESTED.encode(fact);
    SourceRecord out = route.apply(message(ByteBuffer.wrap(bytes)));
    assertThat(out.topic()).isEqualTo("generation.requested.v1");
    assertThat((byte[]) out.key())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(fact.getGenerationId());
    assertThat((byte[]) out.value()).isEqualTo(bytes);
  }

  @Test
  void takesContentAsBytesToo() {
    byte[] bytes = Streams.GENERATION_REQUESTED.encode(Outbox.request("ten_a"));
    assertThat(route.apply(message(bytes)).value()).isEqualTo(bytes);
  }

  @Test
  void sendsWhatIsNoFactToTheDeadLettersWhole() {
    byte[] bytes = {(byte) 0xC3, 1, 9, 9, 9, 9, 9, 9, 9, 9, 42};
    DeadLetter letter = letter(route.apply(message(bytes)));
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(bytes));
    assertThat(letter.getCode()).isEqualTo("unreadable-fact");
    assertThat(letter.getReason()).contains("fingerprint");
    assertThat(letter.getSource()).isEqualTo("outbox");
  }

  @Test
  void sendsATruncatedFactToTheDeadLetters() {
    byte[] whole = Streams.GENERATION_REQUESTED.encode(Outbox.request("ten_a"));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThat(letter(route.apply(message(half))).getCode()).isEqualTo("unreadable-fact");
  }

  @Test
  void givesTheSameMessageReadAgainTheSameId() {
    SourceRecord record = message(new byte[] {1});
    assertThat(letter(route.apply(record)).getEventId())
        .isEqualTo(letter(route.apply(record)).getEventId());
  }

  @Test
  void keepsTheBeginningOfWhatKafkaCannotTake() {
    DeadLetter letter = letter(route.apply(message(new byte[RouteFact.LARGEST + 1])));
    assertThat(letter.getCode()).isEqualTo("fact-too-large");
    assertThat(letter.getPayload().remaining()).isEqualTo(512 * 1024);
  }

  @Test
  void sendsHeartbeatsToTheirOwnTopic() {
    SourceRecord beat = record("__debezium-heartbeat.ink", null, null);
    assertThat(route.apply(beat).topic()).isEqualTo(ConnectorSettings.HEARTBEAT_TOPIC);
  }

  @Test
  void dropsWhatIsNoMessage() {
    Schema row = SchemaBuilder.struct().field("op", Schema.STRING_SCHEMA).build();
    assertThat(route.apply(record("ink.ink.cdc_heartbeat", row, new Struct(row).put("op", "u"))))
        .isNull();
    assertThat(route.apply(record("ink.ink.cdc_heartbeat", null, null))).isNull();
    assertThat(route.apply(message(null))).isNull();
  }

  private static DeadLetter letter(SourceRecord record) {
    assertThat(record.topic()).isEqualTo("dead.letter.v1");
    return Streams.DEAD_LETTER.decode((byte[]) record.value());
  }

  private static SourceRecord message(Object content) {
    Struct source = new Struct(SOURCE).put("db", "ink").put("lsn", 4711L).put("ts_ms", 1_700_000L);
    Struct message = new Struct(MESSAGE).put("prefix", "fact").put("content", content);
    Struct value =
        new Struct(ENVELOPE).put("op", "m").put("source", source).put("message", message);
    return record("ink.message", ENVELOPE, value);
  }

  private static SourceRecord record(String topic, Schema schema, Object value) {
    return new SourceRecord(Map.of(), Map.of(), topic, schema, value);
  }
}
