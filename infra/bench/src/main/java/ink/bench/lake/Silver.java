package ink.bench.lake;

import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.jspecify.annotations.Nullable;

/** The lake as whoever asks finds it: through the catalog. */
final class Silver {
  private final JdbcCatalog catalog = new JdbcCatalog();

  Silver(LakeConfig lake) {
    catalog.initialize(LakeConfig.CATALOG, lake.catalogProperties());
  }

  Catalog catalog() {
    return catalog;
  }

  static List<TableIdentifier> tables() {
    return FactMix.streams().stream().map(stream -> TableDefinition.of(stream).name()).toList();
  }

  /** The snapshot that a query would read now; null when there is none. */
  @Nullable Snapshot current(TableIdentifier table) {
    return catalog.tableExists(table) ? catalog.loadTable(table).currentSnapshot() : null;
  }

  long rows() {
    long rows = 0;
    for (TableIdentifier table : tables()) {
      Snapshot now = current(table);
      rows += now == null ? 0 : Long.parseLong(now.summary().get("total-records"));
    }
    return rows;
  }

  /**
   * What one checkpoint of the job brought.
   *
   * @param atMillis when the last of its tables was committed
   */
  record Commit(long rows, long atMillis) {}

  /** The job's commits, one a checkpoint, in their order. */
  List<Commit> commits() {
    Map<Long, Commit> commits = new TreeMap<>();
    for (TableIdentifier name : tables()) {
      for (Snapshot snapshot : catalog.loadTable(name).snapshots()) {
        String checkpoint = snapshot.summary().get("flink.max-committed-checkpoint-id");
        if (checkpoint == null) {
          continue; // The sink begins a branch with an empty snapshot.
        }
        commits.merge(
            Long.valueOf(checkpoint),
            new Commit(
                Long.parseLong(snapshot.summary().getOrDefault("added-records", "0")),
                snapshot.timestampMillis()),
            (a, b) -> new Commit(a.rows + b.rows, Math.max(a.atMillis, b.atMillis)));
      }
    }
    return new ArrayList<>(commits.values());
  }

  /** The event ids of all rows. */
  void eventIds(Consumer<String> each) {
    for (TableIdentifier name : tables()) {
      read(IcebergGenerics.read(catalog.loadTable(name)).select("event_id").build(), each);
    }
  }

  /**
   * The event ids that came after one snapshot and until another.
   *
   * @param after null: from the first
   */
  void eventIds(TableIdentifier name, @Nullable Long after, long until, Consumer<String> each) {
    Table table = catalog.loadTable(name);
    IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table).select("event_id");
    read(
        after == null ? scan.useSnapshot(until).build() : scan.appendsBetween(after, until).build(),
        each);
  }

  private static void read(CloseableIterable<Record> rows, Consumer<String> each) {
    try (rows) {
      rows.forEach(row -> each.accept((String) row.getField("event_id")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
