package ink.bookings;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records were taken and are not done yet. What may be committed of a partition ends before
 * its oldest open record, so that a crash loses none.
 */
final class OpenOffsets {
  private final Map<TopicPartition, NavigableSet<Long>> open = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  void taken(ConsumerRecord<?, ?> record) {
    TopicPartition partition = partition(record);
    open.computeIfAbsent(partition, p -> new TreeSet<>()).add(record.offset());
    next.merge(partition, record.offset() + 1, Math::max);
  }

  void done(ConsumerRecord<?, ?> record) {
    NavigableSet<Long> offsets = open.get(partition(record));
    if (offsets != null) {
      offsets.remove(record.offset());
    }
  }

  /** Another member of the group has these now. */
  void forget(Collection<TopicPartition> partitions) {
    open.keySet().removeAll(partitions);
    next.keySet().removeAll(partitions);
  }

  boolean holds(TopicPartition partition) {
    return next.containsKey(partition);
  }

  Map<TopicPartition, OffsetAndMetadata> committable() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach(
        (partition, end) -> {
          NavigableSet<Long> left = open.get(partition);
          long offset = left == null || left.isEmpty() ? end : left.first();
          offsets.put(partition, new OffsetAndMetadata(offset));
        });
    return offsets;
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
