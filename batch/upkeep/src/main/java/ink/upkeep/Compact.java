package ink.upkeep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;

/**
 * Makes few sorted files of many small ones, day by day, and leaves what is done when it is killed.
 * A silver table first loses its repeats: Flink remembers a fact for a day or two, and what comes
 * again later lies in a second file of the day on which it happened.
 */
final class Compact implements Step {
  @Override
  public String name() {
    return "compact";
  }

  @Override
  public Map<String, Long> on(SparkSession spark, String name, Table table) {
    long repeats = isSilver(table) ? dropRepeats(spark, name, table) : 0;
    table.refresh();
    RewriteDataFiles.Result result =
        SparkActions.get(spark)
            .rewriteDataFiles(table)
            .sort()
            .option("min-input-files", "5")
            // A file of which rows are deleted is written anew without them.
            .option("delete-file-threshold", "1")
            .option("remove-dangling-deletes", "true")
            .option("partial-progress.enabled", "true")
            .execute();
    if (result.failedDataFilesCount() > 0) {
      throw new DamagedTableException(
          result.failedDataFilesCount() + " data files could not be rewritten", null);
    }
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("repeats_dropped", repeats);
    done.put("files_before", (long) result.rewrittenDataFilesCount());
    done.put("files_after", (long) result.addedDataFilesCount());
    done.put("bytes_rewritten", result.rewrittenBytesCount());
    return done;
  }

  private static boolean isSilver(Table table) {
    return table.schema().findField("event_id") != null
        && table.schema().findField("kafka_offset") == null;
  }

  /**
   * Of days that are over: the rest Flink remembers. A day that lies in one file was looked at
   * before that file was made of several.
   */
  private static long dropRepeats(SparkSession spark, String name, Table table) {
    if (table.currentSnapshot() == null) {
      return 0;
    }
    String time = table.schema().findColumnName(table.spec().fields().get(0).sourceId());
    String day = "partition." + table.spec().fields().get(0).name();
    List<Row> crowded =
        spark
            .sql(
                "SELECT CAST(%s AS STRING) FROM %s.files WHERE content = 0 AND %s < current_date()"
                        .formatted(day, name, day)
                    + " GROUP BY 1 HAVING count(*) > 1 ORDER BY 1")
            .collectAsList();
    long dropped = 0;
    for (Row row : crowded) {
      dropped += dropRepeats(spark, name, table, within(time, row.getString(0)));
    }
    return dropped;
  }

  private static String within(String time, String day) {
    return "%s >= TIMESTAMP '%s 00:00:00' AND %s < TIMESTAMP '%s 00:00:00' + INTERVAL 1 DAY"
        .formatted(time, day, time, day);
  }

  /** Writes the day anew with each fact once, unless somebody has written to it meanwhile. */
  private static long dropRepeats(SparkSession spark, String name, Table table, String within) {
    table.refresh();
    String snapshot = String.valueOf(table.currentSnapshot().snapshotId());
    Dataset<Row> numbered =
        spark.sql(
            "SELECT *, row_number() OVER (PARTITION BY tenant_id, event_id ORDER BY event_id) AS nth"
                + " FROM "
                + name
                + " VERSION AS OF "
                + snapshot
                + " WHERE "
                + within);
    long repeats = numbered.where("nth > 1").count();
    if (repeats > 0) {
      try {
        Dataset<Row> once = numbered.where("nth = 1").drop("nth");
        once.writeTo(name)
            .option("validate-from-snapshot-id", snapshot)
            .option("isolation-level", "serializable")
            .overwrite(functions.expr(within));
      } catch (NoSuchTableException e) {
        throw new IllegalStateException(name + " was dropped meanwhile", e);
      }
    }
    return repeats;
  }
}
