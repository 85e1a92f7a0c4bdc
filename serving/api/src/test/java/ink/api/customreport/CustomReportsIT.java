package ink.api.customreport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.ids.IdType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CustomReportsIT {
  private static final String WISH =
      """
      {"subject":"bookings","measures":["kept","revenue"],"dimensions":["style"],"grain":"week",
       "period":{"last_days":90},"time_zone":"Europe/Berlin"}
      """;

  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("reports");

  private Answer save(String name, String every, String wish) {
    return tenant.post(
        "/v1/custom-reports",
        "{\"name\":\"%s\",\"every\":%s,\"report\":%s}".formatted(name, every, wish));
  }

  private String saved() {
    Answer saved = save("Kept by style", "null", WISH);
    assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    return saved.json().path("id").asText();
  }

  @Test
  void theCatalogueTellsWhatAReportCanBeMadeOf() {
    JsonNode subject = tenant.get("/v1/custom-reports/catalogue").json().path("subjects").get(0);
    assertThat(subject.path("name").asText()).isEqualTo("generations");
    assertThat(subject.at("/measures/0/definition").asText()).isEqualTo("Designs asked for.");
    assertThat(subject.at("/dimensions/0/type").asText()).isEqualTo("text");
  }

  @Test
  void aReportIsKeptListedAndForgotten() {
    Answer saved = save("Kept by style", "\"week\"", WISH);
    assertThat(saved.status()).isEqualTo(201);
    String id = saved.json().path("id").asText();
    assertThat(saved.header("Location")).endsWith("/v1/custom-reports/" + id);
    assertThat(Instant.parse(saved.json().path("next_run_at").asText())).isAfter(Instant.now());
    JsonNode kept = tenant.get("/v1/custom-reports/" + id).json();
    assertThat(kept.path("name").asText()).isEqualTo("Kept by style");
    assertThat(kept.path("every").asText()).isEqualTo("week");
    assertThat(kept.at("/report/measures/1").asText()).isEqualTo("revenue");
    assertThat(tenant.get("/v1/custom-reports").json().at("/data/0/id").asText()).isEqualTo(id);
    assertThat(delete(tenant, id).status()).isEqualTo(204);
    assertThat(delete(tenant, id).status()).isEqualTo(404);
    assertThat(tenant.get("/v1/custom-reports/" + id).code()).isEqualTo("unknown-report");
  }

  private Answer delete(Tenant who, String id) {
    return api.send(
        "DELETE",
        api.url("/v1/custom-reports/" + id),
        null,
        "Authorization",
        "Bearer " + who.key().secret());
  }

  @Test
  void allThatIsWrongIsPointedAt() {
    Answer refused =
        tenant.post(
            "/v1/custom-reports",
            """
            {"name":"","every":"year","colour":1,
             "report":{"subject":"bookings","measures":["tips"],"period":{"last_days":7}}}
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/colour", "/name", "/every", "/report/measures/0", "/report/measures");
    assertThat(
            save(
                    "x",
                    "\"day\"",
                    WISH.replace(
                        "{\"last_days\":90}", "{\"from\":\"2026-01-01\",\"to\":\"2026-02-01\"}"))
                .text())
        .contains("again and again");
  }

  @Test
  void aRunIsAskedForAnsweredByBatchAndReadAsJsonAndCsv() {
    String id = saved();
    Answer asked = tenant.post("/v1/custom-reports/" + id + "/runs", "");
    assertThat(asked.status()).isEqualTo(202);
    String run = asked.json().path("id").asText();
    String path = "/v1/custom-reports/" + id + "/runs/" + run;
    assertThat(asked.header("Location")).endsWith(path);
    assertThat(tenant.get(path).json().path("status").asText()).isEqualTo("queued");
    assertThat(tenant.get(path + "/rows.csv").code()).isEqualTo("no-rows");
    // As batch would.
    TestApi.execute(
        "UPDATE ink.custom_report_runs SET status = 'succeeded', finished_at = now(), period_from ="
            + " '2026-01-01', period_to = '2026-02-01', scanned = 9, snapshots = '{\"x\":\"1\"}',"
            + " as_of = now(), result = ?::jsonb WHERE run_id = ?",
        """
        {"columns":[{"name":"style"},{"name":"kept"}],"truncated":false,
         "rows":[["mandala",3],["=HYPERLINK(\\"x\\")",1],[null,-2]]}
        """,
        run);
    JsonNode answered = tenant.get(path).json();
    assertThat(answered.path("status").asText()).isEqualTo("succeeded");
    assertThat(answered.at("/result/rows/0/1").asLong()).isEqualTo(3);
    assertThat(answered.path("period_to").asText()).isEqualTo("2026-02-01");
    assertThat(tenant.get(path + "/rows.csv").text())
        .isEqualTo("style,kept\r\nmandala,3\r\n\"'=HYPERLINK(\"\"x\"\")\",1\r\n,-2\r\n");
    JsonNode listed = tenant.get("/v1/custom-reports/" + id + "/runs").json().at("/data/0");
    assertThat(listed.path("id").asText()).isEqualTo(run);
    assertThat(listed.has("result")).isFalse();
  }

  @Test
  void noMoreThanFiveRunsWait() {
    String id = saved();
    for (int i = 0; i < CustomReportStore.MOST_WAITING; i++) {
      assertThat(tenant.post("/v1/custom-reports/" + id + "/runs", "").status()).isEqualTo(202);
    }
    Answer refused = tenant.post("/v1/custom-reports/" + id + "/runs", "");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("10");
  }

  @Test
  void noMoreThanAHundredReportsAreKept() {
    TestApi.execute(
        "INSERT INTO ink.custom_reports (report_id, tenant_id, name, wish) SELECT 'rpt_' || n, ?,"
            + " 'x', '{}' FROM generate_series(1, 100) n",
        tenant.id());
    assertThat(save("one more", "null", WISH).code()).isEqualTo("too-many-reports");
  }

  @Test
  void nobodyElseSeesOrRunsIt() {
    String id = saved();
    Tenant other = api.tenant("reports");
    assertThat(other.get("/v1/custom-reports/" + id).status()).isEqualTo(404);
    assertThat(other.post("/v1/custom-reports/" + id + "/runs", "").status()).isEqualTo(404);
    assertThat(delete(other, id).status()).isEqualTo(404);
    assertThat(other.get("/v1/custom-reports").json().path("data")).isEmpty();
    Tenant without = api.tenant("generate");
    assertThat(without.post("/v1/custom-reports", "{}").status()).isEqualTo(403);
    assertThat(tenant.get("/v1/custom-reports/" + id + "/runs/" + IdType.CUSTOM_RUN.next()).code())
        .isEqualTo("unknown-run");
  }

  @Test
  void thePageAndWhatItLoadsNeedNoKeyAndRunNobodyElsesScript() {
    Answer page = api.get("/reports/builder");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(page.text()).contains("/reports/builder.js", "/reports/builder.css");
    assertThat(api.get("/reports/builder.js").header("content-type")).startsWith("text/javascript");
    assertThat(api.get("/reports/builder.css").header("content-type")).startsWith("text/css");
    assertThat(api.get("/v1/custom-reports/catalogue").status()).isEqualTo(200);
    assertThat(api.get("/v1/custom-reports").status()).isEqualTo(401);
  }
}
