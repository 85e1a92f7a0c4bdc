package ink.bench.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.events.Stream;
import ink.events.Streams;
import ink.reports.Edition;
import ink.reports.LakeSession;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.Reports;
import ink.reports.recount.Questions;
import ink.reports.recount.Recount;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import ink.world.WorldPlan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * All reports in one session over a world, then their recounts in DuckDB over the same files. Run
 * with a stack's addresses, {@code INK_DATA} and {@code INK_OBJECTS}, the folder of the object
 * store; arguments: studios, days, seed. The last line on standard output is JSON.
 */
public final class ReportsBench {
  private static final int CORES = 2;
  private static final long LEAST_COUNT = 10;
  private static final int MOST_WEEKS = 52;

  private ReportsBench() {}

  /** What one engine took. */
  private record Took(double seconds, long rows) {}

  public static void main(String[] args) throws Exception {
    Map<String, String> env = System.getenv();
    LakeConfig lake = LakeConfig.from(env);
    Path folder = Path.of(env.getOrDefault("INK_DATA", "bench-reports"));
    Path objects = Path.of(env.getOrDefault("INK_OBJECTS", "s3"));
    WorldPlan plan =
        WorldPlan.of(Long.parseLong(args[2]), Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    LoadedWorld world = LoadedWorld.in(lake, Pseudonyms.from(env), plan, folder);
    Period period = new Period(plan.end(), Math.min(MOST_WEEKS, plan.days() / 7));

    ObjectNode figures = new ObjectMapper().createObjectNode();
    figures.put("load_seconds", rounded(world.loadSeconds()));
    Path scratch = Files.createTempDirectory("ink-bench-reports-");
    long started = System.nanoTime();
    SparkSession spark = LakeSession.start(lake, CORES, scratch);
    figures.put("session_seconds", rounded(since(started)));
    // Reports of a studio's week and month end when the world does.
    List<Report> reports = Reports.all(env, Clock.fixed(plan.to(), ZoneOffset.UTC));
    measure(spark, reports, objects, period, figures);
    figures.put("events", world.events());
    figures.put(
        "load_average",
        rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    spark.stop();
    System.out.println(figures);
    System.exit(0);
  }

  private static void measure(
      SparkSession spark, List<Report> reports, Path objects, Period period, ObjectNode figures)
      throws IOException, SQLException {
    LakeFiles files = new LakeFiles(spark, objects);
    // Whoever reads first would read from the disk, whoever comes later from memory.
    figures.put("file_bytes", files.readAll());
    ArrayNode each = figures.arrayNode();
    double seconds = 0;
    double duckSeconds = 0;
    double recounted = 0;
    long rows = 0;
    List<String> without = new ArrayList<>();
    for (Report report : reports) {
      System.err.println("Building " + report.name() + " …");
      Took built = build(spark, report, period);
      seconds += built.seconds();
      rows += built.rows();
      ObjectNode one = each.addObject().put("report", report.name());
      one.put("seconds", rounded(built.seconds())).put("rows", built.rows());
      Map<String, String> questions = Questions.of(report);
      if (questions.isEmpty()) {
        without.add(report.name());
        continue;
      }
      System.err.println("Asking DuckDB the same …");
      Took asked = ask(files, questions, period);
      duckSeconds += asked.seconds();
      recounted += built.seconds();
      one.put("duckdb_seconds", rounded(asked.seconds()))
          .put("duckdb_rows", asked.rows())
          .put("ratio", rounded(built.seconds() / asked.seconds()));
    }
    figures
        .put("seconds", rounded(seconds))
        .put("duckdb_seconds", rounded(duckSeconds))
        .put("ratio", duckSeconds == 0 ? null : rounded(recounted / duckSeconds))
        .put("rows", rows)
        .put("weeks", period.weeks());
    figures.set("reports", each);
    ArrayNode names = figures.putArray("without_recount");
    without.forEach(names::add);
  }

  private static Took build(SparkSession spark, Report report, Period period) {
    long started = System.nanoTime();
    try (PinnedLake lake = PinnedLake.open(spark, report.inputs(), period)) {
      long rows = report.build(lake, period).mapToLong(Edition::rows).sum();
      return new Took(since(started), rows);
    }
  }

  private static Took ask(LakeFiles files, Map<String, String> questions, Period period)
      throws SQLException {
    long started = System.nanoTime();
    long rows = 0;
    try (Recount recount = Recount.open(CORES)) {
      for (Stream<?> stream : Streams.all()) {
        recount.files(stream, files.of(stream));
      }
      Map<String, Object> values = new HashMap<>();
      values.put("from", period.from());
      values.put("to", period.to());
      values.put("k", LEAST_COUNT);
      for (String question : questions.values()) {
        rows += recount.ask(question, values).rows().size();
      }
    }
    return new Took(since(started), rows);
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
