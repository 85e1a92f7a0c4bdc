package ink.bench.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again which snapshot of each table a query would read, and later how old each
 * fact was when it could first be read. The time of a look counts against the lake.
 */
final class Freshness implements AutoCloseable {
  private final Silver silver;
  private final Map<TableIdentifier, Long> before = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final Thread looker;
  private volatile boolean over;

  private record Seen(TableIdentifier table, @Nullable Long after, long snapshot, long nanos) {}

  Freshness(Silver silver) {
    this.silver = silver;
    for (TableIdentifier table : Silver.tables()) {
      Snapshot now = silver.current(table);
      before.put(table, now == null ? null : now.snapshotId());
    }
    this.looker = new Thread(this::look, "look");
    looker.start();
  }

  private void look() {
    while (!over) {
      for (TableIdentifier table : Silver.tables()) {
        Snapshot now = silver.current(table);
        Long known = before.get(table);
        if (now != null && !Objects.equals(known, now.snapshotId())) {
          // What is found now could be read from now on at the latest.
          seen.add(new Seen(table, known, now.snapshotId(), System.nanoTime()));
          before.put(table, now.snapshotId());
        }
      }
    }
  }

  /**
   * Milliseconds from the instant at which a fact was due to when it could be read.
   *
   * @param due nanoseconds, by the fact's number
   * @param from facts due earlier are not counted
   */
  Histogram millis(FactMix mix, long[] due, long from) {
    Histogram millis = new Histogram(3);
    for (Seen one : seen) {
      silver.eventIds(
          one.table,
          one.after,
          one.snapshot,
          id -> {
            int number = mix.number(id);
            if (number >= 0 && due[number] >= from) {
              millis.recordValue(Math.max(0, one.nanos - due[number]) / 1_000_000);
            }
          });
    }
    return millis;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    looker.join();
  }
}
