package ink.reports;

import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Silver as it stood when a report began: each table at one snapshot, each fact once. Queries find
 * an input's facts in a view named as its table; a table that does not exist yet is an empty view.
 */
public final class PinnedLake implements AutoCloseable {
  private final SparkSession spark;
  private final Map<String, Long> snapshots = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<Dataset<Row>> cached = new ArrayList<>();

  private PinnedLake(SparkSession spark) {
    this.spark = spark;
  }

  /** Pins the inputs' tables and opens their views, on the facts of all tenants. */
  public static PinnedLake open(SparkSession spark, List<Input> inputs, Period period) {
    return open(spark, inputs, period, null);
  }

  /**
   * Pins the inputs' tables and opens their views.
   *
   * @param tenantId whose facts; of the rest nothing is read but what shares a row group
   */
  public static PinnedLake open(
      SparkSession spark, List<Input> inputs, Period period, @Nullable String tenantId) {
    PinnedLake lake = new PinnedLake(spark);
    // All snapshots first, so that the tables are as close in time as can be.
    Map<String, Dataset<Row>> tables = new HashMap<>();
    List<Dataset<Row>> facts =
        inputs.stream()
            .map(input -> tables.computeIfAbsent(input.stream().table(), t -> lake.pin(input)))
            .toList();
    for (int i = 0; i < inputs.size(); i++) {
      lake.view(inputs.get(i), mine(facts.get(i), tenantId), period);
    }
    return lake;
  }

  private static Dataset<Row> mine(Dataset<Row> facts, @Nullable String tenantId) {
    return tenantId == null ? facts : facts.where(functions.col("tenant_id").equalTo(tenantId));
  }

  private Dataset<Row> pin(Input input) {
    String table = input.stream().table();
    String name = LakeConfig.CATALOG + "." + TableDefinition.NAMESPACE + "." + table;
    try {
      Snapshot snapshot = Spark3Util.loadIcebergTable(spark, name).currentSnapshot();
      if (snapshot != null) {
        snapshots.put(table, snapshot.snapshotId());
        return withAllColumns(
            spark.sql("SELECT * FROM " + name + " VERSION AS OF " + snapshot.snapshotId()), input);
      }
    } catch (NoSuchTableException e) {
      missing.add(table);
    } catch (ParseException e) {
      throw new IllegalStateException(name + " is no table name", e);
    }
    return spark.createDataFrame(List.of(), columns(input));
  }

  /** A snapshot has the columns of its day; what the fact has gained since is null in it. */
  private static Dataset<Row> withAllColumns(Dataset<Row> facts, Input input) {
    Set<String> there = Set.of(facts.columns());
    Dataset<Row> wide = facts;
    for (StructField column : columns(input).fields()) {
      if (!there.contains(column.name())) {
        wide = wide.withColumn(column.name(), functions.lit(null).cast(column.dataType()));
      }
    }
    return wide;
  }

  private static StructType columns(Input input) {
    return SparkSchemaUtil.convert(TableDefinition.of(input.stream()).schema());
  }

  /**
   * One row a fact: of those that share tenant and event_id the smallest, so that it is the same
   * one every time. Kept, for every query of the report reads it again.
   */
  private void view(Input input, Dataset<Row> facts, Period period) {
    String time = input.time();
    String columns =
        input.columns().stream()
            .filter(column -> !column.equals(time))
            .map(column -> ", " + column)
            .collect(Collectors.joining());
    String reach =
        input.reach() == Input.Reach.PERIOD
            ? time + " >= :from AND " + time + " < :to"
            : time + " < :to";
    facts.createOrReplaceTempView("read_" + input.view());
    Dataset<Row> once =
        spark
            .sql(
                "SELECT event_id, fact.* FROM (SELECT event_id, min(struct("
                    + time
                    + columns
                    + ")) AS fact FROM read_"
                    + input.view()
                    + " WHERE "
                    + reach
                    + " GROUP BY tenant_id, event_id)",
                Map.of("from", period.from(), "to", period.to()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    cached.add(once);
    once.createOrReplaceTempView(input.view());
  }

  /** Answers a question; {@code :name} in the text stands for the value of that name. */
  public List<Row> ask(String sql, Map<String, Object> values) {
    return spark.sql(sql, values).collectAsList();
  }

  /** When the newest of the period's facts happened; null when there is none. */
  public @Nullable Instant newest(List<Input> inputs) {
    String all =
        inputs.stream()
            .filter(input -> input.reach() == Input.Reach.PERIOD)
            .map(input -> "SELECT max(" + input.time() + ") AS newest FROM " + input.view())
            .collect(Collectors.joining(" UNION ALL "));
    Row row = ask("SELECT max(newest) FROM (" + all + ")", Map.of()).get(0);
    return row.isNullAt(0) ? null : row.getInstant(0);
  }

  /** Table and the snapshot that is read. */
  public Map<String, Long> snapshots() {
    return Collections.unmodifiableMap(snapshots);
  }

  /** Tables that do not exist yet. */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /** Forgets what was kept. */
  @Override
  public void close() {
    cached.forEach(Dataset::unpersist);
  }
}
