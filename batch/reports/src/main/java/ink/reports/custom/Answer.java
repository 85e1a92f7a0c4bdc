package ink.reports.custom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.reporting.Catalogue.Dimension;
import ink.reporting.Catalogue.Measure;
import ink.reporting.CustomReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a custom report says.
 *
 * @param to the day after the last
 * @param asOf when the tables were looked at
 * @param scanned facts that were read
 * @param truncated whether there were more rows than the report's limit
 * @param rows a value for the step in time, where there is a grain, for each dimension and for each
 *     measure
 */
record Answer(
    CustomReport report,
    LocalDate from,
    LocalDate to,
    Map<String, Long> snapshots,
    Instant asOf,
    long scanned,
    boolean truncated,
    List<List<@Nullable Object>> rows) {
  Answer {
    snapshots = Map.copyOf(snapshots);
    rows = List.copyOf(rows);
  }

  /** The names of a row's values, in their order. */
  List<String> columns() {
    List<String> names = new ArrayList<>();
    if (report.grain() != null) {
      names.add("starts");
    }
    report.dimensions().stream().map(Dimension::name).forEach(names::add);
    report.measures().stream().map(Measure::name).forEach(names::add);
    return names;
  }

  /**
   * As it is kept and told: {@code columns} with name, label, unit or type and definition, {@code
   * rows} in their order.
   */
  ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    ArrayNode columns = json.putArray("columns");
    if (report.grain() != null) {
      column(columns, "starts", "Starts", "type", "day", "First day of the step in time.");
    }
    for (Dimension d : report.dimensions()) {
      column(columns, d.name(), d.label(), "type", type(d), d.definition());
    }
    for (Measure m : report.measures()) {
      column(columns, m.name(), m.label(), "unit", m.unit(), m.definition());
    }
    json.put("truncated", truncated);
    ArrayNode list = json.putArray("rows");
    for (List<@Nullable Object> row : rows) {
      ArrayNode values = list.addArray();
      row.forEach(value -> add(values, value));
    }
    return json;
  }

  private static String type(Dimension dimension) {
    return switch (dimension.type()) {
      case TEXT -> "text";
      case NUMBER -> "number";
      case YES_OR_NO -> "yes or no";
    };
  }

  private static void column(
      ArrayNode columns, String name, String label, String kind, String of, String definition) {
    columns
        .addObject()
        .put("name", name)
        .put("label", label)
        .put(kind, of)
        .put("definition", definition);
  }

  private static void add(ArrayNode values, @Nullable Object value) {
    if (value == null) {
      values.addNull();
    } else if (value instanceof Long || value instanceof Integer) {
      values.add(((Number) value).longValue());
    } else if (value instanceof BigDecimal decimal) {
      values.add(decimal);
    } else if (value instanceof Number number) {
      values.add(number.doubleValue());
    } else if (value instanceof Boolean flag) {
      values.add(flag);
    } else {
      values.add(value.toString());
    }
  }
}
