package ink.api.generation;

import ink.events.Stream;
import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.facts.DispatchMeasured;
import ink.facts.QueueMeasured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from Kafka, from now on, which generations have an outcome and how dispatch stands. What it
 * misses costs time, not truth: PostgreSQL has every outcome. So it joins no group and commits
 * nothing; each API process hears everything.
 */
final class FactFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FactFeed.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PROBE = Duration.ofSeconds(3);
  private static final List<Stream<?>> OUTCOMES =
      List.of(Streams.GENERATION_COMPLETED, Streams.GENERATION_FAILED);

  private final Properties properties = new Properties();
  private final DispatchFigures figures;
  private final Consumer<String> finished;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "fact-feed");
  private volatile String trouble = "not asked yet";

  /**
   * @param bootstrap Kafka's {@code host:port}, several separated by commas
   * @param finished hears the id of each generation that has an outcome
   */
  FactFeed(String bootstrap, DispatchFigures figures, Consumer<String> finished) {
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "ink-api");
    properties.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.figures = figures;
    this.finished = finished;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** What keeps it from hearing; empty when nothing does. */
  String trouble() {
    return trouble;
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
        follow(consumer);
      } catch (KafkaException | MissingTopicException e) {
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!reason.equals(trouble)) {
          LOG.warn("cannot hear facts from Kafka now: {}", reason);
        }
        trouble = reason;
        pause();
      }
    }
  }

  private static final class MissingTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingTopicException(String topic) {
      super("Kafka has no topic " + topic);
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> outcomes = new ArrayList<>();
    for (Stream<?> stream : OUTCOMES) {
      outcomes.addAll(partitions(consumer, stream));
    }
    List<TopicPartition> measured = new ArrayList<>();
    measured.addAll(partitions(consumer, Streams.DISPATCH_MEASURED));
    measured.addAll(partitions(consumer, Streams.QUEUE_MEASURED));
    List<TopicPartition> all = new ArrayList<>(outcomes);
    all.addAll(measured);
    consumer.assign(all);
    consumer.seekToEnd(outcomes);
    // The last figures are worth hearing; the ones before are not.
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(measured, PATIENCE);
    consumer
        .endOffsets(measured, PATIENCE)
        .forEach(
            (partition, end) ->
                consumer.seek(partition, Math.max(end - 1, starts.getOrDefault(partition, 0L))));
    LOG.info("hears facts from {} partitions", all.size());
    long nextProbe = System.nanoTime();
    while (stopped.getCount() > 0) {
      if (System.nanoTime() >= nextProbe) {
        // poll() does not tell a silent broker from a quiet one; this throws.
        consumer.endOffsets(measured, PATIENCE);
        trouble = "";
        nextProbe = System.nanoTime() + PROBE.toNanos();
      }
      for (ConsumerRecord<byte[], byte[]> fact : consumer.poll(Duration.ofMillis(500))) {
        hear(fact.value());
      }
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Stream<?> stream) {
    List<PartitionInfo> known = consumer.partitionsFor(stream.topic(), PATIENCE);
    if (known.isEmpty()) {
      throw new MissingTopicException(stream.topic());
    }
    return known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  private void hear(byte[] bytes) {
    try {
      Stream<?> stream = Streams.carrying(bytes);
      if (stream == Streams.DISPATCH_MEASURED) {
        figures.heard((DispatchMeasured) stream.decode(bytes));
      } else if (stream == Streams.QUEUE_MEASURED) {
        figures.heard((QueueMeasured) stream.decode(bytes));
      } else if (stream == Streams.GENERATION_COMPLETED) {
        finished.accept(Streams.GENERATION_COMPLETED.decode(bytes).getGenerationId());
      } else if (stream == Streams.GENERATION_FAILED) {
        finished.accept(Streams.GENERATION_FAILED.decode(bytes).getGenerationId());
      }
    } catch (UnreadableFactException e) {
      // The lake's job is to keep it; here it would only have been a hint.
      LOG.warn("an unreadable fact: {}", e.getMessage());
    }
  }

  private void pause() {
    try {
      if (stopped.await(1, TimeUnit.SECONDS)) {
        LOG.debug("stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(3000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
