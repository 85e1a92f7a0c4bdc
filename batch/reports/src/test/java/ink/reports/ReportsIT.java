package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.neighbours.Deployable;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestDatabase;
import ink.reports.trend.TrendReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the launcher starts it, and what it says when it cannot work. */
class ReportsIT {
  private static final Period PERIOD = new Period(LocalDate.parse("2026-03-10"), 6);
  private static final List<String> TRENDS =
      List.of("--period-end", "2026-03-10", "--weeks", "6", "trends", "market");

  @TempDir Path folder;

  private record Outcome(int status, String out, String err) {}

  /** In this JVM: for runs that end before Spark starts. */
  private static Outcome run(Map<String, String> env, List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Reports.run(
            args,
            env,
            Clock.systemUTC(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Process start(List<String> jvm) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new Deployable(Path.of(""), "ink.reports.Reports", jvm).command());
    builder.command().addAll(TRENDS);
    builder.environment().putAll(TestLake.environment());
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static String current() {
    try (Connection connection = TestDatabase.shared().connectAs("ink_api");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT run_id FROM report_current WHERE report = 'trends'")) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void buildsTheReportInAProcessOfItsOwn() throws Exception {
    TestLake.empty();
    TestLake.append(TestFacts.random(20, PERIOD, 120, 600));

    Process process = start(List.of("@jvm.flags"));
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();

    String err = Files.readString(folder.resolve("err"));
    assertThat(process.exitValue()).as(err).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("out"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("\"report\":\"market\"", "\"editions\":1");
    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(line.path("report").asText()).isEqualTo("trends");
    assertThat(line.path("rows").asInt()).isPositive();
    assertThat(line.path("snapshots").size()).isEqualTo(5);
    assertThat(line.path("current").asBoolean()).isTrue();
    assertThat(line.path("run_id").asText()).isEqualTo(current());
    TrendReport report = new TrendReport();
    try (PinnedLake lake = PinnedLake.open(TestLake.session(), report.inputs(), PERIOD)) {
      assertThat(report.build(lake, PERIOD).map(Edition::runId))
          .as("another JVM builds the same bytes")
          .containsExactly(current());
    }
  }

  @Test
  void saysHowToStartItWhenTheFlagsAreMissing() throws Exception {
    Process process = start(List.of());

    assertThat(process.waitFor()).isEqualTo(Reports.ASKED_WRONGLY);
    assertThat(Files.readString(folder.resolve("err")))
        .isEqualTo(
            "reports: this JVM was started without Spark's flags; start it with java"
                + " @batch/reports/jvm.flags\n");
  }

  @Test
  void explainsItself() {
    Outcome outcome = run(Map.of(), List.of("--help"));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("--period-end", "trends", "Exit status");
  }

  @Test
  void namesTheVariableThatIsMissing() {
    Map<String, String> env = TestLake.environment();
    env.remove("INK_DB_USER");

    Outcome outcome = run(env, TRENDS);

    assertThat(outcome.status()).isEqualTo(Reports.ASKED_WRONGLY);
    assertThat(outcome.err()).startsWith("reports: INK_DB_USER is not set").hasLineCount(1);
    assertThat(run(Map.of(), TRENDS).err()).contains("INK_LAKE_URL is not set");
  }

  @Test
  void namesTheCatalogThatDoesNotAnswer() throws IOException {
    Map<String, String> env = TestLake.environment();
    env.put("INK_LAKE_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/lake");

    Outcome outcome = run(env, TRENDS);

    assertThat(outcome.status()).isEqualTo(Reports.NEIGHBOUR_DOWN);
    assertThat(outcome.err())
        .contains("the lake's catalog (INK_LAKE_URL", "What was published before stays")
        .hasLineCount(1);
  }

  @Test
  void namesTheStoreThatDoesNotAnswer() throws IOException {
    Map<String, String> env = TestLake.environment();
    env.put("INK_S3_ENDPOINT", "http://127.0.0.1:" + Ports.free());

    Outcome outcome = run(env, TRENDS);

    assertThat(outcome.status()).isEqualTo(Reports.NEIGHBOUR_DOWN);
    assertThat(outcome.err()).contains("the store of pages (INK_S3_ENDPOINT").hasLineCount(1);
  }

  @Test
  void namesTheDatabaseThatDoesNotLetItIn() {
    Map<String, String> env = TestLake.environment();
    env.put("INK_DB_USER", "nobody");

    Outcome outcome = run(env, TRENDS);

    assertThat(outcome.status()).isEqualTo(Reports.NEIGHBOUR_DOWN);
    assertThat(outcome.err()).contains("the database of reports", "nobody").hasLineCount(1);
  }
}
