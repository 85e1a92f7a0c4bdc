package ink.upkeep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteManifests;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/** Makes few lists of files of many: each commit leaves one, and a query reads them all. */
final class Manifests implements Step {
  private static final int TOLERATED = 4;
  private static final long SMALL_BYTES = 4 << 20;

  @Override
  public String name() {
    return "manifests";
  }

  @Override
  public Map<String, Long> on(SparkSession spark, String name, Table table) {
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("manifests_before", 0L);
    done.put("manifests_after", 0L);
    Snapshot now = table.currentSnapshot();
    if (now == null
        || now.dataManifests(table.io()).stream().filter(m -> m.length() < SMALL_BYTES).count()
            <= TOLERATED) {
      return done;
    }
    RewriteManifests.Result result =
        SparkActions.get(spark)
            .rewriteManifests(table)
            .rewriteIf(manifest -> manifest.length() < SMALL_BYTES)
            .execute();
    done.put("manifests_before", count(result.rewrittenManifests()));
    done.put("manifests_after", count(result.addedManifests()));
    return done;
  }

  private static long count(Iterable<?> all) {
    return StreamSupport.stream(all.spliterator(), false).count();
  }
}
