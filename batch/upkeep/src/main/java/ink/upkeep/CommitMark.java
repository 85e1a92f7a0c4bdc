package ink.upkeep;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * What Flink's committer leaves in a snapshot: which checkpoint of which job it committed last. A
 * job that starts again looks for it among a table's snapshots; did it not find it, it would commit
 * a second time what it committed before. So the mark goes on before its snapshot is forgotten.
 */
final class CommitMark {
  private static final String[] KEYS = {
    "flink.job-id", "flink.operator-id", "flink.max-committed-checkpoint-id"
  };
  private static final int ATTEMPTS = 20;

  private CommitMark() {}

  /**
   * Makes an empty snapshot with the newest mark when that mark's snapshot is among those to be
   * forgotten. Should Flink commit in between, its mark is the newer one, and it is looked again.
   */
  static void carry(Table table, Collection<Long> forgotten) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      table.refresh();
      Snapshot now = table.currentSnapshot();
      Snapshot marked = marked(table, now);
      if (now == null || marked == null || !forgotten.contains(marked.snapshotId())) {
        return;
      }
      RowDelta nothing =
          table
              .newRowDelta()
              .validateFromSnapshot(now.snapshotId())
              .conflictDetectionFilter(Expressions.alwaysTrue())
              .validateNoConflictingDataFiles();
      mark(marked).forEach(nothing::set);
      try {
        nothing.commit();
        return;
      } catch (ValidationException e) {
        continue;
      }
    }
    throw new IllegalStateException(
        table.name() + " is committed to faster than upkeep can look; try again");
  }

  private static @Nullable Snapshot marked(Table table, @Nullable Snapshot from) {
    for (Snapshot one = from; one != null; one = parent(table, one)) {
      if (one.summary().containsKey(KEYS[2])) {
        return one;
      }
    }
    return null;
  }

  private static @Nullable Snapshot parent(Table table, Snapshot snapshot) {
    Long parent = snapshot.parentId();
    return parent == null ? null : table.snapshot(parent);
  }

  private static Map<String, String> mark(Snapshot snapshot) {
    Map<String, String> mark = new HashMap<>();
    for (String key : KEYS) {
      String value = snapshot.summary().get(key);
      if (value != null) {
        mark.put(key, value);
      }
    }
    return mark;
  }
}
