package ink.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import ink.ids.IdType;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestDatabase;
import ink.reports.Basis;
import ink.reports.Days;
import ink.reports.Document;
import ink.reports.Edition;
import ink.reports.PageStore;
import ink.reports.Publication;
import ink.reports.ReportDatabase;
import ink.reports.Subject;
import ink.reports.TestLake;
import ink.reports.studio.Span;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails over real SMTP, with a ledger in a real database, and without Spark. */
class DueReportsIT {
  /** Monday, 08:00 in Berlin. */
  private static final Instant MONDAY = Instant.parse("2026-03-23T07:00:00Z");

  private final Ledger ledger = new Ledger(ReportDatabase.from(TestLake.environment()));
  private final PageStore pages = PageStore.from(TestLake.environment());
  private final List<DueReports.Order> built = new ArrayList<>();

  @BeforeEach
  void nothingIsScheduled() {
    owner("DELETE FROM report_schedules");
  }

  @AfterEach
  void close() {
    pages.close();
  }

  private static void owner(String sql, Object... values) {
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mondays at 08:00, made a week ago. */
  private static void schedule(String zone, String... recipients) {
    scheduleEnding(zone, null, recipients);
  }

  private static void scheduleEnding(String zone, String endsOn, String... recipients) {
    owner(
        "INSERT INTO report_schedules (schedule_id, tenant_id, studio_id, weekday, local_time,"
            + " time_zone, ends_on, recipients, created_at)"
            + " VALUES (?, 'ten_1', 'std_1', 1, '08:00', ?, ?::date, ?::text[], ?::timestamptz)",
        IdType.SCHEDULE.next(),
        zone,
        endsOn,
        "{" + String.join(",", recipients) + "}",
        "2026-03-17T00:00:00Z");
  }

  private static Map<String, String> states() {
    Map<String, String> states = new HashMap<>();
    try (Connection connection = TestDatabase.shared().connectAs("ink_reports");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT recipient, state, attempts FROM report_deliveries ORDER BY period_start")) {
      while (row.next()) {
        states.put(row.getString(1), row.getString(2) + " " + row.getInt(3));
      }
      return states;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DueReports at(Instant now, int port) {
    return new DueReports(
        ledger,
        new Postman(
            new SmtpConfig(
                "127.0.0.1", port, SmtpConfig.Tls.NONE, null, null, "reports@studio.example")),
        this::build,
        pages::get,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Map<DueReports.Order, String> build(List<DueReports.Order> orders) {
    Map<DueReports.Order, String> runs = new HashMap<>();
    Publication publication = new Publication(ReportDatabase.from(TestLake.environment()), pages);
    for (DueReports.Order order : orders) {
      built.add(order);
      Span span = order.span();
      Edition edition =
          new Edition(
              "studio-week",
              new Subject(order.tenantId(), order.studioId()),
              new Basis(new Days(span.start(), span.end(), span.zone()), null, Map.of(), List.of()),
              List.of(),
              List.of(),
              List.of(
                  Document.pdf("%PDF-1.7 of the week".getBytes(StandardCharsets.UTF_8)),
                  document("mail", "<p>Die Woche – gut</p>"),
                  document("txt", "The week at Nordlicht, " + span.start() + "\nwas good")));
      publication.publish(edition);
      runs.put(order, edition.runId());
    }
    return runs;
  }

  private static Document document(String suffix, String text) {
    return new Document(suffix, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void mailsTheReportToEachRecipientOnce() throws Exception {
    schedule("Europe/Berlin", "mara@x.example", "tom@x.example");
    owner(
        "INSERT INTO studio_brands VALUES ('std_1', 'ten_1', 'Nordlicht Tätowierungen', NULL, NULL)"
            + " ON CONFLICT DO NOTHING");
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      int port = server.getSmtp().getPort();
      assertThat(at(MONDAY.minusSeconds(1), port).run().due()).as("a second before").isZero();

      DueReports.Summary summary = at(MONDAY, port).run();
      assertThat(at(MONDAY.plusSeconds(300), port).run().due()).as("five minutes later").isZero();

      assertThat(summary.mails()).containsExactly(Map.entry(SendResult.State.SENT, 2));
      assertThat(built).extracting(o -> o.span().key()).containsExactly("week 2026-03-16");
      assertThat(states()).isEqualTo(Map.of("mara@x.example", "sent 1", "tom@x.example", "sent 1"));
      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails).hasSize(2);
      MimeMessage mail = mails[0];
      assertThat(mail.getAllRecipients()).hasSize(1);
      assertThat(mail.getSubject()).isEqualTo("The week at Nordlicht, 2026-03-16");
      assertThat(jakarta.mail.internet.MimeUtility.decodeText(mail.getHeader("From")[0]))
          .isEqualTo("Nordlicht Tätowierungen <reports@studio.example>");
      MimeMultipart all = (MimeMultipart) mail.getContent();
      MimeMultipart bodies = (MimeMultipart) all.getBodyPart(0).getContent();
      assertThat(bodies.getContentType()).startsWith("multipart/alternative");
      assertThat(bodies.getBodyPart(1).getContent()).isEqualTo("<p>Die Woche – gut</p>");
      assertThat(all.getBodyPart(1).getFileName()).isEqualTo("studio-report-2026-03-16.pdf");
      assertThat(all.getBodyPart(1).getInputStream().readAllBytes())
          .isEqualTo("%PDF-1.7 of the week".getBytes(StandardCharsets.UTF_8));
      assertThat(GreenMailUtil.getWholeMessage(mail))
          .doesNotContainIgnoringCase("ink synthesis")
          .doesNotContain("X-Mailer");
    } finally {
      server.stop();
    }
  }

  @Test
  void waitsLongerEachTimeForAServerThatIsDown() throws Exception {
    schedule("Europe/Berlin", "mara@x.example");
    int nobody = Ports.free();

    assertThat(at(MONDAY, nobody).run().mails()).containsKey(SendResult.State.WAITING);
    assertThat(at(MONDAY.plusSeconds(299), nobody).run().due()).as("too early").isZero();
    at(MONDAY.plusSeconds(300), nobody).run();
    assertThat(states()).containsEntry("mara@x.example", "waiting 2");
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
      assertThat(at(MONDAY.plusSeconds(899), server.port()).run().due()).isZero();
      at(MONDAY.plusSeconds(900), server.port()).run();
      assertThat(server.came).containsExactly("mara@x.example");
    }
    assertThat(states()).containsEntry("mara@x.example", "sent 3");
    assertThat(built).as("built once, mailed from where it lies").hasSize(1);
  }

  @Test
  void tellsARefusedRecipientFromOneToTryAgain() {
    schedule("Europe/Berlin", "gone@x.example", "busy@x.example", "mara@x.example", "no-address");
    try (ScriptedSmtp server =
        new ScriptedSmtp(
            Map.of(
                "RCPT gone@x.example", "550 5.1.1 no such mailbox",
                "RCPT busy@x.example", "451 4.7.1 come back later"))) {
      at(MONDAY, server.port()).run();
      at(MONDAY.plusSeconds(60), server.port()).run();

      assertThat(server.came).containsExactly("mara@x.example");
      assertThat(states())
          .isEqualTo(
              Map.of(
                  "gone@x.example", "refused 1",
                  "busy@x.example", "waiting 1",
                  "mara@x.example", "sent 1",
                  "no-address", "refused 1"));
    }
  }

  @Test
  void neverSendsAgainWhatMayHaveBeenTaken() {
    schedule("Europe/Berlin", "mara@x.example");
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of("DATA-END", ""))) {
      assertThat(at(MONDAY, server.port()).run().mails()).containsKey(SendResult.State.UNKNOWN);
      at(MONDAY.plus(Duration.ofHours(7)), server.port()).run();

      assertThat(server.came).hasSize(1);
      assertThat(states()).containsEntry("mara@x.example", "unknown 1");
    }
  }

  @Test
  void triesAgainWhatTheServerSaidItDidNotTake() {
    schedule("Europe/Berlin", "mara@x.example");
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of("DATA-END", "452 disk full"))) {
      at(MONDAY, server.port()).run();
    }
    assertThat(states()).containsEntry("mara@x.example", "waiting 1");
  }

  @Test
  void doesNotSendWhatASenderThatDiedMayHaveSent() {
    schedule("Europe/Berlin", "mara@x.example");
    Schedule schedule = ledger.schedules().get(0);
    Delivery delivery = new Delivery(schedule, schedule.span(MONDAY).start(), "mara@x.example");
    ledger.claim(delivery, "run_of_the_dead", MONDAY);
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
      assertThat(at(MONDAY.plusSeconds(899), server.port()).run().due())
          .as("it may still live")
          .isZero();
      assertThat(at(MONDAY.plusSeconds(901), server.port()).run().mails())
          .containsExactly(Map.entry(SendResult.State.UNKNOWN, 1));
      assertThat(server.came).isEmpty();
    }
    assertThat(states()).containsEntry("mara@x.example", "unknown 1");
  }

  @Test
  void sendsOnceWhenTwoSendersRunAtOnce() throws Exception {
    schedule("Europe/Berlin", "a@x.example", "b@x.example", "c@x.example", "d@x.example");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
      List<Future<DueReports.Summary>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        runs.add(threads.submit(() -> at(MONDAY, server.port()).run()));
      }
      for (Future<DueReports.Summary> run : runs) {
        run.get();
      }
      assertThat(server.came)
          .containsExactlyInAnyOrder("a@x.example", "b@x.example", "c@x.example", "d@x.example");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void givesUpWhenTheNextWeeksReportIsDue() throws Exception {
    schedule("Europe/Berlin", "mara@x.example");
    at(MONDAY, Ports.free()).run();
    // The clock goes forward in between; the next is due at 08:00 all the same.
    Instant next = Instant.parse("2026-03-30T06:00:00Z");
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
      DueReports.Summary summary = at(next, server.port()).run();

      assertThat(summary.mails())
          .isEqualTo(Map.of(SendResult.State.FAILED, 1, SendResult.State.SENT, 1));
      assertThat(server.came).hasSize(1);
    }
  }

  @Test
  void mailsTheOthersWhenAScheduleCannotComeRound() {
    schedule("Europe/Atlantis", "lost@x.example");
    scheduleEnding("Europe/Berlin", "2026-03-01", "ended@x.example");
    schedule("Europe/Berlin", "mara@x.example");
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
      DueReports.Summary summary = at(MONDAY, server.port()).run();

      assertThat(server.came).containsExactly("mara@x.example");
      assertThat(summary.troubles())
          .singleElement()
          .asString()
          .contains("no time zone is called Europe/Atlantis");
    }
  }

  @Test
  void pausesTwiceAsLongEachTimeButNoLongerThanSixHours() {
    assertThat(DueReports.pause(1)).isEqualTo(Duration.ofMinutes(5));
    assertThat(DueReports.pause(3)).isEqualTo(Duration.ofMinutes(20));
    assertThat(DueReports.pause(10)).isEqualTo(Duration.ofHours(6));
  }
}
