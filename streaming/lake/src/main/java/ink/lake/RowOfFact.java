package ink.lake;

import ink.tables.TableDefinition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecord;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecordGenerator;
import org.jspecify.annotations.Nullable;

/** The row of a fact: its table has the fact's fields as columns, in their order. */
final class RowOfFact implements DynamicRecordGenerator<IdentifiedFact> {
  private static final long serialVersionUID = 1L;

  @Override
  public void generate(IdentifiedFact fact, Collector<DynamicRecord> out) {
    Destination destination = Destination.of(fact.topic());
    TableDefinition table = destination.table();
    // Without a distribution mode the task that made the row writes it.
    out.collect(
        new DynamicRecord(
            table.name(),
            "main",
            table.schema(),
            row(destination.stream().decode(fact.fact())),
            table.partitioning()));
  }

  static RowData row(SpecificRecord fact) {
    int columns = fact.getSchema().getFields().size();
    GenericRowData row = new GenericRowData(columns);
    for (int i = 0; i < columns; i++) {
      row.setField(i, value(fact.get(i)));
    }
    return row;
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof String text) {
      return StringData.fromString(text);
    } else if (value instanceof Instant instant) {
      return TimestampData.fromInstant(instant);
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    } else if (value instanceof List<?> list) {
      return new GenericArrayData(list.stream().map(RowOfFact::value).toArray());
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new HashMap<>();
      map.forEach((k, v) -> entries.put(value(k), value(v)));
      return new GenericMapData(entries);
    }
    return value;
  }
}
