package ink.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.DeadLetter;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestObjectStore;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.junit.jupiter.api.Test;

/** Somebody who is erased is in no object that remains, and does not come back. */
class EraseIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TENANT = "ten_salon";
  private static final String ANN = "cli_01JANNANNANNANNANNANNANNAN";
  private static final String BOB = "cli_01JBOBBOBBOBBOBBOBBOBBOBBO";
  private static final String ANNS_PHONE = "actor-of-ann";

  private final SmallLake lake = SmallLake.shared();
  private final Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(4));
  private Table bronze;
  private Table silver;
  private Table events;
  private Table bronzeEvents;
  private Table letters;

  private static GenerationRequested requested(String id, String client, String prompt) {
    return GenerationRequested.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, id))
        .setTenantId(TENANT)
        .setGenerationId("gen_" + id)
        .setRequestedAt(NOON)
        .setDeadlineAt(NOON)
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt(prompt)
        .setStyle("mandala")
        .setSeed(1)
        .setWidthPx(1)
        .setHeightPx(1)
        .setClientId(client)
        .build();
  }

  private static AppEventRecorded event(String id, String actor) {
    return AppEventRecorded.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, id))
        .setTenantId(TENANT)
        .setActorId(actor)
        .setSessionId("s")
        .setName("design_viewed")
        .setOccurredAt(NOON)
        .setReceivedAt(NOON)
        .setProperties(Map.of("client", ANN.equals(actor) ? "" : "none"))
        .build();
  }

  private void fill() {
    bronze = lake.fresh(TableDefinition.bronze(Streams.GENERATION_REQUESTED));
    silver = lake.fresh(TableDefinition.of(Streams.GENERATION_REQUESTED));
    bronzeEvents = lake.fresh(TableDefinition.bronze(Streams.APP_EVENT_RECORDED));
    events = lake.fresh(TableDefinition.of(Streams.APP_EVENT_RECORDED));
    letters = lake.fresh(TableDefinition.bronze(Streams.DEAD_LETTER));
    List<GenerationRequested> requests =
        List.of(
            requested("1", ANN, "my late dog Rex"),
            requested("2", BOB, "a wolf"),
            requested("3", ANN, "my late dog Rex, asleep"));
    List<AppEventRecorded> viewed = List.of(event("4", ANNS_PHONE), event("5", "actor-of-bob"));
    for (int i = 0; i < 2; i++) { // bronze has repeats
      lake.archive(bronze, Streams.GENERATION_REQUESTED, requests);
      lake.archive(bronzeEvents, Streams.APP_EVENT_RECORDED, viewed);
    }
    lake.commit(silver, Streams.GENERATION_REQUESTED, requests);
    lake.commit(events, Streams.APP_EVENT_RECORDED, viewed);
    lake.archive(
        letters,
        Streams.DEAD_LETTER,
        List.of(letter("{\"actor\":\"" + ANNS_PHONE + "\"}"), letter("{\"actor\":\"x\"}")));
  }

  private static DeadLetter letter(String payload) {
    return DeadLetter.newBuilder()
        .setEventId(IdType.EVENT.derived(NOON, payload))
        .setTenantId("unknown")
        .setSource("app-events")
        .setReason("r")
        .setCode("c")
        .setReceivedAt(NOON)
        .setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private List<JsonNode> erase(String... more) {
    List<String> words = new java.util.ArrayList<>(List.of("erase"));
    for (Table table : List.of(bronze, silver, bronzeEvents, events, letters)) {
      words.add("--table");
      words.add(table.name().replace("lake.", ""));
    }
    words.addAll(List.of(more));
    List<JsonNode> lines = lake.upkeep(later, words.toArray(String[]::new));
    assertThat(lines).allSatisfy(line -> assertThat(line.path("error").asText("")).isEmpty());
    return lines;
  }

  private static long erased(List<JsonNode> lines) {
    return lines.stream().mapToLong(line -> line.path("rows_erased").asLong()).sum();
  }

  @Test
  void isInNoObjectThatRemainsAndDoesNotComeBack() throws Exception {
    fill();
    List<String> traces =
        List.of(
            ANN,
            ANNS_PHONE,
            "late dog Rex",
            lake.pseudonyms.of(TENANT, ANN),
            lake.pseudonyms.of(TENANT, ANNS_PHONE),
            lake.pseudonyms.of(TENANT, "my late dog Rex"));
    assertThat(found(traces)).as("what is looked for is there").hasSameElementsAs(traces);

    Erased ann = Erased.of(TENANT, List.of(ANN, ANNS_PHONE), lake.pseudonyms());
    SmallLake.ledger().add(ann);
    SmallLake.ledger().add(ann);
    assertThat(erased(erase())).isEqualTo(4 + 2 + 2 + 1 + 1);

    assertThat(found(traces)).isEmpty();
    assertThat(found(List.of(BOB, "a wolf", lake.pseudonyms.of(TENANT, BOB)))).hasSize(3);
    assertThat(SmallLake.rows(silver)).hasSize(1);
    assertThat(SmallLake.rows(bronze)).hasSize(2);
    assertThat(SmallLake.rows(letters)).hasSize(1);
    assertThat(erased(erase())).as("a second time there is nobody").isZero();

    // Kafka still had a fact, and the database was restored from before.
    lake.archive(
        bronze, Streams.GENERATION_REQUESTED, List.of(requested("6", ANN, "my late dog Rex")));
    try (Connection owner = TestDatabase.shared().connect()) {
      owner.createStatement().execute("DELETE FROM erasures");
    }
    assertThat(erased(erase())).isEqualTo(1);
    assertThat(found(traces)).isEmpty();
    assertThat(count(ann)).as("the copy beside the lake told the database").isEqualTo(1);
  }

  private static long count(Erased one) throws Exception {
    try (Connection owner = TestDatabase.shared().connect();
        var rows =
            owner
                .createStatement()
                .executeQuery(
                    "SELECT count(*) FROM erasures WHERE erasure_id = '" + one.erasureId() + "'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Those of the traces that are in any object of the five tables, compressed or not. */
  private TreeSet<String> found(List<String> traces) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Table table : List.of(bronze, silver, bronzeEvents, events, letters)) {
      try (Stream<Path> objects = Files.walk(SmallLake.object(table.location()))) {
        for (Path object : objects.filter(Files::isRegularFile).toList()) {
          String text = text(table, object);
          traces.stream().filter(text::contains).forEach(found::add);
        }
      }
    }
    return found;
  }

  private String text(Table table, Path object) throws IOException {
    StringBuilder text =
        new StringBuilder(new String(Files.readAllBytes(object), StandardCharsets.ISO_8859_1));
    if (object.toString().endsWith(".avro")) {
      try (DataFileReader<GenericRecord> records =
          new DataFileReader<>(object.toFile(), new GenericDatumReader<>())) {
        records.forEach(text::append);
      }
    } else if (object.toString().endsWith(".parquet")) {
      String location = "s3://" + TestObjectStore.shared().folder().relativize(object);
      try (CloseableIterable<Record> rows =
          Parquet.read(table.io().newInputFile(location))
              .project(table.schema())
              .createReaderFunc(file -> GenericParquetReaders.buildReader(table.schema(), file))
              .build()) {
        rows.forEach(
            row -> {
              text.append(row);
              Object fact = table.schema().findField("fact") == null ? null : row.getField("fact");
              if (fact instanceof ByteBuffer bytes) {
                text.append(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()));
              }
            });
      }
    }
    return text.toString();
  }

  @Test
  void theLedgerKnowsNoId() throws Exception {
    Erased ann = Erased.of(TENANT, List.of(ANN), lake.pseudonyms());
    SmallLake.ledger().add(ann);
    Path copy =
        SmallLake.object(
            LakeConfig.from(SmallLake.environment()).warehouse()
                + "/erasures/"
                + ann.erasureId()
                + ".json");
    assertThat(Files.readString(copy)).contains("psn_").doesNotContain(ANN);
    Files.delete(copy);
    assertThat(SmallLake.ledger().all()).contains(ann);
    assertThat(copy).as("the database told the lake").exists();
  }
}
