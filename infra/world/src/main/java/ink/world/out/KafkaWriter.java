package ink.world.out;

import ink.world.Fact;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Facts to their topics, as the programs that own them write: key, Avro single object. A record's
 * time is now, not the fact's, for Kafka keeps records by it.
 */
public final class KafkaWriter implements AutoCloseable {
  private final Producer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public KafkaWriter(String bootstrapServers) {
    this(
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                50,
                "batch.size",
                256 * 1024,
                "buffer.memory",
                16L << 20,
                "client.id",
                "world"),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  KafkaWriter(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Sends a fact; it is there once the writer was closed.
   *
   * @throws IllegalStateException when an earlier one was refused
   */
  public void write(Fact fact) {
    refuseAfterFailure();
    var unused =
        producer.send(
            new ProducerRecord<>(fact.stream().topic(), fact.key(), fact.encoded()),
            (metadata, error) -> {
              if (error != null) {
                failure.compareAndSet(null, error);
              }
            });
  }

  private void refuseAfterFailure() {
    Exception first = failure.get();
    if (first != null) {
      throw new IllegalStateException("Kafka refused a fact: " + first.getMessage(), first);
    }
  }

  /** Waits until all is there. */
  @Override
  public void close() {
    producer.close();
    refuseAfterFailure();
  }
}
