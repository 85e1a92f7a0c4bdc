package ink.bench.lake;

import ink.events.Streams;
import ink.tables.Pseudonyms;
import ink.tables.TableDefinition;
import ink.tables.Treatment;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.io.PartitionedFanoutWriter;
import org.apache.iceberg.types.Types;

/**
 * The simplest program that writes the same rows: one thread with Iceberg's generic writer, rows
 * ready in memory, one file a table and day, one commit a table at the end.
 */
final class PlainWriter {
  private static final int AT_ONCE = 50_000;

  private final Catalog catalog;
  private final String namespace;
  private final Pseudonyms.Maker pseudonyms;
  private final Map<Class<?>, Fanout> writers = new HashMap<>();

  PlainWriter(Catalog catalog, String namespace, Pseudonyms pseudonyms) {
    this.catalog = catalog;
    this.namespace = namespace;
    this.pseudonyms = pseudonyms.maker();
  }

  /** Writes so many facts of a mix; rows a second, without the time to make them. */
  double rowsPerSecond(FactMix mix, int rows) throws IOException {
    FactMix.streams().forEach(stream -> writers.put(stream.type(), open(stream.type())));
    long nanos = 0;
    List<Fanout> targets = new ArrayList<>();
    List<Record> ready = new ArrayList<>();
    for (int n = 0; n < rows; n++) {
      SpecificRecord fact = mix.fact(n, at(n));
      Fanout writer = Objects.requireNonNull(writers.get(fact.getClass()));
      targets.add(writer);
      ready.add(row(writer.table, fact));
      if (ready.size() == AT_ONCE || n == rows - 1) {
        long begun = System.nanoTime();
        for (int i = 0; i < ready.size(); i++) {
          targets.get(i).write(ready.get(i));
        }
        nanos += System.nanoTime() - begun;
        targets.clear();
        ready.clear();
      }
    }
    long begun = System.nanoTime();
    for (Fanout writer : writers.values()) {
      writer.commit();
    }
    nanos += System.nanoTime() - begun;
    return rows * 1e9 / nanos;
  }

  /** Facts of the last half hour. */
  static Instant at(int n) {
    return Instant.now()
        .minusMillis(n % 1_800_000)
        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  @SuppressWarnings("unchecked")
  private Fanout open(Class<? extends SpecificRecord> type) {
    TableDefinition silver = TableDefinition.of(Streams.of((Class<SpecificRecord>) type));
    TableDefinition own =
        new TableDefinition(
            TableIdentifier.of(namespace, silver.name().name()),
            silver.schema(),
            silver.partitioning(),
            silver.sortOrder(),
            silver.properties());
    own.bringAbout(catalog);
    return new Fanout(catalog.loadTable(own.name()));
  }

  private Record row(Table table, SpecificRecord fact) {
    GenericRecord row = GenericRecord.create(table.schema());
    List<Types.NestedField> columns = table.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      var field = fact.getSchema().getField(columns.get(i).name());
      Object value = fact.get(field.pos());
      if (value != null && Treatment.of(field) == Treatment.PSEUDONYM) {
        value = pseudonyms.of((String) fact.get(1), (String) value);
      }
      row.set(i, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    return row;
  }

  private static final class Fanout extends PartitionedFanoutWriter<Record> {
    private final Table table;
    private final PartitionKey key;
    private final InternalRecordWrapper wrapper;

    Fanout(Table table) {
      super(
          table.spec(),
          FileFormat.PARQUET,
          new GenericAppenderFactory(table.schema(), table.spec()).setAll(table.properties()),
          OutputFileFactory.builderFor(table, 0, System.nanoTime()).build(),
          table.io(),
          128L << 20);
      this.table = table;
      this.key = new PartitionKey(table.spec(), table.schema());
      this.wrapper = new InternalRecordWrapper(table.schema().asStruct());
    }

    @Override
    protected PartitionKey partition(Record row) {
      key.partition(wrapper.wrap(row));
      return key;
    }

    void commit() throws IOException {
      AppendFiles append = table.newAppend();
      for (DataFile file : complete().dataFiles()) {
        append.appendFile(file);
      }
      append.commit();
    }
  }
}
