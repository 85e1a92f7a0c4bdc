package ink.reports.page;

import ink.reports.chart.Paper;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table as printed: texts to the left, numbers to the right. */
public record Grid(List<Column> columns, List<List<Cell>> rows) {
  /**
   * A column.
   *
   * @param number whether its cells are lined up at the right
   * @param width its part of the printed width, against the others'
   */
  public record Column(String head, boolean number, int width) {}

  /**
   * A cell.
   *
   * @param number whether it is lined up at the right
   * @param tone {@code riser}, {@code fader} or {@code steady} where a direction is told; else
   *     empty
   */
  public record Cell(String text, boolean number, String tone) {
    /** Its classes in the page's style sheet. */
    String classes() {
      return (number ? "" : "word ") + tone;
    }

    /** Its colour in print; empty: the text's. */
    String printedTone() {
      return switch (tone) {
        case "riser" -> Paper.colour("series-1");
        case "fader" -> Paper.colour("series-2");
        default -> "";
      };
    }
  }

  public Grid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row for each of {@code records}.
   *
   * @param heads of the columns; of texts they begin with {@code <}, e.g. {@code <Style}
   * @param cells a text for each column; one that begins with {@code riser:}, {@code fader:} or
   *     {@code steady:} has that tone
   */
  public static <T> Grid of(List<String> heads, List<T> records, Function<T, List<String>> cells) {
    List<List<Cell>> rows =
        records.stream()
            .map(cells)
            .map(
                texts ->
                    IntStream.range(0, heads.size())
                        .mapToObj(i -> cell(texts.get(i), isNumber(heads.get(i))))
                        .toList())
            .toList();
    return new Grid(
        IntStream.range(0, heads.size()).mapToObj(i -> column(heads.get(i), rows, i)).toList(),
        rows);
  }

  private static Column column(String head, List<List<Cell>> rows, int index) {
    boolean number = isNumber(head);
    String text = number ? head : head.substring(1);
    int longest =
        Stream.concat(rows.stream().map(row -> row.get(index).text()), Stream.of(text.split(" ")))
            .mapToInt(String::length)
            .max()
            .orElse(1);
    return new Column(text, number, Math.max(5, Math.min(28, longest + 2)));
  }

  private static boolean isNumber(String head) {
    return !head.startsWith("<");
  }

  private static Cell cell(String text, boolean number) {
    for (String tone : List.of("riser", "fader", "steady")) {
      if (text.startsWith(tone + ":")) {
        return new Cell(text.substring(tone.length() + 1), number, tone);
      }
    }
    return new Cell(text, number, "");
  }
}
