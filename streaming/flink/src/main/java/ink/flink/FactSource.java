package ink.flink;

import ink.events.Stream;
import ink.facts.DeadLetter;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The facts of one stream as a job reads them. What is no fact leaves on the side as a {@link
 * DeadLetter}, so that one bad record never stops a job.
 *
 * @param stream what is read
 * @param records the records that carry it; Kafka's in production, anything in a test
 */
public record FactSource<T extends SpecificRecord>(
    Stream<T> stream, Source<KafkaRecord, ?, ?> records) {

  /**
   * The stream's topic, from the group's committed offsets and, where there are none, from the
   * start. A restored checkpoint's offsets go before both. The topic has to exist.
   */
  public static <T extends SpecificRecord> FactSource<T> of(
      Stream<T> stream, String bootstrap, String group) {
    return new FactSource<>(
        stream, records(List.of(stream.topic()), bootstrap, group, group + "-" + stream.table()));
  }

  /** Topics as {@link #of} reads one, for a job that takes whatever comes. */
  public static Source<KafkaRecord, ?, ?> records(
      List<String> topics, String bootstrap, String group, String client) {
    return KafkaSource.<KafkaRecord>builder()
        .setBootstrapServers(bootstrap)
        .setTopics(topics)
        .setGroupId(group)
        .setClientIdPrefix(client)
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        // Exactly-once writers leave aborted records behind.
        .setProperty("isolation.level", "read_committed")
        .setProperty("commit.offsets.on.checkpoint", "true")
        .setDeserializer(new KafkaRecordReader())
        .build();
  }

  /**
   * The stream's facts and what could not be read.
   *
   * @param unreadable key {@code source}; to be written to the dead-letter topic by the job
   */
  public record Facts<T extends SpecificRecord>(
      DataStream<T> facts, DataStream<DeadLetter> unreadable) {}

  /**
   * Two steps: {@code read-STREAM} takes the records, {@code decode-STREAM} makes facts of them,
   * e.g. {@code read-generation-requested}.
   */
  public Facts<T> in(StreamExecutionEnvironment env) {
    return in(env, WatermarkStrategy.noWatermarks());
  }

  /** As {@link #in(StreamExecutionEnvironment)}, with a watermark for each partition. */
  public Facts<T> in(StreamExecutionEnvironment env, WatermarkStrategy<KafkaRecord> watermarks) {
    String name = stream.table().replace('_', '-');
    SingleOutputStreamOperator<T> facts =
        env.fromSource(records, watermarks, "read-" + name)
            .uid("read-" + name)
            .process(new DecodeFacts<>(stream.type()))
            .name("decode-" + name)
            .uid("decode-" + name)
            .returns(FactTypeInfo.of(stream));
    return new Facts<>(facts, facts.getSideOutput(DecodeFacts.UNREADABLE));
  }
}
