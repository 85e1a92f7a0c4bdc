package ink.reports;

import ink.events.Stream;
import java.util.List;

/**
 * Facts that a report reads.
 *
 * @param view name under which queries find them
 * @param time the column that says when; facts of the period are those whose time lies in it
 * @param columns the columns that queries use besides {@code event_id} and the time
 * @param reach how far back to read
 */
public record Input(String view, Stream<?> stream, String time, List<String> columns, Reach reach) {
  /** How far back to read. */
  public enum Reach {
    /** Only facts of the period. */
    PERIOD,
    /** All facts before the period's end: what others are looked up in. */
    HISTORY
  }

  public Input {
    columns = List.copyOf(columns);
  }

  /** Facts of the period, by their event time, under the name of their table. */
  public static Input of(Stream<?> stream, String... columns) {
    return new Input(
        stream.table(), stream, stream.eventTimeColumn(), List.of(columns), Reach.PERIOD);
  }
}
