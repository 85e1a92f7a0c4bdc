package ink.reports.custom;

import ink.reports.LakeSession;
import ink.reports.NeighbourUnavailableException;
import ink.reports.ReportDatabase;
import ink.reports.Reports;
import ink.reports.Scratch;
import ink.tables.LakeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Answers tenants' own reports in one warm session: those that wait and those that are due, and
 * ends; or goes on until it is told to stop. Any number of workers may run side by side.
 */
public final class Worker {
  static final String HELP =
      """
      Answers the custom reports that wait or are due.

        java @batch/reports/jvm.flags -cp … ink.reports.custom.Worker [--watch]

      Options
        --watch   go on, looking every two seconds, until told to stop
        --help    this

      Environment
        INK_LAKE_URL INK_LAKE_USER INK_LAKE_PASSWORD      the lake's catalog; INK_LAKE_WAREHOUSE its files
        INK_S3_ENDPOINT INK_S3_ACCESS_KEY INK_S3_SECRET_KEY INK_S3_REGION
        INK_DB_URL INK_DB_USER INK_DB_PASSWORD            where reports wait; a member of ink_reports
        INK_REPORT_FACTS                                  facts that one report may read; 20000000 when not given

      Exit status: 0 all answered · 2 asked wrongly · 3 a neighbour does not answer · 1 our fault
      """;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private Worker() {}

  /** See {@code --help}. */
  public static void main(String[] args) {
    // Not a return: a library's forgotten thread must not keep a finished worker alive.
    System.exit(run(List.of(args), System.getenv(), Clock.systemUTC(), System.out, System.err));
  }

  static int run(
      List<String> args, Map<String, String> env, Clock clock, PrintStream out, PrintStream err) {
    if (args.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    if (!args.isEmpty() && !args.equals(List.of("--watch"))) {
      err.println("reports: there is no option " + args.get(0) + "; see --help");
      return 2;
    }
    try {
      Reports.requireOpenModules(Worker.class.getModule());
      LakeConfig lake = LakeConfig.from(env);
      RunQueue queue = new RunQueue(ReportDatabase.from(env));
      long mostFacts = mostFacts(env);
      LakeSession.check(lake);
      Path scratch = Files.createTempDirectory("ink-reports-");
      SparkSession spark = LakeSession.start(lake, 2, scratch);
      try {
        CustomReports reports = new CustomReports(queue, new CustomQuery(spark, mostFacts), clock);
        if (args.isEmpty()) {
          out.println("answered " + reports.answerAll() + " reports");
        } else {
          watch(reports, out);
        }
        return 0;
      } finally {
        spark.stop();
        Scratch.delete(scratch);
      }
    } catch (IllegalArgumentException e) {
      err.println("reports: " + e.getMessage());
      return 2;
    } catch (NeighbourUnavailableException e) {
      err.println("reports: " + e.getMessage() + "; nothing is lost, start it and try again");
      return 3;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (IOException e) {
      err.println("reports: no scratch folder can be made or deleted: " + e.getMessage());
      return 1;
    }
  }

  private static void watch(CustomReports reports, PrintStream out) throws InterruptedException {
    out.println("answering custom reports; stop with Ctrl-C");
    while (!Thread.currentThread().isInterrupted()) {
      int answered = reports.answerAll();
      if (answered > 0) {
        out.println("answered " + answered + " reports");
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private static long mostFacts(Map<String, String> env) {
    String told = env.getOrDefault("INK_REPORT_FACTS", "20000000");
    try {
      return Long.parseLong(told);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "INK_REPORT_FACTS is a whole number, not \"" + told + "\"", e);
    }
  }
}
