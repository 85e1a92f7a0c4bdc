package ink.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.events.Stream;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestObjectStore;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.tables.TableDefinition;
import ink.tables.Treatment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.SparkSession;

/**
 * The lake of a test JVM, written as Flink writes it: a small file and a marked commit at a time.
 */
final class SmallLake {
  private static SmallLake shared;

  final SparkSession spark;
  final JdbcCatalog catalog;
  final Pseudonyms.Maker pseudonyms;
  private long checkpoint;

  private SmallLake(SparkSession spark, JdbcCatalog catalog) {
    this.spark = spark;
    this.catalog = catalog;
    this.pseudonyms = Pseudonyms.from(environment()).maker();
  }

  static synchronized SmallLake shared() {
    if (shared == null) {
      try {
        Path scratch = Files.createTempDirectory("ink-upkeep-test-");
        shared =
            new SmallLake(
                Upkeep.session(LakeConfig.from(environment()), 1, scratch),
                catalog(LakeConfig.from(environment()).catalogProperties()));
        Runtime.getRuntime().addShutdownHook(new Thread(shared.spark::stop));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  static JdbcCatalog catalog(Map<String, String> properties) {
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.initialize(LakeConfig.CATALOG, properties);
    return catalog;
  }

  static Map<String, String> environment() {
    TestDatabase database = TestDatabase.shared();
    TestObjectStore store = TestObjectStore.shared();
    return new HashMap<>(
        Map.of(
            "INK_LAKE_URL",
            database.lakeUrl(),
            "INK_LAKE_USER",
            "ink_lake",
            "INK_LAKE_PASSWORD",
            "ink_lake",
            "INK_DB_URL",
            database.url(),
            "INK_DB_USER",
            "ink_lake",
            "INK_DB_PASSWORD",
            "ink_lake",
            "INK_PSEUDONYM_KEY",
            "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "INK_S3_ENDPOINT",
            store.endpoint().toString(),
            "INK_S3_ACCESS_KEY",
            store.accessKey(),
            "INK_S3_SECRET_KEY",
            store.secretKey()));
  }

  static ErasureLedger ledger() {
    return ErasureLedger.from(environment(), LakeConfig.from(environment()));
  }

  private static Step erase() {
    return new Erase(ledger(), Pseudonyms.from(environment()));
  }

  /** Where an object lies on disk. */
  static Path object(String location) {
    return TestObjectStore.shared().folder().resolve(location.replace("s3://", ""));
  }

  /** Makes the table anew, empty. */
  Table fresh(TableDefinition definition) {
    if (catalog.tableExists(definition.name())) {
      catalog.dropTable(definition.name(), true);
    }
    definition.bringAbout(catalog);
    return catalog.loadTable(definition.name());
  }

  /** Commits facts of one day in one small file of their silver table, as the lake job does. */
  <T extends SpecificRecord> void commit(Table silver, Stream<T> stream, List<T> facts) {
    List<Record> rows = new ArrayList<>();
    for (T fact : facts) {
      GenericRecord row = GenericRecord.create(silver.schema());
      for (Types.NestedField column : silver.schema().columns()) {
        var field = fact.getSchema().getField(column.name());
        Object value = fact.get(field.pos());
        if (value != null && Treatment.of(field) == Treatment.PSEUDONYM) {
          value = pseudonyms.of((String) fact.get(1), (String) value);
        }
        row.setField(
            column.name(), value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
      }
      rows.add(row);
    }
    commit(silver, rows);
  }

  /** Commits records to the bronze table of their stream. */
  <T extends SpecificRecord> void archive(Table bronze, Stream<T> stream, List<T> facts) {
    List<Record> rows = new ArrayList<>();
    for (T fact : facts) {
      GenericRecord row = GenericRecord.create(bronze.schema());
      row.setField("kafka_partition", 0);
      row.setField("kafka_offset", (long) rows.size());
      row.setField("kafka_time", Instant.EPOCH.atOffset(ZoneOffset.UTC));
      row.setField("event_id", fact.get(0));
      row.setField("tenant_id", fact.get(1));
      row.setField("fact", ByteBuffer.wrap(stream.encode(fact)));
      rows.add(row);
    }
    commit(bronze, rows);
  }

  private synchronized void commit(Table table, List<Record> rows) {
    AppendFiles append = table.newAppend().appendFile(write(table, rows));
    append.set("flink.job-id", "job");
    append.set("flink.operator-id", "operator");
    append.set("flink.max-committed-checkpoint-id", String.valueOf(++checkpoint));
    append.commit();
  }

  Pseudonyms pseudonyms() {
    return Pseudonyms.from(environment());
  }

  long lastCheckpoint() {
    return checkpoint;
  }

  static DataFile write(Table table, List<Record> rows) {
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.get(0)));
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(
                EncryptedFiles.plainAsEncryptedOutput(
                    table
                        .io()
                        .newOutputFile(
                            table
                                .locationProvider()
                                .newDataLocation(UUID.randomUUID() + ".parquet"))),
                table.spec(),
                day);
    try (writer) {
      rows.forEach(writer::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  static List<Record> rows(Table table) {
    table.refresh();
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What upkeep says, line by line. */
  List<JsonNode> upkeep(Clock clock, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int unused =
        Upkeep.on(
            spark,
            LakeConfig.from(environment()),
            Request.parse(List.of(words), clock, erase()),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    return lines(out.toString(StandardCharsets.UTF_8));
  }

  static List<JsonNode> lines(String text) {
    ObjectMapper mapper = new ObjectMapper();
    return text.lines()
        .map(
            line -> {
              try {
                return mapper.readTree(line);
              } catch (IOException e) {
                throw new UncheckedIOException(line, e);
              }
            })
        .toList();
  }
}
