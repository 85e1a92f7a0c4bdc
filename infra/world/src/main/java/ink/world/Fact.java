package ink.world;

import ink.events.Stream;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A fact of the world.
 *
 * @param stream the stream that carries it
 * @param record the fact itself
 * @param at when it happened
 * @param arrivesAt when it reaches the platform: no sooner, and for a late one days later
 * @param schema the released version of its schema that it is written with, 1 being the first
 */
public record Fact(
    Stream<?> stream, SpecificRecord record, Instant at, Instant arrivesAt, int schema) {

  static <T extends SpecificRecord> Fact of(
      Stream<T> stream, T record, Instant arrivesAt, int schema) {
    return new Fact(stream, record, stream.eventTime(record), arrivesAt, schema);
  }

  /** Id of the fact; one that is sent twice has the same. */
  public String eventId() {
    return (String) record.get(0);
  }

  /** The Kafka key. */
  public String key() {
    return keyOf(stream);
  }

  /** The fact as it travels, written with its schema. */
  public byte[] encoded() {
    return encodedBy(stream);
  }

  private <T extends SpecificRecord> String keyOf(Stream<T> stream) {
    return stream.key(stream.type().cast(record));
  }

  private <T extends SpecificRecord> byte[] encodedBy(Stream<T> stream) {
    return stream.encode(stream.type().cast(record), schema);
  }
}
