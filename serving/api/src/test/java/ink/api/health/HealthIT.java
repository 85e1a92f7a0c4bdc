package ink.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.ScriptedCollector;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.neighbours.Ports;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HealthIT {
  private final TestApi api = TestApi.shared();

  @Test
  void readyOnBothPorts() {
    assertThat(api.get("/healthz").status()).isEqualTo(200);
    Answer ready = api.get("/readyz");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().path("checks").path("kafka").asText()).isEqualTo("ok");
    assertThat(ready.json().path("checks").path("object-store").asText()).isEqualTo("ok");
    Answer admin = api.send("GET", api.adminUrl("/readyz"), null);
    assertThat(admin.status()).isEqualTo(200);
    assertThat(admin.json().path("status").asText()).isEqualTo("ready");
    assertThat(api.send("GET", api.adminUrl("/healthz"), null).status()).isEqualTo(200);
    assertThat(api.send("GET", api.adminUrl("/healthcheck"), null).status()).isEqualTo(200);
  }

  @Test
  void measuresRequestsByRoute() {
    api.tenant("generate").accepted();
    api.get("/nowhere");
    String text = api.send("GET", api.adminUrl("/metrics"), null).text();
    assertThat(text)
        .contains(
            "ink_api_request_seconds_bucket{method=\"POST\",route=\"/v1/generate\",status=\"202\"",
            "ink_api_request_seconds_count{method=\"GET\",route=\"none\",status=\"404\"}",
            "ink_api_generations_accepted_total{lane=\"draft\"}",
            "ink_api_event_streams",
            "ink_api_ready 1.0",
            "jvm_memory_used_bytes");
  }

  @Test
  void withoutPostgresqlItIsAliveAndNotReadyAndPromisesNothing() throws Exception {
    ScriptedCollector collector = ScriptedCollector.start();
    Map<String, String> env = TestApi.environment(collector);
    env.put("INK_DB_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/ink");
    env.put("INK_DB_WAIT_MS", "250");
    Tenant known = api.tenant("generate");
    TestApi cut = TestApi.start(env, collector);
    try {
      assertThat(cut.get("/healthz").status()).isEqualTo(200);
      Answer ready = cut.get("/readyz");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().path("status").asText()).isEqualTo("not-ready");
      assertThat(ready.json().path("checks").path("postgresql").asText())
          .contains("PostgreSQL cannot work now");
      Answer answer =
          new Tenant(cut, known.id(), known.key())
              .generate("{\"prompt\":\"a moth\",\"style\":\"mandala\"}");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("unavailable");
      assertThat(answer.header("retry-after")).isEqualTo("2");
    } finally {
      cut.stop();
    }
  }

  @Test
  void withoutKafkaAndTheObjectStoreItIsDegradedAndStillAccepts() throws Exception {
    ScriptedCollector collector = ScriptedCollector.start();
    Map<String, String> env = TestApi.environment(collector);
    env.put("INK_KAFKA", "127.0.0.1:" + Ports.free());
    env.put("INK_S3_ENDPOINT", "http://127.0.0.1:" + Ports.free());
    Tenant known = api.tenant("generate");
    TestApi cut = TestApi.start(env, collector);
    try {
      Tenant tenant = new Tenant(cut, known.id(), known.key());
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(cut.get("/readyz").json().path("status").asText())
                      .isEqualTo("degraded"));
      Answer ready = cut.get("/readyz");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.json().path("checks").path("object-store").asText())
          .startsWith("the object store cannot answer now");
      Answer accepted = tenant.generate("{\"prompt\":\"a moth\",\"style\":\"mandala\"}");
      assertThat(accepted.status()).isEqualTo(202);
      assertThat(accepted.json().path("progress").path("eta_seconds").isNull()).isTrue();
      assertThat(accepted.json().path("progress").path("note").asText())
          .startsWith("There are no figures from the dispatcher");
    } finally {
      cut.stop();
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() {
    Map<String, String> env = TestApi.environment(api.collector());
    env.put("INK_PORT", String.valueOf(api.url("/").getPort()));
    env.put("INK_ADMIN_PORT", "0");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> TestApi.start(env, api.collector()))
        .rootCause()
        .isInstanceOf(java.net.BindException.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> TestApi.start(env, api.collector()))
        .cause()
        .hasMessageContaining("is taken; stop what listens there, or set INK_PORT");
  }
}
