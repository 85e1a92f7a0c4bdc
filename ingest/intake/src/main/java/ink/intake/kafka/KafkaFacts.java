package ink.intake.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Facts into Kafka, acknowledged by all replicas in sync. One for the whole process. */
public final class KafkaFacts implements Facts, AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  public KafkaFacts(KafkaConfig config) {
    long millis = config.patience().toMillis();
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                config.bootstrapServers(),
                "client.id",
                "intake",
                "acks",
                "all",
                "enable.idempotence",
                true,
                "delivery.timeout.ms",
                (int) millis,
                "request.timeout.ms",
                (int) (millis / 2),
                // For topics not seen yet while Kafka is away.
                "max.block.ms",
                millis / 3,
                "buffer.memory",
                16L << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void write(List<? extends Outgoing<?>> facts) throws FactsNotWrittenException {
    List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
    try {
      for (Outgoing<?> fact : facts) {
        Future<RecordMetadata> one =
            producer.send(new ProducerRecord<>(fact.stream().topic(), fact.key(), fact.value()));
        if (one.isDone()) {
          one.get(); // failed already: do not wait as long for each of the others
        }
        sent.add(one);
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new FactsNotWrittenException("Kafka did not take it: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FactsNotWrittenException("the intake stops", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
