package ink.lake;

import ink.events.UnreadableFactException;
import ink.flink.KafkaRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecord;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecordGenerator;
import org.jspecify.annotations.Nullable;

/** The bronze row of a record, be it a fact or not. */
final class RowOfRecord implements DynamicRecordGenerator<KafkaRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void generate(KafkaRecord record, Collector<DynamicRecord> out) {
    Destination destination = Destination.of(record.topic());
    out.collect(
        new DynamicRecord(
            destination.bronze().name(),
            "main",
            destination.bronze().schema(),
            row(destination, record),
            destination.bronze().partitioning()));
  }

  static RowData row(Destination destination, KafkaRecord record) {
    SpecificRecord fact = fact(destination, record);
    return GenericRowData.of(
        record.partition(),
        record.offset(),
        TimestampData.fromEpochMillis(Math.max(0, record.timestamp())),
        fact == null ? null : StringData.fromString(IdentifyFact.tenant(fact)),
        fact == null ? null : StringData.fromString(IdentifyFact.event(fact)),
        record.value());
  }

  private static @Nullable SpecificRecord fact(Destination destination, KafkaRecord record) {
    try {
      return destination.stream().decode(record.value());
    } catch (UnreadableFactException e) {
      return null; // It rests all the same; the lake job writes the letter about it.
    }
  }
}
