package ink.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.reports.PageStore;
import ink.reports.ReportDatabase;
import ink.reports.TestLake;
import ink.reports.studio.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailCommandIT {
  private static Map<String, String> env() {
    Map<String, String> env = new HashMap<>(TestLake.environment());
    env.put("INK_SMTP_HOST", "127.0.0.1");
    env.put("INK_MAIL_FROM", "reports@studio.example");
    return env;
  }

  @Test
  void startsNothingWhenNothingIsDue() throws SQLException {
    try (Connection connection = TestDatabase.shared().connect()) {
      connection.createStatement().execute("DELETE FROM report_schedules");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

    MailCommand.run(env(), Clock.systemUTC(), Path.of("nowhere"), stream, stream);

    assertThat(out.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("{\"due\":0,\"sent\":0,\"refused\":0,\"waiting\":0,\"failed\":0,\"unknown\":0}");
  }

  @Test
  void saysWhatIsMissing() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThatThrownBy(
            () ->
                MailCommand.run(
                    TestLake.environment(),
                    Clock.systemUTC(),
                    Path.of("nowhere"),
                    nowhere,
                    nowhere))
        .hasMessage("INK_SMTP_HOST is not set; mails are handed over there");
  }

  @Test
  void hasAReportForAStudioThatTheLakeHasNeverHeardOf() {
    TestLake.empty();
    ReportDatabase database = ReportDatabase.from(TestLake.environment());
    String studio = IdType.STUDIO.next();
    DueReports.Order order =
        new DueReports.Order(
            "ten_1",
            studio,
            new Span(Span.Unit.WEEK, LocalDate.parse("2026-03-16"), ZoneId.of("Europe/Berlin")));
    try (PageStore pages = PageStore.from(TestLake.environment())) {
      Map<DueReports.Order, String> runs =
          new StudioWorkshop(TestLake::session, database, pages, Clock.systemUTC())
              .build(List.of(order));

      Map<String, String> documents = new HashMap<>();
      new Ledger(database)
          .documents(runs.get(order))
          .forEach(place -> documents.put(place.suffix(), place.key()));
      assertThat(documents).containsKeys("html", "pdf", "mail", "txt");
      assertThat(new String(pages.get(documents.get("txt")), StandardCharsets.UTF_8))
          .startsWith("The week at your studio, 16 March 2026 to 22 March 2026")
          .contains("No appointments yet");
    }
  }
}
