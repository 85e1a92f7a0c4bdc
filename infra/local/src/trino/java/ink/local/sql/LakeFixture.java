package ink.local.sql;

import ink.events.Streams;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptionKeyMetadata;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.types.Types;

/** A lake with the tables as they are created in production and the facts a test gives it. */
public final class LakeFixture {
  private final Catalog catalog;

  public LakeFixture(LakeConfig lake) {
    catalog =
        CatalogUtil.loadCatalog(
            "org.apache.iceberg.jdbc.JdbcCatalog",
            LakeConfig.CATALOG,
            lake.catalogProperties(),
            null);
    TableDefinition.all().forEach(table -> table.bringAbout(catalog));
  }

  /** Appends facts of one kind and one day in one commit, as Parquet. */
  @SafeVarargs
  final <T extends SpecificRecord> void append(T... facts) throws IOException {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) facts[0].getClass();
    Table table = catalog.loadTable(TableDefinition.of(Streams.of(type)).name());
    List<Record> rows = new ArrayList<>();
    for (T fact : facts) {
      rows.add(row(table, fact));
    }
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.get(0)));
    OutputFile file =
        table
            .io()
            .newOutputFile(
                table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet"));
    DataWriter<Record> writer =
        new GenericAppenderFactory(table.schema(), table.spec())
            .setAll(table.properties())
            .newDataWriter(
                EncryptedFiles.encryptedOutput(file, EncryptionKeyMetadata.EMPTY),
                FileFormat.PARQUET,
                day);
    try (writer) {
      rows.forEach(writer::write);
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
  }

  private static Record row(Table table, SpecificRecord fact) {
    Record row = GenericRecord.create(table.schema());
    for (Types.NestedField column : table.schema().columns()) {
      Object value = fact.get(fact.getSchema().getField(column.name()).pos());
      row.setField(
          column.name(),
          value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
    return row;
  }
}
