package ink.upkeep;

import ink.tables.BronzeColumns;
import ink.tables.Pseudonyms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;

/**
 * Takes everybody in the ledger out of a table: out of its rows, out of the lists of files, which
 * hold columns' least and greatest values, and out of every older snapshot. Done for facts that
 * arrive later, too: Kafka keeps some for three months.
 */
final class Erase implements Step {
  /** The erasures that a table is free of. */
  private static final String DONE = "ink.erasures-done";

  private final ErasureLedger ledger;
  private final Pseudonyms pseudonyms;

  Erase(ErasureLedger ledger, Pseudonyms pseudonyms) {
    this.ledger = ledger;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public String name() {
    return "erase";
  }

  @Override
  public Map<String, Long> on(SparkSession spark, String name, Table table) {
    List<Erased> all = ledger.all();
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("rows_erased", 0L);
    done.put("snapshots_expired", 0L);
    if (all.isEmpty() || table.currentSnapshot() == null) {
      return done;
    }
    String condition = condition(spark, table, new Mentions(pseudonyms, all));
    long rows =
        spark
            .sql("SELECT count(*) FROM " + name + " WHERE " + condition)
            .collectAsList()
            .get(0)
            .getLong(0);
    done.put("rows_erased", rows);
    if (rows > 0) {
      spark.sql("DELETE FROM " + name + " WHERE " + condition);
    }
    String ids =
        all.stream()
            .map(Erased::erasureId)
            .collect(Collectors.toCollection(TreeSet::new))
            .toString();
    // Killed after the DELETE, it has no rows to erase any more, but files to forget.
    if (rows > 0 || !ids.equals(table.properties().get(DONE))) {
      done.put("snapshots_expired", forget(spark, table));
      table.updateProperties().set(DONE, ids).commit();
    }
    return done;
  }

  private static String condition(SparkSession spark, Table table, Mentions mentions) {
    if (table.schema().findField(BronzeColumns.FACT) != null) {
      UDF2<String, byte[], Boolean> inRecord = (stream, record) -> mentions.in(stream, record);
      spark.udf().register("mentions_erased", inRecord, DataTypes.BooleanType);
      String stream = table.name().substring(table.name().lastIndexOf('.') + 1);
      return "mentions_erased('" + stream + "', " + BronzeColumns.FACT + ")";
    }
    UDF3<String, scala.collection.Seq<String>, scala.collection.Seq<String>, Boolean> inRow =
        (tenant, hidden, plain) ->
            mentions.in(
                tenant, JavaConverters.seqAsJavaList(hidden), JavaConverters.seqAsJavaList(plain));
    spark.udf().register("row_mentions_erased", inRow, DataTypes.BooleanType);
    List<String> hidden =
        List.of(table.properties().getOrDefault("ink.pseudonym-columns", "").split(",", -1));
    return "row_mentions_erased(tenant_id, "
        + array(hidden.stream().filter(column -> !column.isEmpty()).toList())
        + ", "
        + array(idColumns(table, hidden))
        + ")";
  }

  private static List<String> idColumns(Table table, List<String> hidden) {
    List<String> ids = new ArrayList<>();
    for (Types.NestedField column : table.schema().columns()) {
      if (column.type().typeId() == Type.TypeID.STRING
          && column.name().endsWith("_id")
          && !List.of("event_id", "tenant_id").contains(column.name())
          && !hidden.contains(column.name())) {
        ids.add(column.name());
      }
    }
    return ids;
  }

  private static String array(List<String> columns) {
    return columns.isEmpty()
        ? "CAST(array() AS ARRAY<STRING>)"
        : "array(" + String.join(", ", columns) + ")";
  }

  /** Leaves the current snapshot alone, in lists of files that tell of no other. */
  private static long forget(SparkSession spark, Table table) {
    table.refresh();
    table.rewriteManifests().clusterBy(file -> "all").rewriteIf(manifest -> true).commit();
    CommitMark.carry(table, snapshots(table));
    table.refresh();
    List<Long> others = snapshots(table);
    others.remove(table.currentSnapshot().snapshotId());
    Expire.expire(spark, table, others, new LinkedHashMap<>());
    return others.size();
  }

  private static List<Long> snapshots(Table table) {
    List<Long> all = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      all.add(snapshot.snapshotId());
    }
    return all;
  }
}
