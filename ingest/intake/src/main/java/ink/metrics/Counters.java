package ink.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of what happened, by name and labels. */
public final class Counters {
  private final Map<String, Map<String, LongAdder>> byName = new ConcurrentHashMap<>();

  /**
   * Counts one more.
   *
   * @param name as Prometheus wants it, ending in {@code _total}
   * @param labels names and values in turn; the values must be few
   */
  public void count(String name, String... labels) {
    add(name, 1, labels);
  }

  /** Counts {@code amount} more. */
  public void add(String name, long amount, String... labels) {
    byName
        .computeIfAbsent(name, n -> new ConcurrentHashMap<>())
        .computeIfAbsent(labelText(labels), l -> new LongAdder())
        .add(amount);
  }

  /** All counts in Prometheus' text format. */
  public String text() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(byName)
        .forEach(
            (name, counts) -> {
              text.append("# TYPE ").append(name).append(" counter\n");
              new TreeMap<>(counts)
                  .forEach(
                      (labels, count) ->
                          text.append(name).append(labels).append(' ').append(count).append('\n'));
            });
    return text.toString();
  }

  private static String labelText(String... labels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < labels.length; i += 2) {
      String value = labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(value).append('"');
    }
    return text.isEmpty() ? "" : text.append('}').toString();
  }
}
