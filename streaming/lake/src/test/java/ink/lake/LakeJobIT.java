package ink.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.events.Stream;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.GenerationCompleted;
import ink.flink.testing.TestCluster;
import ink.flink.testing.UidCheck;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.neighbours.testing.TestObjectStore;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts on Kafka become rows on S3: once each, whatever happens in between. */
class LakeJobIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TENANT = IdType.TENANT.next();

  @TempDir static Path checkpoints;
  static Map<String, String> env;
  static JdbcCatalogLoader catalog;

  @BeforeAll
  static void startNeighbours() {
    TestKafka.shared().createTopics();
    TestObjectStore store = TestObjectStore.shared();
    env =
        Map.ofEntries(
            Map.entry("INK_KAFKA", TestKafka.shared().bootstrapServers()),
            Map.entry("INK_CHECKPOINTS", checkpoints.toString()),
            Map.entry("INK_LAKE_COMMIT", "500ms"),
            Map.entry("INK_LAKE_URL", TestDatabase.shared().lakeUrl()),
            Map.entry("INK_LAKE_USER", "ink_lake"),
            Map.entry("INK_LAKE_PASSWORD", "ink_lake"),
            Map.entry("INK_S3_ENDPOINT", store.endpoint().toString()),
            Map.entry("INK_S3_ACCESS_KEY", store.accessKey()),
            Map.entry("INK_S3_SECRET_KEY", store.secretKey()));
    catalog = new JdbcCatalogLoader(LakeConfig.from(env).catalogProperties());
  }

  @Test
  void everyFactIsARowOnceAcrossKills() {
    List<AppEventRecorded> events = new ArrayList<>(appEvents(0, 60));
    produce(events);
    produce(events.subList(0, 20)); // their owner was not sure
    TestKafka.shared().produce(Streams.GENERATION_COMPLETED, completed());
    TestKafka.shared()
        .produce(
            List.of(
                new ProducerRecord<>(
                    Streams.APP_EVENT_RECORDED.topic(),
                    "{\"no\":\"fact\"}".getBytes(StandardCharsets.UTF_8))));

    try (TestCluster.RunningJob job = TestCluster.shared().run(new LakeJob().graph(env))) {
      awaitRows(Streams.APP_EVENT_RECORDED, 60);
      awaitRows(Streams.DEAD_LETTER, 1);
      awaitRows(Streams.GENERATION_COMPLETED, 1);

      // What was read but not committed when the job dies must come again, and only that.
      List<AppEventRecorded> late = appEvents(60, 90);
      events.addAll(late);
      produce(late);
      assertThat(job.status().isGloballyTerminalState()).isFalse();
    }
    List<AppEventRecorded> whileDown = appEvents(90, 120);
    events.addAll(whileDown);
    produce(whileDown);
    produce(events.subList(30, 100));

    try (TestCluster.RunningJob job = TestCluster.shared().run(new LakeJob().graph(env))) {
      awaitRows(Streams.APP_EVENT_RECORDED, 120);
      job.checkpoint();
      assertThat(eventIds(Streams.APP_EVENT_RECORDED))
          .containsExactlyInAnyOrderElementsOf(
              events.stream().map(AppEventRecorded::getEventId).toList());
      assertThat(eventIds(Streams.DEAD_LETTER)).hasSize(1);

      long snapshots = snapshots(Streams.APP_EVENT_RECORDED);
      for (int i = 0; i < 12; i++) {
        job.checkpoint();
      }
      assertThat(snapshots(Streams.APP_EVENT_RECORDED))
          .as("a checkpoint without facts commits nothing")
          .isEqualTo(snapshots);
      assertThat(snapshots(Streams.BOOKING_CHANGED)).isZero();
    }
    Record row = rows(Streams.GENERATION_COMPLETED).get(0);
    GenerationCompleted fact = completed();
    assertThat(row.getField("undrawn_words")).isEqualTo(fact.getUndrawnWords());
    assertThat(row.getField("completed_at"))
        .isEqualTo(fact.getCompletedAt().atOffset(java.time.ZoneOffset.UTC));
    assertThat(row.getField("artist_id")).isNull();
    Record letter = rows(Streams.DEAD_LETTER).get(0);
    assertThat(letter.getField("source")).isEqualTo(Streams.APP_EVENT_RECORDED.topic());
    assertThat(letter.getField("code")).isEqualTo("unreadable-fact");
  }

  @Test
  void stepsOfOursHaveTheirNamesAsUids() {
    // Iceberg names its own.
    assertThat(UidCheck.violations(new LakeJob().graph(env)))
        .allMatch(violation -> violation.contains("lake"), "is Iceberg's");
  }

  private static void produce(List<AppEventRecorded> events) {
    TestKafka.shared().produce(Streams.APP_EVENT_RECORDED, events.toArray(AppEventRecorded[]::new));
  }

  private static List<AppEventRecorded> appEvents(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                AppEventRecorded.newBuilder()
                    .setEventId(IdType.EVENT.derived(NOON, "event", Integer.toString(i)))
                    .setTenantId(TENANT)
                    .setActorId("actor-" + i % 7)
                    .setSessionId("s")
                    .setName("design_viewed")
                    .setOccurredAt(NOON.minus(Duration.ofDays(i % 3)))
                    .setReceivedAt(NOON)
                    .setProperties(new TreeMap<>(Map.of("i", Integer.toString(i))))
                    .build())
        .toList();
  }

  private static GenerationCompleted completed() {
    return GenerationCompleted.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, "completed"))
        .setTenantId(TENANT)
        .setGenerationId("gen_1")
        .setCompletedAt(NOON.plusNanos(123_456_000))
        .setRequestedAt(NOON)
        .setDesignId("dsg_1")
        .setModel("ink-flash")
        .setModelVersion("1")
        .setBackend("procedural")
        .setStyle("mandala")
        .setPrompt("löwe")
        .setSeed(1L << 40)
        .setWidthPx(512)
        .setHeightPx(512)
        .setImageKey("k")
        .setImageBytes(1)
        .setImageSha256("0")
        .setUndrawnWords(List.of("löwe"))
        .setAttempts(1)
        .setQueueMs(1)
        .setInferenceMs(1)
        .build();
  }

  private static void awaitRows(Stream<?> stream, int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(rows(stream)).hasSizeGreaterThanOrEqualTo(count));
  }

  private static List<String> eventIds(Stream<?> stream) {
    return rows(stream).stream().map(row -> (String) row.getField("event_id")).toList();
  }

  private static long snapshots(Stream<?> stream) {
    try (JdbcCatalogLoader.Lease lease = catalog.lease()) {
      return java.util.stream.StreamSupport.stream(
              table(lease, stream).snapshots().spliterator(), false)
          .count();
    }
  }

  private static List<Record> rows(Stream<?> stream) {
    try (JdbcCatalogLoader.Lease lease = catalog.lease();
        CloseableIterable<Record> rows = IcebergGenerics.read(table(lease, stream)).build()) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Table table(JdbcCatalogLoader.Lease lease, Stream<?> stream) {
    return lease.catalog().loadTable(TableDefinition.of(stream).name());
  }
}
