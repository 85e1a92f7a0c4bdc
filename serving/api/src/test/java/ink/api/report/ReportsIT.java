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

  private static String publish(String documentKey) {
    String run = IdType.REPORT_RUN.next();
    TestApi.execute(
        "INSERT INTO report_runs (run_id, report, period_start, period_end, snapshots, row_count,"
            + " document_key, document_sha256) VALUES (?, 'trends', '2026-10-01', '2026-10-31',"
            + " '{\"app_event_recorded\": \"17\"}', 2, ?, repeat('0', 64))",
        run,
        documentKey);
    TestApi.execute(
        "INSERT INTO trend_weeks VALUES (?, '2026-10-01', 'mandala', 20, 19, 100, 12, null, 151, 0.6)",
        run);
    TestApi.execute(
        "INSERT INTO trend_shifts VALUES (?, 'mandala', 40, 60, 0.4, 0.6, 0.2, 0.05, 0.33, 'riser')",
        run);
    TestApi.execute(
        "INSERT INTO report_current VALUES ('trends', ?)"
            + " ON CONFLICT (report) DO UPDATE SET run_id = excluded.run_id",
        run);
    return run;
  }

  @Test
  void thereIsNoReportYet() {
    Answer figures = tenant.get("/v1/reports/trends");
    assertThat(figures.status()).isEqualTo(404);
    assertThat(figures.code()).isEqualTo("no-report-yet");
    Answer page = api.get("/reports/trends");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.text()).contains("There is no Trend Report yet");
  }

  @Test
  void theFiguresAreOneRuns() {
    publish("trends/old.html");
    String run = publish("trends/new.html");
    Answer answer = tenant.get("/v1/reports/trends");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.json().path("run_id").asText()).isEqualTo(run);
    assertThat(answer.json().path("period_start").asText()).isEqualTo("2026-10-01");
    assertThat(answer.json().path("snapshots").path("app_event_recorded").asText()).isEqualTo("17");
    assertThat(answer.json().path("weeks")).hasSize(1);
    assertThat(answer.json().path("weeks").get(0).path("shares").isNull()).isTrue();
    assertThat(answer.json().path("shifts").get(0).path("direction").asText()).isEqualTo("riser");
    assertThat(answer.json().path("undrawn_words")).isEmpty();
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
