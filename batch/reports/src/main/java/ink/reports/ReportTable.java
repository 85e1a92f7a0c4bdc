package ink.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one of a report's own tables in PostgreSQL, without the run's id.
 *
 * @param name the table
 * @param columns in the order of each row's values
 * @param rows values that JDBC knows how to send
 */
public record ReportTable(String name, List<String> columns, List<@Nullable Object[]> rows) {
  public ReportTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
