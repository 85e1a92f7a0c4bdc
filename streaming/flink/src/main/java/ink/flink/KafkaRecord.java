package ink.flink;

import ink.events.UnreadableFactException;
import ink.facts.DeadLetter;
import ink.ids.IdType;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A record as Kafka holds it, not yet understood.
 *
 * @param timestamp milliseconds since 1970, as the broker has it
 * @param value the bytes; none for a tombstone
 */
public record KafkaRecord(String topic, int partition, long offset, long timestamp, byte[] value) {

  Instant instant() {
    return Instant.ofEpochMilli(Math.max(0, timestamp));
  }

  /**
   * The record as a letter to whoever mends it. The same record read again gives the same event id,
   * so the letter is kept once.
   */
  public DeadLetter deadLetter(UnreadableFactException why) {
    return DeadLetter.newBuilder()
        .setEventId(
            IdType.EVENT.derived(
                instant(), "unreadable", topic, Integer.toString(partition), Long.toString(offset)))
        .setTenantId("unknown")
        .setSource(topic)
        .setReason(why.getMessage() + " (partition " + partition + ", offset " + offset + ")")
        .setCode("unreadable-fact")
        .setReceivedAt(instant())
        .setPayload(ByteBuffer.wrap(value))
        .build();
  }
}
