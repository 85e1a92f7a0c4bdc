package ink.local.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import ink.events.Stream;
import ink.events.Streams;
import ink.local.Stack;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts every fact where it travelled and where it rests. */
public final class Census implements AutoCloseable {
  private final Stack stack;
  private final JdbcCatalog catalog = new JdbcCatalog();

  public Census(Stack stack) {
    this.stack = stack;
    catalog.initialize(
        LakeConfig.CATALOG, LakeConfig.from(stack.environment("batch")).catalogProperties());
  }

  /**
   * The facts of one stream.
   *
   * @param inKafka different event ids on the topic
   * @param inLake rows of the table
   * @param differentInLake different event ids in the table
   */
  public record Counts(
      @JsonProperty("in_kafka") long inKafka,
      @JsonProperty("in_lake") long inLake,
      @JsonProperty("different_in_lake") long differentInLake) {
    boolean agree() {
      return inKafka == inLake && inLake == differentInLake;
    }
  }

  /** The counts of all streams but those that never rest, by topic. */
  public Map<String, Counts> count() throws IOException {
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (Stream<?> stream : Streams.all()) {
      if (stream != Streams.DISPATCH_MEASURED && stream != Streams.QUEUE_MEASURED) {
        counts.put(stream.topic(), count(stream));
      }
    }
    return counts;
  }

  /** Waits until all streams agree or the time is over, and returns the last counts. */
  public Map<String, Counts> awaitAgreement(Duration limit)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      Map<String, Counts> counts = count();
      if (counts.values().stream().allMatch(Counts::agree) || Instant.now().isAfter(deadline)) {
        return counts;
      }
      Thread.sleep(500);
    }
  }

  public Counts count(Stream<?> stream) throws IOException {
    long inKafka = idsInKafka(stream).size();
    long rows = 0;
    Set<Object> ids = new HashSet<>();
    if (catalog.tableExists(TableIdentifier.of(TableDefinition.NAMESPACE, stream.table()))) {
      Table table =
          catalog.loadTable(TableIdentifier.of(TableDefinition.NAMESPACE, stream.table()));
      try (CloseableIterable<Record> records =
          IcebergGenerics.read(table).select("event_id").build()) {
        for (Record record : records) {
          rows++;
          ids.add(record.getField("event_id"));
        }
      }
    }
    return new Counts(inKafka, rows, ids.size());
  }

  private Set<String> idsInKafka(Stream<?> stream) {
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(stream.topic()).stream()
              .map(info -> new TopicPartition(stream.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
      while (partitions.stream()
              .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))
          && Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          ids.add(stream.decode(record.value()).get(0).toString());
        }
      }
    }
    return ids;
  }

  /** Iceberg's catalogue, for tests that look closer. */
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void close() throws IOException {
    catalog.close();
  }
}
