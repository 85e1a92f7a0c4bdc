package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Publishing to a real database and store, without Spark. */
class PublicationIT {
  private static final Period PERIOD = new Period(LocalDate.parse("2026-03-10"), 6);

  private final PageStore pages = PageStore.from(TestLake.environment());
  private final Publication publication =
      new Publication(ReportDatabase.from(TestLake.environment()), pages);

  @AfterEach
  void close() {
    pages.close();
  }

  /** An edition about everyone with as many words, each in {@code prompts} prompts. */
  private static Edition edition(String report, Period period, int words, long prompts) {
    return edition(report, Subject.EVERYONE, period, words, "html", prompts);
  }

  private static Edition edition(
      String report, Subject subject, Period period, int words, String suffix, long prompts) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      rows.add(new Object[] {"word-" + i, prompts});
    }
    return new Edition(
        report,
        subject,
        new Basis(
            Days.of(period),
            period.to().minusSeconds(1),
            Map.of("generation_completed", 9_007_199_254_740_993L),
            List.of()),
        List.of(new Definition("Prompts", "How many.")),
        List.of(new ReportTable("words", List.of("word", "prompts"), rows)),
        List.of(
            new Document(
                suffix,
                "text/html; charset=utf-8",
                ("<!doctype html><title>" + words + "</title>").getBytes(StandardCharsets.UTF_8)),
            Document.csv("word,prompts\r\n")));
  }

  private record Seen(String runId, int rowCount, int rows, String documentKey) {}

  private static Seen seen(String report) {
    return seen(report, Subject.EVERYONE, "");
  }

  /** What the API sees for a tenant, in one statement. */
  private static Seen seen(String report, Subject subject, String tenant) {
    try (Connection connection = TestDatabase.shared().connectAs("ink_api");
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT run_id, row_count, json_array_length(figures->'tables'->'words'), object_key"
                    + " FROM report_current"
                    + " JOIN report_runs USING (report, subject, run_id)"
                    + " JOIN report_documents d USING (run_id)"
                    + " WHERE report = ? AND subject = ? AND suffix = 'html'")) {
      connection.createStatement().execute("SET ink.tenant = '" + tenant + "'");
      select.setString(1, report);
      select.setString(2, subject.id());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Seen(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4))
            : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void showsTheApiTheFiguresAndTheDocuments() throws Exception {
    Edition edition = edition("one", PERIOD, 3, 12);

    assertThat(publication.publish(edition)).isTrue();

    assertThat(seen("one"))
        .isEqualTo(new Seen(edition.runId(), 3, 3, "one/" + edition.runId() + ".html"));
    try (Connection connection = TestDatabase.shared().connectAs("ink_api");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT snapshots->>'generation_completed', figures->'snapshots'->>'generation_completed',"
                        + " period_start, time_zone, sha256, size_bytes, media_type"
                        + " FROM report_runs JOIN report_documents USING (run_id)"
                        + " WHERE report = 'one' AND suffix = 'html'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("9007199254740993").isEqualTo(row.getString(2));
      assertThat(row.getString(3)).isEqualTo("2026-01-27");
      assertThat(row.getString(4)).isEqualTo("UTC");
      assertThat(row.getString(5)).isEqualTo(edition.document("html").sha256()).hasSize(64);
      assertThat(row.getInt(6)).isEqualTo(edition.document("html").bytes().length);
      assertThat(row.getString(7)).isEqualTo("text/html; charset=utf-8");
    }
    for (Document document : edition.documents()) {
      Path stored =
          TestObjectStore.shared().folder().resolve("ink-reports").resolve(edition.key(document));
      assertThat(stored).hasBinaryContent(document.bytes());
    }
  }

  @Test
  void showsATenantItsOwnEditionsAndNobodyElses() {
    Subject studio = new Subject("ten_a", "std_a");
    Subject other = new Subject("ten_b", "std_b");
    Edition edition = edition("studio", studio, PERIOD, 3, "html", 4);
    publication.publish(edition);
    publication.publish(edition("studio", other, PERIOD, 5, "html", 4));

    assertThat(seen("studio", studio, "ten_a").documentKey())
        .isEqualTo("studio/std_a/" + edition.runId() + ".html");
    assertThat(seen("studio", other, "ten_b").rows()).isEqualTo(5);
    assertThat(seen("studio", studio, "ten_b")).isNull();
    assertThat(seen("studio", studio, "")).isNull();
    assertThat(rows("SELECT count(*) FROM report_documents WHERE object_key LIKE 'studio/%'"))
        .as("without a tenant")
        .isZero();
  }

  @Test
  void takesTheSameRunTwiceAndKeepsItOnce() {
    Edition edition = edition("twice", PERIOD, 2, 12);

    publication.publish(edition);
    assertThat(publication.publish(edition)).isTrue();

    assertThat(seen("twice").rows()).isEqualTo(2);
  }

  @Test
  void leavesALaterPeriodInPlace() {
    Edition later = edition("later", new Period(LocalDate.parse("2026-03-17"), 6), 1, 12);
    publication.publish(later);

    assertThat(publication.publish(edition("later", PERIOD, 2, 12))).isFalse();

    assertThat(seen("later").runId()).isEqualTo(later.runId());
  }

  @Test
  void leavesTheReportBeforeInPlaceWhenOneRowIsRefused() {
    Edition good = edition("refused", PERIOD, 2, 12);
    publication.publish(good);
    // The database itself refuses such a suffix, after the run's row.
    Edition bad = edition("refused", Subject.EVERYONE, PERIOD, 3, "HTML", 12);

    assertThatThrownBy(() -> publication.publish(bad))
        .isInstanceOf(NeighbourUnavailableException.class)
        .hasMessageContaining("did not take the report");

    assertThat(seen("refused"))
        .isEqualTo(new Seen(good.runId(), 2, 2, good.key(good.document("html"))));
    assertThat(rows("SELECT count(*) FROM report_runs WHERE run_id = '" + bad.runId() + "'"))
        .isZero();
  }

  private static long rows(String sql) {
    try (Connection connection = TestDatabase.shared().connectAs("ink_api");
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes in a JVM that a test can kill. */
  static final class InAJvmOfItsOwn {
    public static void main(String[] args) {
      try (PageStore pages = PageStore.from(System.getenv())) {
        new Publication(ReportDatabase.from(System.getenv()), pages)
            .publish(edition(args[0], PERIOD, 3, 12));
      }
    }
  }

  @Test
  void leavesTheReportBeforeInPlaceWhenItIsKilledInTheMiddle() throws Exception {
    Edition before = edition("killed", PERIOD, 2, 12);
    publication.publish(before);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InAJvmOfItsOwn.class.getName(),
                "killed")
            .inheritIO();
    builder.environment().putAll(TestLake.environment());
    try (Connection owner = TestDatabase.shared().connect()) {
      owner.setAutoCommit(false);
      // Whoever publishes now has written its rows and waits for the switch.
      owner.createStatement().execute("LOCK TABLE report_current IN SHARE MODE");
      Process process = builder.start();
      await(
          process,
          "SELECT count(*) FROM pg_stat_activity"
              + " WHERE usename = 'ink_reports' AND wait_event_type = 'Lock'",
          1);

      process.destroyForcibly().waitFor();
      owner.rollback();
    }

    assertThat(seen("killed"))
        .isEqualTo(new Seen(before.runId(), 2, 2, before.key(before.document("html"))));
    assertThat(rows("SELECT count(*) FROM report_runs WHERE report = 'killed'")).isOne();
    publication.publish(edition("killed", PERIOD, 3, 12));
    assertThat(seen("killed").rows()).isEqualTo(3);
  }

  /** Asks the owner's question until the answer is as expected. */
  private static void await(Process process, String question, long answer) throws Exception {
    Instant deadline = Instant.now().plusSeconds(60);
    try (Connection owner = TestDatabase.shared().connect()) {
      while (true) {
        try (ResultSet row = owner.createStatement().executeQuery(question)) {
          row.next();
          if (row.getLong(1) == answer) {
            return;
          }
        }
        assertThat(process.isAlive()).as("still publishing").isTrue();
        assertThat(Instant.now()).as(question).isBefore(deadline);
      }
    }
  }

  @Test
  void neverMixesRunsThatArePublishedAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> writers =
          IntStream.of(0, 1)
              .<Future<?>>mapToObj(
                  writer ->
                      threads.submit(
                          () ->
                              IntStream.range(0, 15)
                                  .forEach(
                                      i ->
                                          publication.publish(
                                              edition("mixed", PERIOD, 1 + writer + 2 * i, 12)))))
              .toList();
      Future<Integer> reader =
          threads.submit(
              () -> {
                int reads = 0;
                while (writers.stream().anyMatch(writer -> !writer.isDone()) || reads == 0) {
                  Seen seen = seen("mixed");
                  if (seen != null) {
                    assertThat(seen.rows()).isEqualTo(seen.rowCount());
                    reads++;
                  }
                }
                return reads;
              });
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(reader.get()).isPositive();
    } finally {
      threads.shutdownNow();
    }
    assertThat(rows("SELECT count(*) FROM report_runs WHERE report = 'mixed'")).isEqualTo(30);
  }

  @Test
  void hidesPasswordsWhereItNamesWhatItTalksTo() {
    assertThat(new ReportDatabase("jdbc:x", "me", "secret").toString()).doesNotContain("secret");
  }
}
