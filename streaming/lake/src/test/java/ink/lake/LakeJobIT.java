package ink.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ink.events.Stream;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.BookingCorrelated;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationCompleted;
import ink.facts.PaymentRecorded;
import ink.flink.testing.TestCluster;
import ink.flink.testing.UidCheck;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.neighbours.testing.TestObjectStore;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types;
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
  static Pseudonyms.Maker pseudonyms;

  @BeforeAll
  static void startNeighbours() {
    TestKafka.shared().createTopics();
    TestObjectStore store = TestObjectStore.shared();
    env =
        Map.ofEntries(
            Map.entry("INK_KAFKA", TestKafka.shared().bootstrapServers()),
            Map.entry("INK_CHECKPOINTS", checkpoints.toString()),
            Map.entry("INK_LAKE_COMMIT", "500ms"),
            Map.entry("INK_ARCHIVE_COMMIT", "500ms"),
            Map.entry("INK_PSEUDONYM_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
            Map.entry("INK_LAKE_URL", TestDatabase.shared().lakeUrl()),
            Map.entry("INK_LAKE_USER", "ink_lake"),
            Map.entry("INK_LAKE_PASSWORD", "ink_lake"),
            Map.entry("INK_S3_ENDPOINT", store.endpoint().toString()),
            Map.entry("INK_S3_ACCESS_KEY", store.accessKey()),
            Map.entry("INK_S3_SECRET_KEY", store.secretKey()));
    catalog = Lake.open(LakeConfig.from(env));
    pseudonyms = Pseudonyms.from(env).maker();
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
        .isEqualTo(fact.getCompletedAt().atOffset(ZoneOffset.UTC));
    assertThat(row.getField("artist_id")).isNull();
    assertThat(row.getField("prompt")).isEqualTo(pseudonyms.of(TENANT, "löwe"));
    assertThat(row.getField("client_id")).isEqualTo(pseudonyms.of(TENANT, "cli_1"));
    assertThat(rows(Streams.APP_EVENT_RECORDED))
        .extracting(event -> event.getField("actor_id"))
        .containsOnly(
            IntStream.range(0, 7).mapToObj(i -> pseudonyms.of(TENANT, "actor-" + i)).toArray());
    assertThat(partitions(Streams.APP_EVENT_RECORDED))
        .as("late facts lie in the day on which they happened")
        .containsExactlyInAnyOrder("2026-11-20", "2026-11-21", "2026-11-22");
    Record letter = rows(Streams.DEAD_LETTER).get(0);
    assertThat(letter.getField("source")).isEqualTo(Streams.APP_EVENT_RECORDED.topic());
    assertThat(letter.getField("code")).isEqualTo("unreadable-fact");
    assertThat(letter.struct().field("payload")).isNull();
  }

  @Test
  void bronzeHoldsEveryRecordWithWhereItLay() {
    byte[] noFact = "no fact".getBytes(StandardCharsets.UTF_8);
    PaymentRecorded payment = payment("pay_1");
    TestKafka.shared().produce(Streams.PAYMENT_RECORDED, payment, payment, payment("pay_2"));
    TestKafka.shared()
        .produce(List.of(new ProducerRecord<>(Streams.PAYMENT_RECORDED.topic(), noFact)));
    TestKafka.shared().produce(Streams.DISPATCH_MEASURED, measured());
    TestKafka.shared().produce(Streams.DISPATCH_MEASURED, measured());

    try (TestCluster.RunningJob job = TestCluster.shared().run(new ArchiveJob().graph(env))) {
      TableDefinition bronze = TableDefinition.bronze(Streams.PAYMENT_RECORDED);
      awaitRows(bronze, 4);
      awaitRows(Streams.DISPATCH_MEASURED, 1);
      awaitRows(TableDefinition.bronze(Streams.DISPATCH_MEASURED), 2);
      job.checkpoint();
      List<Record> rows = rows(bronze);
      assertThat(rows).hasSize(4);
      assertThat(rows)
          .extracting(row -> row.getField("kafka_partition") + "/" + row.getField("kafka_offset"))
          .doesNotHaveDuplicates();
      Map<String, List<Record>> byId = new TreeMap<>();
      rows.forEach(
          row ->
              byId.computeIfAbsent(
                      String.valueOf(row.getField("event_id")), id -> new ArrayList<>())
                  .add(row));
      assertThat(byId.get(payment.getEventId())).as("repeats included").hasSize(2);
      for (Record row : byId.get(payment.getEventId())) {
        assertThat(Streams.PAYMENT_RECORDED.decode(bytes(row))).isEqualTo(payment);
        assertThat(row.getField("tenant_id")).isEqualTo(TENANT);
      }
      assertThat(byId.get("null")).hasSize(1);
      assertThat(bytes(byId.get("null").get(0))).as("what is no fact, too").isEqualTo(noFact);
      assertThat(rows(Streams.DISPATCH_MEASURED)).as("a measurement is in silver once").hasSize(1);
      assertThat(rows(Streams.PAYMENT_RECORDED)).as("the lake job's").isEmpty();
    }
  }

  private static byte[] bytes(Record row) {
    java.nio.ByteBuffer buffer = ((java.nio.ByteBuffer) row.getField("fact")).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void aFieldThatIsNewIsAColumnAfterARestartAndNoFileIsRewritten() throws Exception {
    String oldFile;
    try (JdbcCatalogLoader.Lease lease = catalog.lease()) {
      // As an older release left it: the facts knew no artist yet.
      TableDefinition now = TableDefinition.of(Streams.BOOKING_CORRELATED);
      Schema then =
          now.schema()
              .select(
                  "event_id",
                  "tenant_id",
                  "booking_id",
                  "design_id",
                  "method",
                  "correlated_at",
                  "studio_id");
      lease.catalog().dropTable(now.name(), true);
      Table table =
          lease
              .catalog()
              .buildTable(now.name(), then)
              .withPartitionSpec(PartitionSpec.builderFor(then).day("correlated_at").build())
              .withProperties(now.properties())
              .create();
      oldFile = writeFile(table, correlated("bkg_old", null));
    }
    try (TestCluster.RunningJob job = TestCluster.shared().run(new LakeJob().graph(env))) {
      TestKafka.shared().produce(Streams.BOOKING_CORRELATED, correlated("bkg_new", "art_1"));
      awaitRows(Streams.BOOKING_CORRELATED, 2);
      assertThat(job.status().isGloballyTerminalState()).isFalse();
    }
    assertThat(rows(Streams.BOOKING_CORRELATED))
        .extracting(row -> row.getField("booking_id"), row -> row.getField("artist_id"))
        .containsExactlyInAnyOrder(tuple("bkg_old", null), tuple("bkg_new", "art_1"));
    assertThat(files(Streams.BOOKING_CORRELATED)).hasSize(2).contains(oldFile);
  }

  /** Appends a fact with the table's own columns, as a plain writer does. */
  private static String writeFile(Table table, BookingCorrelated fact) throws IOException {
    GenericRecord row = GenericRecord.create(table.schema());
    for (Types.NestedField column : table.schema().columns()) {
      Object value = fact.get(fact.getSchema().getField(column.name()).pos());
      row.setField(
          column.name(), value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
    DataWriter<Record> writer =
        new GenericAppenderFactory(table.schema(), table.spec())
            .newDataWriter(
                EncryptedFiles.plainAsEncryptedOutput(
                    table
                        .io()
                        .newOutputFile(table.locationProvider().newDataLocation("old.parquet"))),
                FileFormat.PARQUET,
                day);
    try (writer) {
      writer.write(row);
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
    return writer.toDataFile().location();
  }

  @Test
  void stepsOfOursHaveTheirNamesAsUids() {
    // Iceberg names its own.
    assertThat(UidCheck.violations(new LakeJob().graph(env)))
        .allMatch(violation -> violation.contains("lake"), "is Iceberg's");
    assertThat(UidCheck.violations(new ArchiveJob().graph(env)))
        .allMatch(
            violation -> violation.contains("lake") || violation.contains("bronze"),
            "is Iceberg's");
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

  private static PaymentRecorded payment(String id) {
    return PaymentRecorded.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, id))
        .setTenantId(TENANT)
        .setPaymentId(id)
        .setBookingId("bkg_1")
        .setStudioId("std_1")
        .setKind("deposit")
        .setAmountMinor(50_00)
        .setCurrency("EUR")
        .setOccurredAt(NOON)
        .setReceivedAt(NOON)
        .setProvider("square")
        .build();
  }

  private static DispatchMeasured measured() {
    return DispatchMeasured.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, "measured"))
        .setTenantId("unknown")
        .setModel("ink-flash")
        .setMeasuredAt(NOON)
        .setQueued(1)
        .setInFlight(1)
        .setServiceMs(1)
        .setServedPerSecond(1)
        .setEndpointsReady(1)
        .setEndpointsTotal(1)
        .build();
  }

  private static BookingCorrelated correlated(String booking, String artist) {
    return BookingCorrelated.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, booking))
        .setTenantId(TENANT)
        .setBookingId(booking)
        .setDesignId("dsg_1")
        .setMethod("reference")
        .setCorrelatedAt(NOON)
        .setStudioId("std_1")
        .setArtistId(artist)
        .build();
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
        .setClientId("cli_1")
        .setAttempts(1)
        .setQueueMs(1)
        .setInferenceMs(1)
        .build();
  }

  private static void awaitRows(Stream<?> stream, int count) {
    awaitRows(TableDefinition.of(stream), count);
  }

  private static void awaitRows(TableDefinition table, int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(rows(table)).hasSizeGreaterThanOrEqualTo(count));
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

  private static List<String> files(Stream<?> stream) throws IOException {
    return tasks(stream, task -> task.file().location());
  }

  /** The days in which rows lie. */
  private static Set<String> partitions(Stream<?> stream) {
    try {
      return new TreeSet<>(
          tasks(
              stream,
              task ->
                  LocalDate.ofEpochDay(task.file().partition().get(0, Integer.class)).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> tasks(Stream<?> stream, Function<FileScanTask, String> what)
      throws IOException {
    try (JdbcCatalogLoader.Lease lease = catalog.lease();
        CloseableIterable<FileScanTask> tasks = table(lease, stream).newScan().planFiles()) {
      List<String> all = new ArrayList<>();
      tasks.forEach(task -> all.add(what.apply(task)));
      return all;
    }
  }

  private static List<Record> rows(Stream<?> stream) {
    return rows(TableDefinition.of(stream));
  }

  private static List<Record> rows(TableDefinition table) {
    try (JdbcCatalogLoader.Lease lease = catalog.lease();
        CloseableIterable<Record> rows =
            IcebergGenerics.read(lease.catalog().loadTable(table.name())).build()) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(JdbcCatalogLoader.Lease lease, Stream<?> stream) {
    return lease.catalog().loadTable(TableDefinition.of(stream).name());
  }
}
