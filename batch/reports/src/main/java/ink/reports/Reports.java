package ink.reports;

import ink.reports.health.HealthReport;
import ink.reports.insight.InsightReport;
import ink.reports.mail.MailCommand;
import ink.reports.market.MarketReport;
import ink.reports.studio.Span;
import ink.reports.studio.StudioBrands;
import ink.reports.studio.StudioReport;
import ink.reports.trend.TrendReport;
import ink.tables.LakeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Builds the reports that are due, in one warm Spark session, and exits. Each report is one line of
 * JSON on standard output, see {@link Built}.
 */
public final class Reports {
  static final int ASKED_WRONGLY = 2;
  static final int NEIGHBOUR_DOWN = 3;
  private static final int OUR_FAULT = 1;

  private Reports() {}

  /** The reports that there are. */
  public static List<Report> all(Map<String, String> env, Clock clock) {
    StudioBrands brands = new StudioBrands(() -> StudioBrands.read(ReportDatabase.from(env)));
    return List.of(
        new TrendReport(),
        new MarketReport(),
        new StudioReport(Span.Unit.WEEK, brands, clock),
        new StudioReport(Span.Unit.MONTH, brands, clock),
        new InsightReport(),
        HealthReport.from(env));
  }

  /** See {@code --help}. */
  public static void main(String[] args) {
    int status = run(List.of(args), System.getenv(), Clock.systemUTC(), System.out, System.err);
    // Not a return: a library's forgotten thread must not keep a finished run alive.
    System.exit(status);
  }

  static int run(
      List<String> args, Map<String, String> env, Clock clock, PrintStream out, PrintStream err) {
    try {
      if (args.equals(List.of("due"))) {
        requireOpenModules(Reports.class.getModule());
        mail(env, clock, out, err);
        return 0;
      }
      List<Report> known = all(env, clock);
      Arguments arguments = Arguments.parse(args, known, clock);
      if (arguments.help()) {
        out.print(Arguments.help(known));
        return 0;
      }
      requireOpenModules(Reports.class.getModule());
      LakeConfig lake = LakeConfig.from(env);
      ReportDatabase database = ReportDatabase.from(env);
      try (PageStore pages = PageStore.from(env)) {
        build(arguments, lake, database, pages, out);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("reports: " + e.getMessage());
      return ASKED_WRONGLY;
    } catch (NeighbourUnavailableException e) {
      err.println(
          "reports: " + line(e) + ". What was published before stays; start it and try again");
      return NEIGHBOUR_DOWN;
    } catch (RuntimeException | IOException e) {
      @Nullable Throwable neighbour = neighbourIn(e);
      if (neighbour != null) {
        err.println(
            "reports: the lake does not answer: "
                + line(neighbour)
                + ". What was published before stays; look at its catalog (INK_LAKE_URL) and files"
                + " (INK_S3_ENDPOINT) and try again");
        return NEIGHBOUR_DOWN;
      }
      err.println("reports: our fault, please tell the maintainers:");
      e.printStackTrace(err);
      return OUR_FAULT;
    }
  }

  private static void build(
      Arguments arguments,
      LakeConfig lake,
      ReportDatabase database,
      PageStore pages,
      PrintStream out)
      throws IOException {
    LakeSession.check(lake);
    pages.check();
    checkDatabase(database);
    long started = System.nanoTime();
    Path scratch = Files.createTempDirectory("ink-reports-");
    try {
      SparkSession spark = LakeSession.start(lake, arguments.cores(), scratch);
      try {
        Publication publication = new Publication(database, pages);
        for (Report report : arguments.reports()) {
          Built built = build(spark, report, arguments.period(), publication);
          out.println(built.json((System.nanoTime() - started) / 1e9));
          started = System.nanoTime();
        }
      } finally {
        spark.stop();
      }
    } finally {
      Scratch.delete(scratch);
    }
  }

  private static void mail(Map<String, String> env, Clock clock, PrintStream out, PrintStream err)
      throws IOException {
    Path scratch = Files.createTempDirectory("ink-reports-");
    try {
      MailCommand.run(env, clock, scratch, out, err);
    } finally {
      Scratch.delete(scratch);
    }
  }

  private static void checkDatabase(ReportDatabase database) {
    try (var connection = database.connect()) {
      connection.isValid(5);
    } catch (SQLException e) {
      throw new NeighbourUnavailableException("the database of reports: " + e.getMessage(), e);
    }
  }

  /** Builds and publishes edition after edition. */
  private static Built build(
      SparkSession spark, Report report, Period period, Publication publication) {
    Built built = new Built(report.name(), period);
    try (PinnedLake lake = PinnedLake.open(spark, report.inputs(), period)) {
      report
          .build(lake, period)
          .forEach(edition -> built.add(edition, publication.publish(edition)));
    }
    return built;
  }

  /** Spark reaches into the JDK; without the flags it fails late and obscurely. */
  public static void requireOpenModules(Module ours) {
    if (!Object.class.getModule().isOpen("sun.nio.ch", ours)) {
      throw new IllegalArgumentException(
          "this JVM was started without Spark's flags; start it with java @batch/reports/jvm.flags");
    }
  }

  /** The failure of a catalog or store that lies behind another, if one does. */
  private static @Nullable Throwable neighbourIn(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException
          || cause instanceof SdkException
          || cause instanceof java.net.SocketException) {
        return cause;
      }
    }
    return null;
  }

  private static String line(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName());
  }
}
