package ink.lake;

import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.flink.FactSink;
import ink.flink.KafkaRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.sink.dynamic.DynamicIcebergSink;

/**
 * The way of a fact into the lake:
 *
 * <ol>
 *   <li>{@code read-facts}: the records of all topics, through one consumer
 *   <li>{@code identify-fact}: whose fact is it? What is none leaves for {@code write-dead-letter}
 *       and comes back as a fact of that stream
 *   <li>{@code drop-repeat}: a fact that was seen within a day goes no further
 *   <li>{@code lake-…}: Iceberg's steps; one writer and one committer for all tables. A checkpoint
 *       commits the tables that had facts and leaves the others alone
 * </ol>
 */
final class LakeTopology {
  private LakeTopology() {}

  static void define(
      StreamExecutionEnvironment env,
      Source<KafkaRecord, ?, ?> records,
      CatalogLoader catalog,
      FactSink<DeadLetter> deadLetters) {
    SingleOutputStreamOperator<IdentifiedFact> facts =
        env.fromSource(records, WatermarkStrategy.noWatermarks(), "read-facts")
            .uid("read-facts")
            .process(new IdentifyFact())
            .name("identify-fact")
            .uid("identify-fact");
    deadLetters.take(facts.getSideOutput(IdentifyFact.UNREADABLE));
    DynamicIcebergSink.forInput(
            facts
                .keyBy(IdentifiedFact::bucket)
                .process(new DropRepeat())
                .name("drop-repeat")
                .uid("drop-repeat"))
        .generator(new RowOfFact())
        .catalogLoader(catalog)
        .cacheMaxSize(Streams.all().size())
        // Tables are made at start: what the cache knows stays true for hours, not for a second.
        .cacheRefreshMs(600_000)
        .immediateTableUpdate(true)
        .uidPrefix("lake")
        .append();
  }
}
