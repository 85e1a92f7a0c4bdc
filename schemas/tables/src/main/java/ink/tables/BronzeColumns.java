package ink.tables;

import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The columns of every bronze table: a record of Kafka and where it lay. */
public final class BronzeColumns {
  public static final String PARTITION = "kafka_partition";
  public static final String OFFSET = "kafka_offset";
  public static final String TIME = "kafka_time";
  public static final String TENANT = "tenant_id";
  public static final String EVENT = "event_id";
  public static final String FACT = "fact";

  static final Schema SCHEMA =
      new Schema(
          NestedField.required(
              1, PARTITION, Types.IntegerType.get(), "Partition of the topic in which it lay."),
          NestedField.required(2, OFFSET, Types.LongType.get(), "Its offset there."),
          NestedField.required(
              3, TIME, Types.TimestampType.withZone(), "When it was sent, as Kafka has it."),
          NestedField.optional(
              4,
              TENANT,
              Types.StringType.get(),
              "The tenant the fact belongs to (ten_…); null when the record is no fact."),
          NestedField.optional(
              5,
              EVENT,
              Types.StringType.get(),
              "Id of the fact (evt_…); null when the record is no fact."),
          NestedField.required(
              6,
              FACT,
              Types.BinaryType.get(),
              "The record's value byte for byte: an Avro single object, or what was sent instead."));

  private BronzeColumns() {}
}
