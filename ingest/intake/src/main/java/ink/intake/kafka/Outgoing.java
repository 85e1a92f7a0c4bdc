package ink.intake.kafka;

import ink.events.Stream;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;

/**
 * A fact as Kafka takes it.
 *
 * @param stream what it belongs to
 * @param fact itself
 */
public record Outgoing<T extends SpecificRecord>(Stream<T> stream, T fact) {
  byte[] key() {
    return stream.key(fact).getBytes(StandardCharsets.UTF_8);
  }

  byte[] value() {
    return stream.encode(fact);
  }
}
