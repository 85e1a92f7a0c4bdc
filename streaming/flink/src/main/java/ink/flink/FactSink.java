package ink.flink;

import ink.events.Stream;
import ink.events.Streams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a job puts the facts of one stream. In the job it is one step, {@code write-STREAM}.
 *
 * @param stream what is written
 * @param sink where to; Kafka in production, anything in a test
 */
public record FactSink<T extends SpecificRecord>(Stream<T> stream, Sink<T> sink) {

  /**
   * The stream's topic. A fact is sent at once. With {@link DeliveryGuarantee#EXACTLY_ONCE} readers
   * of committed records see it after the next checkpoint.
   */
  public static <T extends SpecificRecord> FactSink<T> of(
      Stream<T> stream, String bootstrap, DeliveryGuarantee guarantee) {
    KafkaSinkBuilder<T> builder =
        KafkaSink.<T>builder()
            .setBootstrapServers(bootstrap)
            .setRecordSerializer(new Writer<>(stream.type()))
            .setDeliveryGuarantee(guarantee)
            .setProperty("acks", "all")
            .setProperty("linger.ms", "0")
            // A broker may be away for minutes; only then does the job start over.
            .setProperty("delivery.timeout.ms", "300000")
            .setProperty("max.block.ms", "300000")
            // Below the broker's transaction.max.timeout.ms of 15 minutes.
            .setProperty("transaction.timeout.ms", "840000");
    if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
      builder
          .setTransactionalIdPrefix(stream.topic())
          .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING);
    }
    return new FactSink<>(stream, builder.build());
  }

  /** Ends {@code facts} here. */
  public void take(DataStream<T> facts) {
    String name = "write-" + stream.table().replace('_', '-');
    facts.sinkTo(sink).name(name).uid(name);
  }

  /** Key and value as every reader of the stream expects them. */
  private static final class Writer<T extends SpecificRecord>
      implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient @Nullable Stream<T> stream;

    Writer(Class<T> type) {
      this.type = type;
    }

    private Stream<T> stream() {
      Stream<T> known = stream;
      if (known == null) {
        known = Streams.of(type);
        stream = known;
      }
      return known;
    }

    /** The pool of transactions asks which topics it serves. */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
      return Optional.of(
          new DefaultKafkaDatasetFacet(
              DefaultKafkaDatasetIdentifier.ofTopics(List.of(stream().topic()))));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T fact, KafkaSinkContext context, Long timestamp) {
      Stream<T> known = stream();
      return new ProducerRecord<>(
          known.topic(),
          null,
          known.eventTime(fact).toEpochMilli(),
          known.key(fact).getBytes(StandardCharsets.UTF_8),
          known.encode(fact));
    }
  }
}
