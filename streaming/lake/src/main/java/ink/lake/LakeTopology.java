package ink.lake;

import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.flink.FactSink;
import ink.flink.KafkaRecord;
import ink.tables.Pseudonyms;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.sink.dynamic.DynamicIcebergSink;
import org.apache.iceberg.flink.sink.dynamic.DynamicRecordGenerator;

/**
 * The ways into the lake. To silver:
 *
 * <ol>
 *   <li>{@code read-facts}: the records of all topics, through one consumer
 *   <li>{@code identify-fact}: whose fact is it? What is none leaves for {@code write-dead-letter}
 *       and comes back as a fact of that stream
 *   <li>{@code drop-repeat}: a fact that was seen within a day goes no further
 *   <li>{@code lake-…}: Iceberg's steps; one writer and one committer for all tables. A checkpoint
 *       commits the tables that had facts and leaves the others alone
 * </ol>
 *
 * To bronze there is only {@code read-facts} and {@code bronze-…}.
 */
final class LakeTopology {
  private LakeTopology() {}

  static void silver(
      StreamExecutionEnvironment env,
      Source<KafkaRecord, ?, ?> records,
      CatalogLoader catalog,
      Pseudonyms pseudonyms,
      FactSink<DeadLetter> deadLetters) {
    silver(read(env, records), catalog, pseudonyms, deadLetters);
  }

  /** Everything to bronze; of that, what is measured every second to silver, too. */
  static void archive(
      StreamExecutionEnvironment env,
      Source<KafkaRecord, ?, ?> records,
      CatalogLoader catalog,
      Pseudonyms pseudonyms,
      FactSink<DeadLetter> deadLetters) {
    SingleOutputStreamOperator<KafkaRecord> all = read(env, records);
    sink(all, catalog, new RowOfRecord(), "bronze");
    silver(
        all.filter(record -> Destination.of(record.topic()).stream().isMeasurement())
            .name("pick-measurements")
            .uid("pick-measurements"),
        catalog,
        pseudonyms,
        deadLetters);
  }

  private static SingleOutputStreamOperator<KafkaRecord> read(
      StreamExecutionEnvironment env, Source<KafkaRecord, ?, ?> records) {
    return env.fromSource(records, WatermarkStrategy.noWatermarks(), "read-facts")
        .uid("read-facts");
  }

  private static void silver(
      DataStream<KafkaRecord> records,
      CatalogLoader catalog,
      Pseudonyms pseudonyms,
      FactSink<DeadLetter> deadLetters) {
    SingleOutputStreamOperator<IdentifiedFact> facts =
        records.process(new IdentifyFact()).name("identify-fact").uid("identify-fact");
    deadLetters.take(facts.getSideOutput(IdentifyFact.UNREADABLE));
    sink(
        facts
            .keyBy(IdentifiedFact::bucket)
            .process(new DropRepeat())
            .name("drop-repeat")
            .uid("drop-repeat"),
        catalog,
        new RowOfFact(pseudonyms),
        "lake");
  }

  private static <T> void sink(
      DataStream<T> input, CatalogLoader catalog, DynamicRecordGenerator<T> rows, String name) {
    DynamicIcebergSink.forInput(input)
        .generator(rows)
        .catalogLoader(catalog)
        .cacheMaxSize(Streams.all().size())
        // Tables are made at start: what the cache knows stays true for hours, not for a second.
        .cacheRefreshMs(600_000)
        .immediateTableUpdate(true)
        .uidPrefix(name)
        .append();
  }
}
