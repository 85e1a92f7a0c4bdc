package ink.reports;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a report for programs to read: an array of objects in JSON, lines in CSV.
 *
 * @param name in snake case, e.g. {@code weeks}
 * @param columns in the order of each row's values
 * @param rows whole numbers, doubles, texts, booleans, dates, instants or null. Money is in minor
 *     units, with its currency in a column beside it.
 */
public record ReportTable(String name, List<String> columns, List<@Nullable Object[]> rows) {
  public ReportTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (@Nullable Object[] row : rows) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            name + " has " + columns.size() + " columns, a row of it " + Arrays.toString(row));
      }
    }
  }

  /**
   * A row for each of {@code records}.
   *
   * @param columns their names, each followed by a comma and a space but the last
   */
  public static <T> ReportTable of(
      String name, String columns, List<T> records, Function<T, @Nullable Object[]> values) {
    return new ReportTable(
        name, List.of(columns.split(", ", -1)), records.stream().map(values).toList());
  }

  /** A line for the table, then one a row: what two runs are compared by. */
  public List<String> lines() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(name + columns), rows.stream().map(Arrays::toString))
        .toList();
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
