package ink.local.sql;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer as one JSON object a row, each on a line. */
final class JsonAnswer implements Answer {
  private final PrintStream out;
  private List<String> names = List.of();

  JsonAnswer(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(List<Column> columns) {
    List<String> unique = new ArrayList<>();
    for (Column column : columns) {
      // SQL may name two columns alike; an object cannot.
      String name = column.name();
      for (int i = 2; unique.contains(name); i++) {
        name = column.name() + "_" + i;
      }
      unique.add(name);
    }
    names = unique;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      object.put(names.get(i), values.get(i));
    }
    out.println(Text.json(object));
  }

  @Override
  public void end() {}
}
