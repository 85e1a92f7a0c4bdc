package ink.reports;

import ink.events.Stream;
import ink.events.Streams;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestObjectStore;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;

/** The lake of a test JVM and the one Spark session that reads and fills it. */
public final class TestLake {
  private static SparkSession spark;

  private TestLake() {}

  public static synchronized SparkSession session() {
    if (spark == null) {
      try {
        Path scratch = Files.createTempDirectory("ink-reports-test-");
        spark = LakeSession.start(LakeConfig.from(environment()), 1, scratch);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(scratch)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return spark;
  }

  private static void stop(Path scratch) {
    spark.stop();
    try {
      Scratch.delete(scratch);
    } catch (IOException e) {
      System.err.println("left behind: " + scratch + ": " + e);
    }
  }

  /** What the launcher tells reports. */
  public static Map<String, String> environment() {
    TestDatabase database = TestDatabase.shared();
    TestObjectStore store = TestObjectStore.shared();
    return new HashMap<>(
        Map.of(
            "INK_DB_URL", database.url(),
            "INK_DB_USER", "ink_reports",
            "INK_DB_PASSWORD", "ink_reports",
            "INK_LAKE_URL", database.lakeUrl(),
            "INK_LAKE_USER", "ink_lake",
            "INK_LAKE_PASSWORD", "ink_lake",
            "INK_S3_ENDPOINT", store.endpoint().toString(),
            "INK_S3_ACCESS_KEY", store.accessKey(),
            "INK_S3_SECRET_KEY", store.secretKey()));
  }

  /** Drops every table. */
  public static void empty() {
    for (TableDefinition table : TableDefinition.all()) {
      session().sql("DROP TABLE IF EXISTS lake." + table.name());
    }
  }

  /** Appends facts to their stream's table, which is created when it is missing. */
  @SafeVarargs
  public static <T extends SpecificRecord> void append(Stream<T> stream, T... facts) {
    append(stream, List.of(facts));
  }

  public static <T extends SpecificRecord> void append(Stream<T> stream, List<T> facts) {
    TableDefinition definition = TableDefinition.of(stream);
    StructType type = SparkSchemaUtil.convert(definition.schema());
    session().sql("CREATE NAMESPACE IF NOT EXISTS lake." + TableDefinition.NAMESPACE);
    if (!session().catalog().tableExists("lake." + definition.name())) {
      session()
          .sql("CREATE TABLE lake." + definition.name() + " (" + type.toDDL() + ") USING iceberg");
    }
    List<Row> rows = new ArrayList<>();
    for (T fact : facts) {
      Object[] values = new Object[type.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = fact.get(fact.getSchema().getField(type.fieldNames()[i]).pos());
        values[i] =
            value instanceof List<?> list
                ? list.toArray(new String[0])
                : value instanceof ByteBuffer bytes ? bytes.array() : value;
      }
      rows.add(RowFactory.create(values));
    }
    try {
      session()
          .createDataFrame(rows, type)
          .coalesce(1)
          .writeTo("lake." + definition.name())
          .append();
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Appends facts of any streams. */
  public static void append(TestFacts facts) {
    append(Streams.GENERATION_REQUESTED, facts.requested);
    append(Streams.GENERATION_COMPLETED, facts.completed);
    append(Streams.GENERATION_FAILED, facts.failed);
    append(Streams.APP_EVENT_RECORDED, facts.appEvents);
    append(Streams.BOOKING_CHANGED, facts.bookings);
    append(Streams.BOOKING_CORRELATED, facts.correlated);
  }
}
