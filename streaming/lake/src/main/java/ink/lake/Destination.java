package ink.lake;

import ink.events.Stream;
import ink.events.Streams;
import ink.tables.TableDefinition;
import ink.tables.Treatment;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema.Field;

/**
 * A stream and the tables it goes to; one value a topic, for Iceberg's sink compares by identity.
 *
 * @param columns the fact's fields that are columns of silver, in their order
 */
record Destination(
    Stream<?> stream, TableDefinition bronze, TableDefinition silver, Column[] columns) {
  private static final Map<String, Destination> BY_TOPIC =
      Streams.all().stream().collect(Collectors.toUnmodifiableMap(Stream::topic, Destination::to));

  /**
   * A column of silver.
   *
   * @param position of the field in the fact
   */
  record Column(int position, boolean pseudonym) {}

  private static Destination to(Stream<?> stream) {
    return new Destination(
        stream,
        TableDefinition.bronze(stream),
        TableDefinition.of(stream),
        stream.schema().getFields().stream()
            .filter(field -> Treatment.of(field) != Treatment.LEFT_OUT)
            .map(Destination::column)
            .toArray(Column[]::new));
  }

  private static Column column(Field field) {
    return new Column(field.pos(), Treatment.of(field) == Treatment.PSEUDONYM);
  }

  static Destination of(String topic) {
    Destination destination = BY_TOPIC.get(topic);
    if (destination == null) {
      throw new IllegalArgumentException(topic + " is the topic of no stream");
    }
    return destination;
  }

  @Override
  public String toString() {
    return stream + " to " + bronze.name() + " and " + silver.name() + Arrays.toString(columns);
  }
}
