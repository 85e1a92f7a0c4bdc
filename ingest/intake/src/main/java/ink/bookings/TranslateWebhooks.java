package ink.bookings;

import ink.events.Streams;
import ink.intake.kafka.Facts;
import ink.intake.kafka.FactsNotWrittenException;
import ink.intake.kafka.KafkaConfig;
import ink.intake.kafka.Outgoing;
import ink.intake.metrics.IntakeMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads kept webhooks and tells of the bookings they are about. Offsets are committed only once
 * Kafka has all that came of them; after a crash some are translated again, into facts with the
 * same ids. While a platform does not answer, the webhooks behind wait in their partition.
 */
public final class TranslateWebhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TranslateWebhooks.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final Map<String, Object> settings;
  private final WebhookTranslator translator;
  private final Facts facts;
  private final Clock clock;
  private final PartitionWaits waits = new PartitionWaits(Math::random);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "translate-webhooks");
  private volatile Optional<String> trouble = Optional.of("the reader of webhooks starts");

  public TranslateWebhooks(
      KafkaConfig kafka,
      List<BookingPlatform> platforms,
      BookingConnections connections,
      Facts facts,
      IntakeMetrics metrics,
      Clock clock) {
    this.settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "group.id",
            "intake-bookings",
            "client.id",
            "intake-bookings",
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            // Each may wait for a platform; together they stay below max.poll.interval.ms.
            "max.poll.records",
            20,
            // A killed process gives its partitions free soon.
            "session.timeout.ms",
            6_000,
            "heartbeat.interval.ms",
            2_000);
    this.translator = new WebhookTranslator(platforms, connections, metrics, clock);
    this.facts = facts;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  /** What keeps it from working, if anything does. */
  public Optional<String> trouble() {
    return thread.isAlive() ? trouble : Optional.of("the reader of webhooks has stopped");
  }

  @Override
  public void close() throws InterruptedException {
    stop.countDown();
    thread.join(TimeUnit.SECONDS.toMillis(10));
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(Streams.WEBHOOK_RECEIVED.topic()), new StartAfresh());
        while (stop.getCount() > 0) {
          consumer.resume(due(consumer));
          take(consumer, consumer.poll(POLL));
        }
      } catch (FactsNotWrittenException | KafkaException e) {
        trouble = Optional.of("Kafka: " + e.getMessage());
        LOG.warn("the reader of webhooks begins again at what is committed: {}", e.getMessage());
        pause();
      } catch (RuntimeException e) {
        trouble = Optional.of("a bug of ours: " + e);
        LOG.error("a bug of ours; the reader of webhooks begins again", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (stop.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("the reader of webhooks stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  private List<TopicPartition> due(KafkaConsumer<byte[], byte[]> consumer) {
    Set<TopicPartition> paused = consumer.paused();
    return waits.due(clock.instant()).stream().filter(paused::contains).toList();
  }

  private void take(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records)
      throws FactsNotWrittenException {
    List<Outgoing<?>> outgoing = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        Optional<List<Outgoing<?>>> translated = translate(partition, record);
        if (translated.isEmpty()) {
          consumer.seek(partition, record.offset());
          consumer.pause(List.of(partition));
          break;
        }
        outgoing.addAll(translated.get());
        waits.clear(partition);
        done.put(partition, new OffsetAndMetadata(record.offset() + 1));
      }
    }
    if (!done.isEmpty()) {
      facts.write(outgoing);
      consumer.commitSync(done);
    }
  }

  /** What came of a webhook, or nothing when it has to wait. */
  private Optional<List<Outgoing<?>>> translate(
      TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
    WebhookTranslator.Step step =
        translator.translate(record.value(), partition + " at " + record.offset());
    if (step instanceof WebhookTranslator.Step.Done done) {
      return Optional.of(done.facts());
    }
    WebhookTranslator.Step.Wait wait = (WebhookTranslator.Step.Wait) step;
    int attempts = waits.failed(partition, record.offset(), clock.instant());
    if (attempts >= PartitionWaits.MOST_ATTEMPTS && wait.insteadOfRetrying().isPresent()) {
      LOG.warn("{} at {} given up: {}", partition, record.offset(), wait.reason());
      return Optional.of(List.of(wait.insteadOfRetrying().get()));
    }
    LOG.warn("{} at {} waits, attempt {}: {}", partition, record.offset(), attempts, wait.reason());
    return Optional.empty();
  }

  /** Others may have read these partitions meanwhile: nothing remembered of them counts. */
  private final class StartAfresh implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      waits.clear();
      translator.forget();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      waits.clear();
      translator.forget();
      trouble = Optional.empty();
    }
  }
}
