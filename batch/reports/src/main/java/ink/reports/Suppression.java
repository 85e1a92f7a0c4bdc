package ink.reports;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Hiding of small counts, so that no one can be made out: those below a least count, and as many
 * more that those do not follow from the sums of rows and columns.
 */
public final class Suppression {
  /** What is published of everyone is true of at least as many. */
  public static final long LEAST = 10;

  private Suppression() {}

  /**
   * The cells of a table that may be seen. In each row and column what is hidden comes to at least
   * {@code LEAST} together and is more than one cell, or is nothing; the smallest cells go first.
   *
   * @param cells those that are not zero
   */
  public static <T> List<T> visible(
      List<T> cells, Function<T, String> row, Function<T, String> column, ToLongFunction<T> count) {
    Set<T> hidden = new LinkedHashSet<>();
    cells.stream().filter(cell -> count.applyAsLong(cell) < LEAST).forEach(hidden::add);
    Map<String, List<T>> lines = new LinkedHashMap<>();
    for (T cell : cells) {
      for (String line : List.of("row " + row.apply(cell), "column " + column.apply(cell))) {
        lines.computeIfAbsent(line, l -> new java.util.ArrayList<>()).add(cell);
      }
    }
    Comparator<T> smallest =
        Comparator.comparingLong(count).thenComparing(row).thenComparing(column);
    boolean more = true;
    while (more) {
      more = false;
      for (List<T> line : lines.values()) {
        if (tells(line, hidden, count)) {
          Stream<T> seen = line.stream().filter(cell -> !hidden.contains(cell));
          more |= seen.min(smallest).map(hidden::add).orElse(false);
        }
      }
    }
    return cells.stream().filter(cell -> !hidden.contains(cell)).toList();
  }

  /** Whether the line's sum would tell too much of what is hidden in it. */
  private static <T> boolean tells(List<T> line, Set<T> hidden, ToLongFunction<T> count) {
    List<T> its = line.stream().filter(hidden::contains).toList();
    return !its.isEmpty() && (its.size() == 1 || its.stream().mapToLong(count).sum() < LEAST);
  }

  /** Whether a part of a whole may be told: neither it nor what is left of the whole is few. */
  public static boolean tellable(long part, long whole) {
    return part >= LEAST && (part == whole || whole - part >= LEAST);
  }
}
