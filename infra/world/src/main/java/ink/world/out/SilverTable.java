package ink.world.out;

import ink.events.Stream;
import ink.tables.Pseudonyms;
import ink.tables.TableDefinition;
import ink.tables.Treatment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.ClusteredDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.jspecify.annotations.Nullable;

/** A table of silver while facts are written into it, day by day. */
final class SilverTable {
  private static final int TENANT = 1;
  private static final long FILE_BYTES = 128 << 20;
  private static final long DAY_MILLIS = 86_400_000L;

  private final Table table;
  private final List<Column> columns;
  private final Pseudonyms.Maker pseudonyms;
  private final ClusteredDataWriter<Record> writer;
  private final PartitionKey partition;
  private final InternalRecordWrapper wrapper;
  private final List<Row> today = new ArrayList<>();
  private long day = Long.MIN_VALUE;
  private long rows;

  /**
   * @param from position in the fact
   * @param to position in the table
   */
  private record Column(int from, int to, boolean pseudonym) {}

  private record Row(String tenant, Instant at, Record record) {}

  SilverTable(Catalog catalog, Stream<?> stream, Pseudonyms.Maker pseudonyms) {
    TableDefinition definition = TableDefinition.of(stream);
    definition.bringAbout(catalog);
    this.table = catalog.loadTable(definition.name());
    this.pseudonyms = pseudonyms;
    this.columns =
        stream.schema().getFields().stream()
            .filter(field -> Treatment.of(field) != Treatment.LEFT_OUT)
            .map(this::column)
            .toList();
    this.writer =
        new ClusteredDataWriter<>(
            new GenericFileWriterFactory.Builder(table).dataFileFormat(FileFormat.PARQUET).build(),
            OutputFileFactory.builderFor(table, 1, 1).format(FileFormat.PARQUET).build(),
            table.io(),
            FILE_BYTES);
    this.partition = new PartitionKey(table.spec(), table.schema());
    this.wrapper = new InternalRecordWrapper(table.schema().asStruct());
  }

  private Column column(Field field) {
    List<String> names = table.schema().columns().stream().map(column -> column.name()).toList();
    return new Column(
        field.pos(), names.indexOf(field.name()), Treatment.of(field) == Treatment.PSEUDONYM);
  }

  void add(SpecificRecord fact, Instant at) {
    long itsDay = Math.floorDiv(at.toEpochMilli(), DAY_MILLIS);
    if (itsDay != day) {
      flush();
      day = itsDay;
    }
    Record row = GenericRecord.create(table.schema());
    String tenant = (String) fact.get(TENANT);
    for (Column column : columns) {
      Object value = fact.get(column.from());
      row.set(
          column.to(),
          column.pseudonym() && value != null
              ? pseudonyms.of(tenant, (String) value)
              : value(value));
    }
    today.add(new Row(tenant, at, row));
  }

  private static @Nullable Object value(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private void flush() {
    today.sort(Comparator.comparing(Row::tenant).thenComparing(Row::at));
    for (Row row : today) {
      partition.partition(wrapper.wrap(row.record()));
      writer.write(row.record(), table.spec(), partition);
      rows++;
    }
    today.clear();
  }

  long commit() {
    flush();
    close();
    AppendFiles append = table.newAppend();
    writer.result().dataFiles().forEach(append::appendFile);
    append.commit();
    return rows;
  }

  void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
