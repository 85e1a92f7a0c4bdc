package ink.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a report made, for its line: {@code report, period_start, period_end, editions,
 * rows, bytes, fresh_to, current, snapshots, seconds}, and, of a report about everyone, {@code
 * run_id} and {@code document_key}.
 */
final class Built {
  private final String report;
  private final Period period;
  private final Map<String, Long> snapshots = new TreeMap<>();
  private int editions;
  private int current;
  private long rows;
  private long bytes;
  private @Nullable Instant freshTo;
  private @Nullable Edition publicOne;

  Built(String report, Period period) {
    this.report = report;
    this.period = period;
  }

  /**
   * Counts an edition.
   *
   * @param seen whether readers see it now
   */
  void add(Edition edition, boolean seen) {
    editions++;
    current += seen ? 1 : 0;
    rows += edition.rows();
    bytes += edition.documents().stream().mapToLong(document -> document.bytes().length).sum();
    Instant fresh = edition.basis().freshTo();
    if (fresh != null && (freshTo == null || fresh.isAfter(freshTo))) {
      freshTo = fresh;
    }
    snapshots.putAll(edition.basis().snapshots());
    if (edition.subject().isEveryone()) {
      publicOne = edition;
    }
  }

  String json(double seconds) {
    ObjectNode line =
        new ObjectMapper()
            .createObjectNode()
            .put("report", report)
            .put("period_start", period.start().toString())
            .put("period_end", period.end().toString())
            .put("editions", editions)
            .put("rows", rows)
            .put("bytes", bytes)
            .put("fresh_to", freshTo == null ? null : freshTo.toString())
            .put("current", editions == current)
            .put("seconds", Math.round(seconds * 10) / 10.0);
    Edition one = publicOne;
    if (one != null) {
      line.put("run_id", one.runId()).put("document_key", one.key(one.document("html")));
    }
    ObjectNode read = line.putObject("snapshots");
    snapshots.forEach((table, id) -> read.put(table, id.toString()));
    return line.toString();
  }
}
