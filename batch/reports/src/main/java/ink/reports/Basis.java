package ink.reports;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an edition rests on.
 *
 * @param freshTo event time of the newest fact in it; null when there is none
 * @param snapshots lake table and the Iceberg snapshot that was read
 * @param missing tables that the lake does not have yet
 */
public record Basis(
    Days days, @Nullable Instant freshTo, Map<String, Long> snapshots, List<String> missing) {
  public Basis {
    snapshots = Collections.unmodifiableMap(new TreeMap<>(snapshots));
    missing = List.copyOf(missing);
  }

  /** Of a report over all of a run's period. */
  public static Basis of(PinnedLake lake, List<Input> inputs, Period period) {
    return new Basis(Days.of(period), lake.newest(inputs), lake.snapshots(), lake.missing());
  }
}
