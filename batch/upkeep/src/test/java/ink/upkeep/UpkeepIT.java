package ink.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import ink.events.Streams;
import ink.facts.BookingCorrelated;
import ink.ids.IdType;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Upkeep of a table of many small files while it is being written, and of tables that are broken.
 */
class UpkeepIT {
  private static final int FILES = Boolean.getBoolean("ink.nightly") ? 400 : 12;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TABLE = "silver.booking_correlated";
  private static final TableDefinition DEFINITION = TableDefinition.of(Streams.BOOKING_CORRELATED);

  private final SmallLake lake = SmallLake.shared();
  private final Clock clock = Clock.systemUTC();
  private Table table;
  private int facts;

  @BeforeEach
  void emptyTable() {
    table = lake.fresh(DEFINITION);
  }

  private List<BookingCorrelated> correlated(int from, int to, Instant at) {
    List<BookingCorrelated> facts = new ArrayList<>();
    for (int i = to - 1; i >= from; i--) {
      facts.add(
          BookingCorrelated.newBuilder()
              .setEventId(IdType.EVENT.derived(NOON, "event", Integer.toString(i)))
              .setTenantId("ten_" + i % 3)
              .setBookingId("bkg_" + i)
              .setDesignId("dsg_" + i)
              .setMethod("recency")
              .setCorrelatedAt(at.plusSeconds(i))
              .setStudioId("std_1")
              .build());
    }
    return facts;
  }

  private void commit(int from, int to, Instant at) {
    lake.commit(table, Streams.BOOKING_CORRELATED, correlated(from, to, at));
  }

  private void fill(int files) {
    for (int i = 0; i < files; i++) {
      commit(facts, facts + 3, NOON.minus(Duration.ofDays(i % 2)));
      facts += 3;
    }
  }

  private List<String> files() throws Exception {
    table.refresh();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      return StreamSupport.stream(tasks.spliterator(), false)
          .map(task -> task.file().location())
          .toList();
    }
  }

  private JsonNode only(Clock clock, String step) {
    List<JsonNode> lines = lake.upkeep(clock, step, "--table", TABLE);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).path("error").asText("")).isEmpty();
    return lines.get(0);
  }

  @Test
  void manySmallFilesBecomeFewSortedOnesWhileFlinkWritesAndASecondRunDoesNothing()
      throws Exception {
    fill(FILES);
    commit(0, 3, NOON); // repeats, of long ago

    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(
            () -> {
              int next = 10_000;
              do {
                commitAside(next, next + 3);
                next += 3;
                pause();
              } while (!enough.get());
              return next - 10_000;
            });
    JsonNode done = only(clock, "compact");
    enough.set(true);
    int meanwhile = writer.get();

    assertThat(done.path("repeats_dropped").asLong()).isEqualTo(3);
    // The day with the repeats, half of the files, was written anew when they were dropped.
    assertThat(done.path("files_before").asLong()).isGreaterThanOrEqualTo(FILES / 2);
    assertThat(done.path("files_after").asLong()).isBetween(1L, 6L);
    List<Record> rows = SmallLake.rows(table);
    assertThat(rows).hasSize(facts + meanwhile);
    assertThat(rows).extracting(row -> row.getField("event_id")).doesNotHaveDuplicates();

    JsonNode rest = only(clock, "compact");
    assertThat(rest.path("repeats_dropped").asLong()).isZero();
    JsonNode again = only(clock, "compact");
    assertThat(again.path("files_before").asLong()).as("nothing is left to do").isZero();
    assertSorted();

    JsonNode manifests = only(clock, "manifests");
    assertThat(manifests.path("manifests_before").asLong()).isGreaterThan(4);
    assertThat(only(clock, "manifests").path("manifests_before").asLong()).isZero();
    assertThat(SmallLake.rows(table)).hasSize(facts + meanwhile);
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As Flink does: with a table of its own. */
  private void commitAside(int from, int to) {
    lake.commit(
        lake.catalog.loadTable(DEFINITION.name()),
        Streams.BOOKING_CORRELATED,
        correlated(from, to, clock.instant()));
  }

  private void assertSorted() throws Exception {
    for (String file : files()) {
      List<String> keys =
          lake
              .spark
              .sql(
                  "SELECT tenant_id, correlated_at FROM lake."
                      + TABLE
                      + " WHERE _file = '"
                      + file
                      + "' ORDER BY _pos")
              .collectAsList()
              .stream()
              .map(row -> row.getString(0) + row.getInstant(1))
              .toList();
      if (keys.size() > 3) {
        assertThat(keys).isSorted();
      }
    }
  }

  @Test
  void oldSnapshotsGoWithTheirFilesAndFlinksMarkStays() throws Exception {
    fill(10);
    List<String> before = files();
    commit(0, 3, NOON);
    only(clock, "compact");
    fill(2);
    for (int i = 0; i < 4; i++) {
      fill(1);
    }
    only(clock, "compact"); // now a snapshot of upkeep's is the newest

    assertThat(only(clock, "expire").path("snapshots_expired").asLong())
        .as("of the last hour all are kept")
        .isZero();
    Clock later = Clock.offset(clock, Duration.ofDays(4));
    JsonNode done = only(later, "expire");
    assertThat(done.path("snapshots_expired").asLong()).isGreaterThan(4);
    assertThat(done.path("data_files_deleted").asLong()).isPositive();
    table.refresh();
    Snapshot now = table.currentSnapshot();
    assertThat(now.summary())
        .containsEntry("flink.max-committed-checkpoint-id", String.valueOf(lake.lastCheckpoint()))
        .containsEntry("flink.job-id", "job");
    assertThat(before).noneMatch(file -> Files.exists(SmallLake.object(file)));
    assertThat(SmallLake.rows(table)).hasSize(facts);
    // What is left is current, and the empty snapshot's parent.
    assertThat(StreamSupport.stream(table.snapshots().spliterator(), false).count())
        .isLessThanOrEqualTo(2);
    only(later, "expire");
    assertThat(only(later, "expire").path("snapshots_expired").asLong()).isZero();
  }

  @Test
  void whatADeadWriterLeftIsDeletedOnceItIsOld() throws Exception {
    fill(1);
    Clock later = Clock.offset(clock, Duration.ofDays(4));
    only(later, "orphans"); // an earlier test's
    Record row = SmallLake.rows(table).get(0);
    Path orphan = SmallLake.object(SmallLake.write(table, List.of(row)).location());
    assertThat(orphan).exists();

    assertThat(only(clock, "orphans").path("orphans_deleted").asLong()).isZero();
    assertThat(only(later, "orphans").path("orphans_deleted").asLong()).isEqualTo(1);
    assertThat(orphan).doesNotExist();
    assertThat(only(later, "orphans").path("orphans_deleted").asLong()).isZero();
    assertThat(SmallLake.rows(table)).hasSize(3);
  }

  @Test
  void aBrokenTableIsNamedAndTheOthersGoOn() throws Exception {
    fill(6);
    String missing = files().get(0);
    Files.delete(SmallLake.object(missing));
    Table unreadable = lake.fresh(TableDefinition.of(Streams.STUDIO_CHANGED));
    Files.writeString(
        SmallLake.object(((BaseTable) unreadable).operations().current().metadataFileLocation()),
        "{ not what it was");
    lake.fresh(TableDefinition.of(Streams.USAGE_RECORDED));

    List<JsonNode> lines =
        lake.upkeep(
            Clock.offset(clock, Duration.ofDays(4)),
            "all",
            "--table",
            "silver.studio_changed",
            "--table",
            TABLE,
            "--table",
            "silver.nothing",
            "--table",
            "silver.usage_recorded");

    assertThat(errors(lines, "silver.studio_changed"))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error).startsWith("its metadata cannot be read: "));
    assertThat(errors(lines, TABLE)).hasSize(1);
    assertThat(errors(lines, TABLE).get(0)).startsWith("1 data file is missing: " + missing);
    assertThat(errors(lines, "silver.nothing")).containsExactly("there is no such table");
    assertThat(errors(lines, "silver.usage_recorded")).hasSize(5).containsOnly("");
    lake.catalog.dropTable(TableDefinition.of(Streams.STUDIO_CHANGED).name(), false);
  }

  @Test
  void aFullDiskLeavesTheOldSnapshotReadableAndTheNextTrySucceeds() {
    fill(1);
    Map<String, String> properties = LakeConfig.from(SmallLake.environment()).catalogProperties();
    properties.put("io-impl", FullWhenTold.class.getName());
    JdbcCatalog full = SmallLake.catalog(properties);
    Table written = full.loadTable(DEFINITION.name());
    Record row = SmallLake.rows(table).get(0);
    for (String kind : List.of(".parquet", ".avro", ".metadata.json")) {
      FullWhenTold.refused = kind;
      assertThatThrownBy(
              () -> written.newAppend().appendFile(SmallLake.write(written, List.of(row))).commit())
          .as(kind)
          .hasStackTraceContaining("No space left on device");
      assertThat(SmallLake.rows(table)).as(kind).hasSize(3);
    }
    FullWhenTold.refused = "";
    written.newAppend().appendFile(SmallLake.write(written, List.of(row))).commit();
    assertThat(SmallLake.rows(table)).hasSize(4);
    full.close();
    Clock later = Clock.offset(clock, Duration.ofDays(4));
    assertThat(only(later, "orphans").path("orphans_deleted").asLong()).isPositive();
    assertThat(SmallLake.rows(table)).hasSize(4);
  }

  /** What each line of a table says is wrong; empty where nothing is. */
  private static List<String> errors(List<JsonNode> lines, String table) {
    return lines.stream()
        .filter(line -> line.path("table").asText().equals(table))
        .map(line -> line.path("error").asText(""))
        .toList();
  }
}
