package ink.bench;

import ink.events.Streams;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears every outcome, as a subscriber of the facts would. */
final class Outcomes implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Ledger ledger;
  private final Reruns reruns;
  private final IntConsumer onEnd;
  // A failure does not tell the seed.
  private final Map<String, Integer> jobs = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::listen, "outcomes");
  private volatile boolean closed;

  /**
   * @param onEnd hears of each job's first outcome
   */
  Outcomes(String kafka, Ledger ledger, Reruns reruns, IntConsumer onEnd) {
    this.ledger = ledger;
    this.reruns = reruns;
    this.onEnd = onEnd;
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.consumer = new KafkaConsumer<>(properties);
    List<TopicPartition> partitions =
        List.of(Streams.GENERATION_COMPLETED, Streams.GENERATION_FAILED).stream()
            .flatMap(stream -> consumer.partitionsFor(stream.topic()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread.setDaemon(true);
    thread.start();
  }

  /** The job's generation; needed for those that fail. */
  void known(String generationId, int job) {
    jobs.put(generationId, job);
  }

  private void listen() {
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (record.topic().equals(Streams.GENERATION_COMPLETED.topic())) {
          GenerationCompleted fact = Streams.GENERATION_COMPLETED.decode(record.value());
          if (end((int) fact.getSeed(), fact.getEventId(), true)) {
            reruns.completed(fact);
          }
        } else {
          GenerationFailed fact = Streams.GENERATION_FAILED.decode(record.value());
          Integer job = jobs.get(fact.getGenerationId());
          if (job != null) {
            end(job, fact.getEventId(), false);
          }
        }
      }
    }
    consumer.close();
  }

  private boolean end(int job, String eventId, boolean good) {
    boolean first = ledger.ended(job, System.nanoTime(), eventId, good);
    if (first) {
      onEnd.accept(job);
    }
    return first;
  }

  @Override
  public void close() {
    closed = true;
  }
}
