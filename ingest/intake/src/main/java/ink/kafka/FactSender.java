package ink.kafka;

import ink.events.Stream;
import ink.events.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes facts to their streams; every fact is acknowledged by all in-sync replicas. */
public final class FactSender implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param patience how long Kafka may take; a caller waits no longer
   */
  public FactSender(String bootstrapServers, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "ink-intake",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                "0",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                String.valueOf(millis),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                String.valueOf(millis),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                String.valueOf(millis),
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                String.valueOf(16 << 20)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes the facts and returns when Kafka has them all. */
  public void send(List<? extends SpecificRecord> facts)
      throws KafkaUnavailableException, InterruptedException {
    List<Future<?>> sent = new ArrayList<>(facts.size());
    try {
      for (SpecificRecord fact : facts) {
        sent.add(send(fact));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaUnavailableException(e.getCause() == null ? e : e.getCause());
    } catch (org.apache.kafka.common.errors.InterruptException e) {
      throw new InterruptedException(e.getMessage());
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> Future<?> send(T fact) {
    Stream<T> stream = (Stream<T>) Streams.of(fact.getClass());
    return producer.send(
        new ProducerRecord<>(
            stream.topic(),
            stream.key(fact).getBytes(StandardCharsets.UTF_8),
            stream.encode(fact)));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
