package ink.lake;

import ink.events.Stream;
import ink.events.Streams;
import ink.tables.TableDefinition;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A stream and the table it goes to; one value a topic, for Iceberg's sink compares by identity.
 */
record Destination(Stream<?> stream, TableDefinition table) {
  private static final Map<String, Destination> BY_TOPIC =
      Streams.all().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Stream::topic, stream -> new Destination(stream, TableDefinition.of(stream))));

  static Destination of(String topic) {
    Destination destination = BY_TOPIC.get(topic);
    if (destination == null) {
      throw new IllegalArgumentException(topic + " is the topic of no stream");
    }
    return destination;
  }
}
