package ink.reports;

import ink.ids.IdType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report as built, ready to publish. Its run id derives from what it holds, so that building it
 * again from the same facts gives the same run.
 *
 * @param freshTo event time of the newest fact in it; null when there is none
 * @param snapshots lake table and the Iceberg snapshot that was read
 * @param page HTML, UTF-8
 */
public record Edition(
    String report,
    Period period,
    @Nullable Instant freshTo,
    Map<String, Long> snapshots,
    List<ReportTable> tables,
    String page) {
  public Edition {
    snapshots = java.util.Collections.unmodifiableMap(new TreeMap<>(snapshots));
    tables = List.copyOf(tables);
  }

  /** The run's id. */
  public String runId() {
    return IdType.REPORT_RUN.derived(
        period.to(), report, String.valueOf(period), String.valueOf(freshTo), rowsText(), page);
  }

  /** Key of the page in the bucket of reports. */
  public String documentKey() {
    return report + "/" + runId() + ".html";
  }

  /** SHA-256 of the page, lower-case hex. */
  public String documentSha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(page.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Rows in all tables. */
  public int rows() {
    return tables.stream().mapToInt(table -> table.rows().size()).sum();
  }

  private String rowsText() {
    StringBuilder text = new StringBuilder();
    for (ReportTable table : tables) {
      text.append(table.name()).append(table.columns()).append('\n');
      table.rows().forEach(row -> text.append(Arrays.toString(row)).append('\n'));
    }
    return text.toString();
  }
}
