package ink.cdc;

import ink.events.Stream;
import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.facts.DeadLetter;
import ink.ids.IdType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Turns Debezium's record of a logical message into the fact that it carries: the fact's topic and
 * key, its bytes untouched. A row of studios or artists becomes the fact that it is so from now on,
 * see {@link RowFact}. Debezium's heartbeats go to a topic of their own; anything else is dropped.
 * A message that is no fact goes to the dead letters whole, so that one bad message never stops the
 * outbox.
 */
public final class RouteFact implements Transformation<SourceRecord> {
  /** Most bytes a fact may have; Kafka takes a record of 1 MiB with its key and framing. */
  static final int LARGEST = 900_000;

  /** Bytes that a dead letter keeps of a message that is too large for Kafka. */
  private static final int KEPT_OF_TOO_LARGE = 512 * 1024;

  /** The tenant of a message that cannot be read. */
  private static final String NO_TENANT = "unknown";

  private static final byte[] HEARTBEAT = "heartbeat".getBytes(StandardCharsets.UTF_8);

  @Override
  public @Nullable SourceRecord apply(SourceRecord record) {
    if (record.topic().startsWith("__debezium-heartbeat")) {
      return routed(record, ConnectorSettings.HEARTBEAT_TOPIC, HEARTBEAT, HEARTBEAT);
    }
    byte[] message = message(record);
    if (message == null) {
      byte[] fact = RowFact.of(record);
      return fact == null ? null : routed(record, Streams.carrying(fact), fact);
    }
    if (message.length > LARGEST) {
      return dead(
          record,
          Arrays.copyOf(message, KEPT_OF_TOO_LARGE),
          "fact-too-large",
          "The outbox message has %d bytes, more than %d; the payload holds its first %d."
              .formatted(message.length, LARGEST, KEPT_OF_TOO_LARGE));
    }
    try {
      return routed(record, Streams.carrying(message), message);
    } catch (UnreadableFactException e) {
      return dead(
          record, message, "unreadable-fact", "The outbox message is no fact: " + e.getMessage());
    }
  }

  private static <T extends SpecificRecord> SourceRecord routed(
      SourceRecord record, Stream<T> stream, byte[] fact) {
    byte[] key = stream.key(stream.decode(fact)).getBytes(StandardCharsets.UTF_8);
    RelayedFacts.count(stream.topic());
    return routed(record, stream.topic(), key, fact);
  }

  private static SourceRecord routed(SourceRecord record, String topic, byte[] key, byte[] value) {
    return record.newRecord(
        topic, null, Schema.BYTES_SCHEMA, key, Schema.BYTES_SCHEMA, value, record.timestamp());
  }

  /** The id follows from the position in the WAL, so the same message read again is the same. */
  private static SourceRecord dead(
      SourceRecord record, byte[] payload, String code, String reason) {
    Instant now = Instant.now();
    Struct source = ((Struct) record.value()).getStruct("source");
    Instant committed = Instant.ofEpochMilli(source.getInt64("ts_ms"));
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setEventId(
                IdType.EVENT.derived(
                    committed, "outbox", source.getString("db"), String.valueOf(source.get("lsn"))))
            .setTenantId(NO_TENANT)
            .setSource("outbox")
            .setReason(reason)
            .setCode(code)
            .setReceivedAt(now)
            .setPayload(ByteBuffer.wrap(payload))
            .build();
    return routed(record, Streams.DEAD_LETTER, Streams.DEAD_LETTER.encode(letter));
  }

  /** What the program wrote with {@code outbox_append}, or null when the record is no message. */
  private static byte @Nullable [] message(SourceRecord record) {
    if (!(record.value() instanceof Struct value)
        || value.schema().field("message") == null
        || !(value.get("message") instanceof Struct message)) {
      return null;
    }
    Object content = message.get("content");
    if (content instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return content instanceof byte[] bytes ? bytes : null;
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef();
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // The catalogue of streams knows all there is to know.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
