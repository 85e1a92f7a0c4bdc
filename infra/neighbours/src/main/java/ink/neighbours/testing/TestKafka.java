package ink.neighbours.testing;

import ink.events.Stream;
import ink.neighbours.Ports;
import ink.neighbours.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The Kafka broker of a test JVM. */
public record TestKafka(String bootstrapServers) {
  private static @Nullable TestKafka shared;

  public static synchronized TestKafka shared() {
    if (shared == null) {
      try {
        Path folder = TestFolder.create("kafka");
        shared =
            new TestKafka(
                NeighbourProcess.start(
                    Stack.mainOf("KafkaBroker"),
                    folder,
                    Map.of(
                        "INK_PORT", String.valueOf(Ports.free()),
                        "INK_CONTROLLER_PORT", String.valueOf(Ports.free()),
                        "INK_DATA", folder.toString())));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  /** Creates the topics of all streams, two partitions each. */
  public void createTopics() {
    try {
      Topics.create(bootstrapServers, 2, (short) 1);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Creates one more topic. */
  public void createTopic(String name, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends facts as their owner would and waits until the broker has them. */
  @SafeVarargs
  public final <T extends SpecificRecord> void produce(Stream<T> stream, T... facts) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (T fact : facts) {
      byte[] key = stream.key(fact).getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(stream.topic(), key, stream.encode(fact)));
    }
    produce(records);
  }

  /** Sends records as they are, for what no owner would send. */
  public void produce(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a stream from its beginning, committed records only, until it has {@code atLeast} facts
   * or the time is over.
   *
   * @return all it has read, which may be fewer or more
   */
  public <T extends SpecificRecord> List<T> read(Stream<T> stream, int atLeast, Duration timeout) {
    return readRecords(stream.topic(), atLeast, timeout).stream()
        .map(record -> stream.decode(record.value()))
        .toList();
  }

  /** All facts of a stream that are committed now; waits for no others. */
  public <T extends SpecificRecord> List<T> readAll(Stream<T> stream) {
    return records(stream.topic(), Integer.MAX_VALUE, Duration.ofSeconds(30), true).stream()
        .map(record -> stream.decode(record.value()))
        .toList();
  }

  /** As {@link #read}, the raw records. */
  public List<ConsumerRecord<byte[], byte[]>> readRecords(
      String topic, int atLeast, Duration timeout) {
    return records(topic, atLeast, timeout, false);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(
      String topic, int atLeast, Duration timeout, boolean toTheEnd) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Instant deadline = Instant.now().plus(timeout);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = toTheEnd ? consumer.endOffsets(partitions) : Map.of();
      while (records.size() < atLeast && Instant.now().isBefore(deadline)) {
        if (toTheEnd
            && partitions.stream()
                .allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L))) {
          break;
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
