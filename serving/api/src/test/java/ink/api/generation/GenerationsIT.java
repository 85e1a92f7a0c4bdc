package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Outbox;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.facts.DispatchMeasured;
import ink.ids.IdType;
import ink.neighbours.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GenerationsIT {
  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  @Test
  void anOutcomeIsShown() {
    String id = tenant.accepted();
    String design = tenant.succeed(id, "images/x.png");
    Answer answer = tenant.get("/v1/generations/" + id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("succeeded");
    assertThat(answer.json().path("design_id").asText()).isEqualTo(design);
    assertThat(answer.json().path("inference_ms").asLong()).isEqualTo(340);
    assertThat(answer.json().path("cached").isBoolean()).isTrue();
    assertThat(answer.json().path("cached").asBoolean()).isFalse();
    TestApi.execute("UPDATE generations SET cached = true WHERE generation_id = ?", id);
    assertThat(tenant.get("/v1/generations/" + id).json().path("cached").asBoolean()).isTrue();
    assertThat(answer.json().has("progress")).isFalse();
    assertThat(answer.json().has("failure")).isFalse();
    assertThat(answer.json().path("urls").path("design").asText())
        .isEqualTo("https://api.ink.example/v1/designs/" + design);
  }

  @Test
  void aFailureIsExplained() {
    String id = tenant.accepted();
    tenant.fail(id, "expired", "expired");
    Answer answer = tenant.get("/v1/generations/" + id);
    assertThat(answer.json().path("status").asText()).isEqualTo("expired");
    assertThat(answer.json().path("failure").path("cause").asText()).isEqualTo("expired");
    assertThat(answer.json().path("failure").path("detail").asText()).isEqualTo("A sentence.");
  }

  @Test
  void aForeignGenerationIsAnUnknownOne() {
    String id = tenant.accepted();
    Tenant other = api.tenant("generate");
    for (String path : new String[] {"", "/events"}) {
      Answer foreign = other.get("/v1/generations/" + id + path, "X-Request-Id", "same");
      Answer unknown =
          other.get("/v1/generations/" + IdType.GENERATION.next() + path, "X-Request-Id", "same");
      Answer noId = other.get("/v1/generations/x" + path, "X-Request-Id", "same");
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.code()).isEqualTo("unknown-generation");
      assertThat(foreign.text()).isEqualTo(unknown.text()).isEqualTo(noId.text());
    }
    Answer cancel = other.post("/v1/generations/" + id + "/cancel", "");
    assertThat(cancel.status()).isEqualTo(404);
    assertThat(tenant.get("/v1/generations/" + id).json().has("cancel_requested_at")).isFalse();
    assertThat(other.get("/v1/generations").json().path("data")).isEmpty();
  }

  @Test
  void theListIsNewestFirstPageByPage() {
    String first = tenant.accepted();
    String second = tenant.accepted();
    String third = tenant.accepted();
    Answer page = tenant.get("/v1/generations?limit=2");
    assertThat(page.json().path("data").findValuesAsText("id")).containsExactly(third, second);
    assertThat(page.json().path("has_more").asBoolean()).isTrue();
    Answer rest = tenant.get("/v1/generations?limit=2&starting_after=" + second);
    assertThat(rest.json().path("data").findValuesAsText("id")).containsExactly(first);
    assertThat(rest.json().path("has_more").asBoolean()).isFalse();
    assertThat(tenant.get("/v1/generations?limit=0").code()).isEqualTo("invalid-parameter");
    assertThat(tenant.get("/v1/generations?limit=x").code()).isEqualTo("invalid-parameter");
    assertThat(tenant.get("/v1/generations?starting_after=dsg_1").code())
        .isEqualTo("invalid-parameter");
  }

  @Test
  void aCancellationIsAskedForOnceHoweverOftenItIsSent() {
    String id = tenant.accepted();
    try (Outbox outbox = Outbox.from("generations_it_cancel")) {
      Answer first = tenant.post("/v1/generations/" + id + "/cancel", "");
      Answer second = tenant.post("/v1/generations/" + id + "/cancel", "");
      assertThat(first.status()).isEqualTo(202);
      assertThat(second.status()).isEqualTo(202);
      assertThat(second.json().path("cancel_requested_at"))
          .isEqualTo(first.json().path("cancel_requested_at"));
      assertThat(outbox.read(Streams.GENERATION_CANCEL_REQUESTED))
          .singleElement()
          .satisfies(
              fact -> {
                assertThat(fact.getGenerationId()).isEqualTo(id);
                assertThat(fact.getTenantId()).isEqualTo(tenant.id());
              });
    }
    tenant.fail(id, "cancelled", "cancelled");
    assertThat(tenant.post("/v1/generations/" + id + "/cancel", "").status()).isEqualTo(200);
  }

  @Test
  void whatHasEndedIsNotCancelled() {
    String id = tenant.accepted();
    tenant.succeed(id, "images/x.png");
    Answer answer = tenant.post("/v1/generations/" + id + "/cancel", "");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("already-finished");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("It succeeded before it could be cancelled.");
  }

  @Test
  void theEtaIsHonestWhenTheModelServerIsDown() {
    String id = tenant.accepted();
    measured(0, 41);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              var progress = tenant.get("/v1/generations/" + id).json().path("progress");
              assertThat(progress.path("eta_seconds").isNull()).isTrue();
              assertThat(progress.path("note").asText())
                  .startsWith("The model server is not answering. The request waits until ");
            });
    measured(2, 41);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              var progress = tenant.get("/v1/generations/" + id).json().path("progress");
              assertThat(progress.path("position").asInt()).isEqualTo(41);
              assertThat(progress.path("eta_seconds").asLong()).isEqualTo(5); // 40 at 10/s + 0.5 s
            });
  }

  private static void measured(int ready, int queued) {
    TestKafka.shared()
        .produce(
            Streams.DISPATCH_MEASURED,
            DispatchMeasured.newBuilder()
                .setEventId(IdType.EVENT.next())
                .setTenantId("ten_all")
                .setModel("ink-flash-draft")
                .setMeasuredAt(Instant.now())
                .setQueued(queued)
                .setInFlight(2)
                .setServiceMs(500)
                .setServedPerSecond(10)
                .setEndpointsReady(ready)
                .setEndpointsTotal(2)
                .build());
  }
}
