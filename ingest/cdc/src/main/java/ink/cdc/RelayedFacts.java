package ink.cdc;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many facts this process has relayed to which topic. Static, because Connect makes the
 * transformation itself and hands nobody a reference.
 */
final class RelayedFacts {
  private static final Map<String, LongAdder> BY_TOPIC = new ConcurrentHashMap<>();

  private RelayedFacts() {}

  static void count(String topic) {
    BY_TOPIC.computeIfAbsent(topic, t -> new LongAdder()).increment();
  }

  static Map<String, Long> byTopic() {
    Map<String, Long> counts = new TreeMap<>();
    BY_TOPIC.forEach((topic, count) -> counts.put(topic, count.sum()));
    return counts;
  }
}
