package ink.local.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer to a statement goes, row by row. A value is a Boolean, a Number, a String, a
 * List, a Map with String keys, or null.
 */
public interface Answer {
  /**
   * A column of the answer.
   *
   * @param number whether its values are numbers, which tables align to the right
   */
  record Column(String name, boolean number) {}

  /** Called once, before the rows. */
  void begin(List<Column> columns);

  /** The next row. */
  void row(List<@Nullable Object> values);

  /** Called once, after the rows. */
  void end();
}
