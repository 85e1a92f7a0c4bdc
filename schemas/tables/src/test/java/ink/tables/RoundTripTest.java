package ink.tables;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Stream;
import ink.events.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.inmemory.InMemoryOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fact written by Avro is read by Iceberg through the derived columns, and the other way. */
class RoundTripTest {
  static List<Stream<?>> all() {
    return Streams.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noValueIsLostEitherWay(Stream<?> stream) throws Exception {
    there(stream, true);
    there(stream, false);
  }

  private static <T extends SpecificRecord> void there(Stream<T> stream, boolean full)
      throws Exception {
    T fact = example(stream, full);
    org.apache.iceberg.Schema table = IcebergColumns.of(stream.schema());
    Record row = readByIceberg(table, writeByAvro(stream, fact));
    assertThat(row.getField("event_id")).isEqualTo(fact.get(0));
    assertThat(row.getField(stream.eventTimeColumn()))
        .isEqualTo(stream.eventTime(fact).atOffset(ZoneOffset.UTC));
    for (Schema.Field field : stream.schema().getFields()) {
      assertThat(row.getField(field.name()) == null)
          .as(field.name())
          .isEqualTo(fact.get(field.pos()) == null);
    }
    assertThat(readByAvro(stream, writeByIceberg(stream, table, row))).isEqualTo(fact);
  }

  /** A fact with every field set, or with only the required ones. */
  private static <T extends SpecificRecord> T example(Stream<T> stream, boolean full)
      throws ReflectiveOperationException {
    T fact = stream.type().getDeclaredConstructor().newInstance();
    for (Schema.Field field : stream.schema().getFields()) {
      Schema schema = field.schema();
      if (schema.isUnion()) {
        if (!full) {
          continue;
        }
        schema = schema.getTypes().get(1);
      }
      fact.put(field.pos(), value(schema, field));
    }
    return fact;
  }

  private static Object value(Schema schema, Schema.Field field) {
    return switch (schema.getType()) {
      case STRING -> field.name() + " → ✓";
      case BYTES -> ByteBuffer.wrap(new byte[] {0, -1, 7});
      case INT -> 40 + field.pos();
      case LONG ->
          schema.getLogicalType() == null
              ? (Object) (1L << 40 | field.pos())
              : Instant.parse("2026-11-22T23:59:59.999999Z").minusSeconds(field.pos());
      case DOUBLE -> 0.1 + field.pos();
      case BOOLEAN -> field.pos() % 2 == 0;
      case ARRAY ->
          List.of(value(schema.getElementType(), field), value(schema.getElementType(), field));
      case MAP -> Map.of("k", "v");
      default -> throw new IllegalStateException("no example of a " + schema.getType());
    };
  }

  private static SpecificData data(Stream<?> stream) {
    SpecificData data = new SpecificData(stream.type().getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    return data;
  }

  private static <T extends SpecificRecord> byte[] writeByAvro(Stream<T> stream, T fact)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<T> writer =
        new DataFileWriter<>(
            new org.apache.avro.specific.SpecificDatumWriter<>(stream.schema(), data(stream)))) {
      writer.create(stream.schema(), bytes).append(fact);
    }
    return bytes.toByteArray();
  }

  private static Record readByIceberg(org.apache.iceberg.Schema table, byte[] file)
      throws IOException {
    try (CloseableIterable<Record> rows =
        Avro.read(new InMemoryInputFile(file))
            .project(table)
            .createResolvingReader(PlannedDataReader::create)
            .build()) {
      return rows.iterator().next();
    }
  }

  private static byte[] writeByIceberg(
      Stream<?> stream, org.apache.iceberg.Schema table, Record row) throws IOException {
    InMemoryOutputFile file = new InMemoryOutputFile();
    try (FileAppender<Record> appender =
        Avro.write(file)
            .schema(table)
            .named(stream.schema().getName())
            .createWriterFunc(DataWriter::create)
            .build()) {
      appender.add(row);
    }
    return file.toByteArray();
  }

  private static <T extends SpecificRecord> T readByAvro(Stream<T> stream, byte[] file)
      throws IOException {
    try (DataFileReader<T> reader =
        new DataFileReader<>(
            new SeekableByteArrayInput(file),
            new org.apache.avro.specific.SpecificDatumReader<>(
                stream.schema(), stream.schema(), data(stream)))) {
      return reader.next();
    }
  }
}
