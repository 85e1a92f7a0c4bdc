package ink.flink;

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
}
