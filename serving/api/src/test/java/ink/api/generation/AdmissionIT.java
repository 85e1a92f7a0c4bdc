package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.neighbours.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue that is longer than promised, as the API hears of it. */
class AdmissionIT {
  private static final String BATCH =
      "{\"prompt\":\"a moth\",\"style\":\"mandala\",\"lane\":\"batch\"}";

  private final TestApi api = TestApi.shared();
  private final Tenant crowd = api.tenant("generate");
  private final Tenant other = api.tenant("generate");

  @AfterEach
  void nobodyWaitsAnyMore() {
    TestKafka.shared()
        .produce(Streams.QUEUE_MEASURED, Figures.queue(Instant.now()).setLane("batch").build());
  }

  /** The lane of batches: other suites use the others. */
  private void measured(Duration newcomer, Duration next) {
    Instant now = Instant.now();
    TestKafka.shared().produce(Streams.DISPATCH_MEASURED, Figures.measured(now).build());
    TestKafka.shared()
        .produce(
            Streams.QUEUE_MEASURED,
            Figures.backlog(
                    now,
                    crowd.id(),
                    now.minusSeconds(9),
                    now.minusSeconds(5),
                    new int[] {0, 1, 2},
                    new long[] {1_000, 1_000, next.toMillis()})
                .setLane("batch")
                .setNewcomerMs(newcomer.toMillis())
                .build());
  }

  private static void awaitRefusal(Tenant tenant, int status, String code) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Answer answer = tenant.generate(BATCH);
              assertThat(answer.status()).isEqualTo(status);
              assertThat(answer.code()).isEqualTo(code);
              assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(3_599L, 3_600L);
            });
  }

  @Test
  void aFullQueueIsRefusedAndWhatWasPromisedBeforeStands() {
    String key = UUID.randomUUID().toString();
    Answer promised = crowd.post("/v1/generate", BATCH, "Idempotency-Key", key);
    assertThat(promised.status()).isEqualTo(202);

    measured(Duration.ofSeconds(1), Duration.ofHours(25));
    awaitRefusal(crowd, 429, "backlog-full");
    assertThat(other.generate(BATCH).status()).isEqualTo(202);
    measured(Duration.ofHours(25), Duration.ofHours(25));
    awaitRefusal(other, 503, "system-full");

    Answer repeated = crowd.post("/v1/generate", BATCH, "Idempotency-Key", key);
    assertThat(repeated.status()).isEqualTo(202);
    assertThat(repeated.text()).isEqualTo(promised.text());
    long accepted =
        TestApi.count("SELECT count(*) FROM generations WHERE tenant_id = ?", crowd.id());
    assertThat(crowd.get("/v1/usage").json().path("used").asLong()).isEqualTo(accepted);
    assertThat(
            TestApi.count(
                "SELECT count(*) FROM idempotency_records WHERE tenant_id = ?", crowd.id()))
        .as("a refusal keeps no key")
        .isEqualTo(accepted);
  }
}
