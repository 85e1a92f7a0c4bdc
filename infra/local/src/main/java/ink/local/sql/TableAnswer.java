package ink.local.sql;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer in aligned columns. Widths follow from the first thousand rows, so that an answer of
 * any size needs little memory; a wider value further down only shifts its own line.
 */
final class TableAnswer implements Answer {
  private static final int LOOKED_AT = 1_000;

  private final PrintStream out;
  private final List<List<String>> waiting = new ArrayList<>();
  private List<Column> columns = List.of();
  private int[] widths = {};
  private boolean headed;

  TableAnswer(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> all) {
    columns = List.copyOf(all);
    widths = columns.stream().mapToInt(column -> width(column.name())).toArray();
  }

  @Override
  public void row(List<@Nullable Object> values) {
    List<String> cells = new ArrayList<>();
    for (Object value : values) {
      cells.add(value == null ? "NULL" : inOneLine(Text.plain(value)));
    }
    if (headed) {
      print(cells);
      return;
    }
    waiting.add(cells);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(cells.get(i)));
    }
    if (waiting.size() == LOOKED_AT) {
      printWaiting();
    }
  }

  @Override
  public void end() {
    if (!headed) {
      printWaiting();
    }
    out.println();
  }

  private void printWaiting() {
    headed = true;
    print(columns.stream().map(Column::name).toList());
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append(rule.isEmpty() ? "" : "+").append("-".repeat(width + 2));
    }
    out.println(rule);
    waiting.forEach(this::print);
    waiting.clear();
  }

  private void print(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String gap = " ".repeat(Math.max(0, widths[i] - width(cell)));
      line.append(i == 0 ? " " : " | ");
      line.append(columns.get(i).number() ? gap + cell : cell + gap);
    }
    out.println(line.toString().stripTrailing());
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Nothing in a value may break the table or command the terminal. */
  private static String inOneLine(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    safe.append("\\u%04x".formatted(c));
                  } else {
                    safe.append((char) c);
                  }
                }
              }
            });
    return safe.toString();
  }
}
