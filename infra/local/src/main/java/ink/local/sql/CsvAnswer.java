package ink.local.sql;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer as RFC 4180 says, with a header. NULL is nothing, an empty string is {@code ""}. */
final class CsvAnswer implements Answer {
  private final PrintStream out;

  CsvAnswer(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) {
    out.println(
        columns.stream().map(column -> field(column.name())).collect(Collectors.joining(",")));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    out.println(values.stream().map(CsvAnswer::field).collect(Collectors.joining(",")));
  }

  @Override
  public void end() {}

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = Text.plain(value);
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
