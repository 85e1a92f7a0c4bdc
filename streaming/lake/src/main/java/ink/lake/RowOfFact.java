package ink.lake;

import ink.tables.Pseudonyms;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
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

/** The silver row of a fact: what tells of a person goes in as a keyed pseudonym, or not at all. */
final class RowOfFact implements DynamicRecordGenerator<IdentifiedFact> {
  private static final long serialVersionUID = 1L;
  private static final int TENANT = 1;

  private final Pseudonyms pseudonyms;
  private transient Pseudonyms.@Nullable Maker maker;

  RowOfFact(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void open(OpenContext context) {
    maker = pseudonyms.maker();
  }

  @Override
  public void generate(IdentifiedFact fact, Collector<DynamicRecord> out) {
    Destination destination = Destination.of(fact.topic());
    // Without a distribution mode the task that made the row writes it.
    out.collect(
        new DynamicRecord(
            destination.silver().name(),
            "main",
            destination.silver().schema(),
            row(
                destination,
                destination.stream().decode(fact.fact()),
                Objects.requireNonNull(maker)),
            destination.silver().partitioning()));
  }

  static RowData row(Destination destination, SpecificRecord fact, Pseudonyms.Maker maker) {
    Destination.Column[] columns = destination.columns();
    GenericRowData row = new GenericRowData(columns.length);
    for (int i = 0; i < columns.length; i++) {
      Object value = fact.get(columns[i].position());
      row.setField(
          i,
          columns[i].pseudonym() && value != null
              ? StringData.fromString(maker.of((String) fact.get(TENANT), (String) value))
              : value(value));
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
