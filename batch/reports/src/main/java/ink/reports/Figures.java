package ink.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A report's rows as programs read them. */
final class Figures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CSVFormat CSV = CSVFormat.RFC4180;

  private Figures() {}

  /**
   * One JSON object: what the edition is, what it rests on, how its numbers are defined, and its
   * tables, each an array of objects.
   */
  static String json(Edition edition) {
    Basis basis = edition.basis();
    ObjectNode json =
        JSON.createObjectNode()
            .put("object", "report")
            .put("report", edition.report())
            .put("run_id", edition.runId())
            .put("subject", edition.subject().id())
            .put("period_start", basis.days().start().toString())
            .put("period_end", basis.days().end().toString())
            .put("time_zone", basis.days().zoneName())
            .put("fresh_to", basis.freshTo() == null ? null : basis.freshTo().toString())
            .put("row_count", edition.rows());
    json.set("snapshots", snapshots(basis));
    for (Definition definition : edition.definitions()) {
      json.withArray("definitions")
          .addObject()
          .put("term", definition.term())
          .put("meaning", definition.meaning());
    }
    ObjectNode tables = json.putObject("tables");
    for (ReportTable table : edition.tables()) {
      tables.putArray(table.name());
      for (@Nullable Object[] row : table.rows()) {
        ObjectNode object = tables.withArray(table.name()).addObject();
        for (int i = 0; i < row.length; i++) {
          object.putPOJO(table.columns().get(i), plain(row[i]));
        }
      }
    }
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a value of " + edition.report() + " is none of JSON's: " + e.getMessage(), e);
    }
  }

  /** Ids as text: JSON readers round numbers above 2^53. */
  static ObjectNode snapshots(Basis basis) {
    ObjectNode snapshots = JSON.createObjectNode();
    basis.snapshots().forEach((table, id) -> snapshots.put(table, id.toString()));
    return snapshots;
  }

  /**
   * All tables as one of RFC 4180: the first column names the table, then follow the columns of all
   * of them, each name once. What a table does not have stays empty.
   */
  static String csv(List<ReportTable> tables) {
    Set<String> columns = new LinkedHashSet<>();
    tables.forEach(table -> columns.addAll(table.columns()));
    List<String> head = new ArrayList<>(columns);
    head.add(0, "table");
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSV)) {
      csv.printRecord(head);
      for (ReportTable table : tables) {
        for (@Nullable Object[] row : table.rows()) {
          @Nullable Object[] cells = new @Nullable Object[head.size()];
          cells[0] = table.name();
          for (int i = 0; i < row.length; i++) {
            cells[head.indexOf(table.columns().get(i))] = harmless(plain(row[i]));
          }
          csv.printRecord(Arrays.asList(cells));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null
        || value instanceof Long
        || value instanceof Integer
        || value instanceof String
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a report holds no " + number);
      }
      return number;
    }
    return value.toString();
  }

  /** A spreadsheet takes a text that begins so for a formula, and runs it. */
  private static @Nullable Object harmless(@Nullable Object value) {
    return value instanceof String text
            && !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : value;
  }
}
