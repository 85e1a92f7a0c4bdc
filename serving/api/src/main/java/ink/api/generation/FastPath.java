package ink.api.generation;

import ink.api.metrics.ApiMetrics;
import ink.events.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the fact of a committed generation straight to Kafka, milliseconds before Debezium brings
 * the same bytes from the outbox; readers drop the second copy by its event id. It is a short cut
 * and no promise: it never waits, and what it cannot send is counted and comes by the outbox.
 */
public final class FastPath implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FastPath.class);
  private static final String TOPIC = Streams.GENERATION_REQUESTED.topic();

  private final Properties properties = new Properties();
  private final ApiMetrics metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::open, "fast-path");
  private volatile @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * @param bootstrap Kafka's {@code host:port}, several separated by commas
   */
  public FastPath(String bootstrap, ApiMetrics metrics) {
    this.metrics = metrics;
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "ink-api-fast-path");
    properties.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // No request may wait for Kafka: a full buffer or an unknown topic is a failure at once. So the
    // topic must stay known while nobody asks for images; the default forgets it in five minutes.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 << 20);
    // Later than this the outbox has brought it.
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5000);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Opens the producer; {@link #send} finds none until Kafka answers. */
  private void open() {
    try {
      KafkaProducer<byte[], byte[]> opened = null;
      while (stopped.getCount() > 0) {
        try {
          if (opened == null) {
            opened = new KafkaProducer<>(properties);
          }
          opened.partitionsFor(TOPIC);
          producer = opened;
          LOG.info("the fast path to {} is open", TOPIC);
          stopped.await();
        } catch (KafkaException e) {
          LOG.debug("the fast path is closed: {}", e.getMessage());
          stopped.await(500, TimeUnit.MILLISECONDS);
        }
      }
      if (opened != null) {
        opened.close(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends an offer that was accepted for good. */
  public void send(Acceptance.Offer offer) {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      metrics.fastPath(false);
      return;
    }
    byte[] key = Streams.GENERATION_REQUESTED.key(offer.fact()).getBytes(StandardCharsets.UTF_8);
    try {
      var unused = // the callback is told
          open.send(
              new ProducerRecord<>(TOPIC, key, offer.envelope()),
              (metadata, failure) -> metrics.fastPath(failure == null));
    } catch (KafkaException | IllegalStateException e) { // the latter: it was closed meanwhile
      metrics.fastPath(false);
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
