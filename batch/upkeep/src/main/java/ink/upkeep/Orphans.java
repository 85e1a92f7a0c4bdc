package ink.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * Deletes files that no snapshot knows: those of writers that died. A file is young while a job
 * that is down may still commit it with its last checkpoint.
 */
final class Orphans implements Step {
  /** Longer than anybody lets the lake's jobs be down. */
  static final Duration YOUNG = Duration.ofDays(3);

  private final Clock clock;
  private final Duration young;

  Orphans(Clock clock, Duration young) {
    this.clock = clock;
    this.young = young;
  }

  @Override
  public String name() {
    return "orphans";
  }

  @Override
  public Map<String, Long> on(SparkSession spark, String name, Table table) {
    // Listed by Iceberg's own S3 client: there is no Hadoop file system for s3 here.
    long deleted =
        SparkActions.get(spark)
            .deleteOrphanFiles(table)
            .usePrefixListing(true)
            .olderThan(clock.instant().minus(young).toEpochMilli())
            .execute()
            .orphanFilesCount();
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("orphans_deleted", deleted);
    return done;
  }
}
