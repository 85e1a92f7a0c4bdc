package ink.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.StoredObject;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.ids.IdType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportsIT {
  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant();

  @BeforeEach
  void nothingIsPublished() {
    TestApi.execute("DELETE FROM report_current");
  }

  private static String publish(String pageKey) {
    return publish("trends", null, "everyone", pageKey);
  }

  /** As batch does it: a run with figures, a page and a PDF. */
  private static String publish(String report, String tenantId, String subject, String pageKey) {
    String run = IdType.REPORT_RUN.next();
    TestApi.execute(
        "INSERT INTO report_runs (run_id, report, tenant_id, subject, period_start, period_end,"
            + " time_zone, snapshots, row_count, figures) VALUES (?, ?, ?, ?, '2026-10-01',"
            + " '2026-10-31', 'UTC', '{\"app_event_recorded\": \"17\"}', 2, ?::json)",
        run,
        report,
        tenantId,
        subject,
        "{\"run_id\": \"" + run + "\",  \"tables\": {}}");
    for (String suffix : new String[] {"html", "pdf"}) {
      TestApi.execute(
          "INSERT INTO report_documents VALUES (?, ?, ?, ?, 5, repeat('0', 64))",
          run,
          suffix,
          suffix.equals("html") ? "text/html; charset=utf-8" : "application/pdf",
          pageKey.replace("html", suffix));
    }
    TestApi.execute(
        "INSERT INTO report_current (report, subject, run_id) VALUES (?, ?, ?)"
            + " ON CONFLICT (report, subject) DO UPDATE SET run_id = excluded.run_id",
        report,
        subject,
        run);
    return run;
  }

  @Test
  void thereIsNoReportYet() {
    for (String path : new String[] {"/v1/reports/trends", "/v1/reports/trends.pdf"}) {
      Answer figures = tenant.get(path);
      assertThat(figures.status()).isEqualTo(404);
      assertThat(figures.code()).isEqualTo("no-report-yet");
    }
    assertThat(tenant.get("/v1/reports").json().path("data")).isEmpty();
    Answer page = api.get("/reports/trends");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.text()).contains("There is no such report yet");
  }

  @Test
  void theFiguresAreOneRunsByteForByte() {
    publish("trends/old.html");
    String run = publish("trends/new.html");
    for (int i = 0; i < 2; i++) {
      Answer answer = tenant.get("/v1/reports/trends");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.header("etag")).isEqualTo("\"" + run + "\"");
      assertThat(answer.text()).isEqualTo("{\"run_id\": \"" + run + "\",  \"tables\": {}}");
    }
    assertThat(tenant.get("/v1/reports/trends", "If-None-Match", "\"" + run + "\"").status())
        .isEqualTo(304);
    assertThat(api.get("/v1/reports/trends").status()).isEqualTo(401);
  }

  @Test
  void aTenantReadsItsOwnReportsAndNobodyElses() {
    StoredObject.put("ink-reports", "studio/a.pdf", "%PDF-".getBytes(StandardCharsets.UTF_8));
    Tenant studio = api.tenant("reports");
    String run = publish("studio", studio.id(), "std_a", "studio/a.html");
    publish("trends/new.html");

    assertThat(studio.get("/v1/reports/studio?subject=std_a").json().path("run_id").asText())
        .isEqualTo(run);
    Answer pdf = studio.get("/v1/reports/studio.pdf?subject=std_a");
    assertThat(pdf.text()).isEqualTo("%PDF-");
    assertThat(pdf.header("content-type")).isEqualTo("application/pdf");
    assertThat(pdf.header("content-disposition")).contains("studio.pdf");
    assertThat(studio.get("/v1/reports/studio.xls?subject=std_a").code())
        .isEqualTo("no-such-document");
    Answer list = studio.get("/v1/reports");
    assertThat(list.json().path("data")).hasSize(2);
    assertThat(list.json().path("data").get(0).path("subject").asText()).isEqualTo("std_a");
    assertThat(list.json().path("data").get(0).path("documents").toString())
        .isEqualTo("[\"html\",\"pdf\"]");

    Tenant other = api.tenant("reports");
    assertThat(other.get("/v1/reports/studio?subject=std_a").code()).isEqualTo("no-report-yet");
    assertThat(other.get("/v1/reports/studio.pdf?subject=std_a").status()).isEqualTo(404);
    assertThat(other.get("/v1/reports").json().path("data")).hasSize(1);
    assertThat(tenant.get("/v1/reports/studio?subject=std_a").code()).isEqualTo("missing-scope");
    assertThat(api.get("/reports/studio").status()).isEqualTo(404);
  }

  @Test
  void aDocumentThatIsAwayIsOurFault() {
    publish("trends/lost.html");
    Answer answer = tenant.get("/v1/reports/trends.pdf");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("document-unavailable");
  }

  @Test
  void thePageIsForEverybodyAndRunsNoScript() {
    StoredObject.put(
        "ink-reports", "trends/page.html", "<h1>Trends</h1>".getBytes(StandardCharsets.UTF_8));
    String run = publish("trends/page.html");
    Answer page = api.get("/reports/trends");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).isEqualTo("<h1>Trends</h1>");
    assertThat(page.header("etag")).isEqualTo("\"" + run + "\"");
    assertThat(page.header("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.header("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'unsafe-inline'")
        .doesNotContain("script-src");
    Answer again = api.get("/reports/trends", "If-None-Match", "\"" + run + "\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.http().body()).isEmpty();
    StoredObject.put("ink-reports", "trends/page.pdf", "%PDF-".getBytes(StandardCharsets.UTF_8));
    Answer pdf = api.get("/reports/trends.pdf");
    assertThat(pdf.header("content-type")).isEqualTo("application/pdf");
    assertThat(pdf.text()).isEqualTo("%PDF-");
    assertThat(api.get("/reports/trends.csv").text()).contains("has no such document");
    String next = publish("trends/page.html");
    assertThat(api.get("/reports/trends", "If-None-Match", "\"" + run + "\"").header("etag"))
        .isEqualTo("\"" + next + "\"");
  }

  @Test
  void aStoreThatIsAwayIsOurFaultToo() throws Exception {
    publish("trends/page.html");
    var env = TestApi.environment(api.collector());
    env.put("INK_S3_ENDPOINT", "http://127.0.0.1:" + ink.neighbours.Ports.free());
    TestApi cut = TestApi.start(env, api.collector());
    try {
      Answer page = cut.get("/reports/trends");
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.text()).contains("cannot be read now");
    } finally {
      cut.stop();
    }
  }

  @Test
  void aMissingPageIsOurFaultAndSaidSo() {
    publish("trends/lost.html");
    Answer page = api.get("/reports/trends");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text()).contains("This is our fault");
  }
}
