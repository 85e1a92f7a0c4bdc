package ink.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.ExpireSnapshots;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * Forgets old snapshots and deletes the files that only they held. Of the last hour every snapshot
 * is kept, of the last three days the last one of each hour, of older ones only what is current. A
 * table that is committed to every 4 s so has some thousand snapshots and not some ten thousand.
 */
final class Expire implements Step {
  static final Duration WHOLE = Duration.ofHours(1);
  static final Duration THINNED = Duration.ofDays(3);

  private final Clock clock;

  Expire(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "expire";
  }

  @Override
  public Map<String, Long> on(SparkSession spark, String name, Table table) {
    List<Long> old = old(table, clock.instant());
    Map<String, Long> done = new LinkedHashMap<>();
    done.put("snapshots_expired", (long) old.size());
    done.put("data_files_deleted", 0L);
    done.put("manifests_deleted", 0L);
    return old.isEmpty() ? done : expire(spark, table, old, done);
  }

  static Map<String, Long> expire(
      SparkSession spark, Table table, List<Long> old, Map<String, Long> done) {
    CommitMark.carry(table, old);
    ExpireSnapshots action = SparkActions.get(spark).expireSnapshots(table);
    // Nothing by age: only what is named.
    action.expireOlderThan(0);
    old.forEach(action::expireSnapshotId);
    ExpireSnapshots.Result result = action.execute();
    done.put(
        "data_files_deleted",
        result.deletedDataFilesCount() + result.deletedPositionDeleteFilesCount());
    done.put(
        "manifests_deleted", result.deletedManifestsCount() + result.deletedManifestListsCount());
    return done;
  }

  /** The snapshots that are no longer kept, from the oldest to the newest. */
  static List<Long> old(Table table, Instant now) {
    List<Snapshot> all = new ArrayList<>();
    table.snapshots().forEach(all::add);
    all.sort(java.util.Comparator.comparingLong(Snapshot::sequenceNumber));
    Snapshot current = table.currentSnapshot();
    List<Long> old = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Snapshot one = all.get(i);
      Instant at = Instant.ofEpochMilli(one.timestampMillis());
      boolean lastOfItsHour = i + 1 == all.size() || !hour(all.get(i + 1)).equals(hour(one));
      boolean kept =
          at.isAfter(now.minus(WHOLE)) || lastOfItsHour && at.isAfter(now.minus(THINNED));
      if (!kept && (current == null || one.snapshotId() != current.snapshotId())) {
        old.add(one.snapshotId());
      }
    }
    return old;
  }

  private static Instant hour(Snapshot snapshot) {
    return Instant.ofEpochMilli(snapshot.timestampMillis()).truncatedTo(ChronoUnit.HOURS);
  }
}
