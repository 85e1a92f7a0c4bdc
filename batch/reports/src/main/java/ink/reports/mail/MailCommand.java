package ink.reports.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.reports.LakeSession;
import ink.reports.PageStore;
import ink.reports.ReportDatabase;
import ink.tables.LakeConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * {@code Reports due}: mails what is due and ends. Whoever keeps the clock – cron, a timer of
 * systemd, a CronJob of Kubernetes – starts it every few minutes; when nothing is due, no Spark
 * starts and it takes a second.
 */
public final class MailCommand {
  private MailCommand() {}

  /**
   * Mails, and writes one line of JSON: {@code due, sent, refused, waiting, failed, unknown}.
   *
   * @param scratch a folder for what does not fit into memory
   * @throws IllegalArgumentException when the environment lacks something
   * @throws ink.reports.NeighbourUnavailableException when the database, the store or the lake does
   *     not answer; what is due stays due
   */
  public static void run(
      Map<String, String> env, Clock clock, Path scratch, PrintStream out, PrintStream err) {
    LakeConfig lake = LakeConfig.from(env);
    ReportDatabase database = ReportDatabase.from(env);
    Postman postman = new Postman(SmtpConfig.from(env));
    try (PageStore pages = PageStore.from(env);
        Session session = new Session(lake, scratch)) {
      pages.check();
      DueReports.Summary summary =
          new DueReports(
                  new Ledger(database),
                  postman,
                  new StudioWorkshop(session::get, database, pages, clock),
                  pages::get,
                  clock)
              .run();
      summary.troubles().forEach(trouble -> err.println("reports: schedule " + trouble));
      ObjectNode line = new ObjectMapper().createObjectNode().put("due", summary.due());
      for (SendResult.State state : SendResult.State.values()) {
        line.put(state.slug(), summary.mails().getOrDefault(state, 0));
      }
      out.println(line);
    }
  }

  /** A Spark session that starts when it is first asked for. */
  private static final class Session implements AutoCloseable {
    private final LakeConfig lake;
    private final Path scratch;
    private Optional<SparkSession> started = Optional.empty();

    Session(LakeConfig lake, Path scratch) {
      this.lake = lake;
      this.scratch = scratch;
    }

    SparkSession get() {
      if (started.isEmpty()) {
        LakeSession.check(lake);
        started = Optional.of(LakeSession.start(lake, 2, scratch));
      }
      return started.get();
    }

    @Override
    public void close() {
      started.ifPresent(SparkSession::stop);
    }
  }
}
