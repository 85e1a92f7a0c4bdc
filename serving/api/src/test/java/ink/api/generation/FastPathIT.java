package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Outbox;
import ink.api.testing.ScriptedCollector;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** No relay runs here: what is in Kafka took the fast path. */
class FastPathIT {
  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  @Test
  void whatTheOutboxWillBringIsInKafkaBefore() {
    try (Outbox outbox = Outbox.from("fast_path_it")) {
      String id = tenant.accepted();
      List<ConsumerRecord<byte[], byte[]>> sent = sent(id);
      assertThat(sent).hasSize(1);
      List<GenerationRequested> facts =
          outbox.read(Streams.GENERATION_REQUESTED).stream()
              .filter(fact -> fact.getGenerationId().equals(id))
              .toList();
      assertThat(facts).hasSize(1);
      // The same bytes under the same key: readers know the second copy by its event id.
      assertThat(sent.get(0).value()).isEqualTo(Streams.GENERATION_REQUESTED.encode(facts.get(0)));
      assertThat(new String(sent.get(0).key(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(Streams.GENERATION_REQUESTED.key(facts.get(0)));
    }
  }

  @Test
  void aRepeatIsNotSentAgain() {
    String body = "{\"prompt\":\"a moth\",\"style\":\"mandala\"}";
    String id =
        tenant.post("/v1/generate", body, "Idempotency-Key", "once").json().path("id").asText();
    assertThat(
            tenant
                .post("/v1/generate", body, "Idempotency-Key", "once")
                .header("idempotency-replayed"))
        .isEqualTo("true");
    sent(tenant.accepted());
    assertThat(sent(id)).hasSize(1);
  }

  @Test
  void withoutKafkaItIsCountedAndTheRequestIsAccepted() throws Exception {
    TestApi cut = start(Map.of("INK_KAFKA", "127.0.0.1:" + Ports.free()));
    try {
      new Tenant(cut, tenant.id(), tenant.key()).accepted();
      assertThat(metrics(cut)).contains("ink_api_fast_path_total{result=\"failed\"} 1.0");
    } finally {
      cut.stop();
    }
  }

  @Test
  void itCanBeClosed() {
    TestApi closed = start(Map.of("INK_FAST_PATH", "off"));
    try {
      new Tenant(closed, tenant.id(), tenant.key()).accepted();
      assertThat(metrics(closed))
          .contains("ink_api_generations_accepted_total")
          .doesNotContain("ink_api_fast_path_total{");
    } finally {
      closed.stop();
    }
  }

  private static TestApi start(Map<String, String> changes) {
    ScriptedCollector collector = ScriptedCollector.start();
    Map<String, String> env = TestApi.environment(collector);
    env.putAll(changes);
    return TestApi.start(env, collector);
  }

  private static String metrics(TestApi of) {
    return of.send("GET", of.adminUrl("/metrics"), null).text();
  }

  private static List<ConsumerRecord<byte[], byte[]>> sent(String id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                TestKafka.shared()
                    .readRecords(
                        Streams.GENERATION_REQUESTED.topic(),
                        Integer.MAX_VALUE,
                        Duration.ofMillis(500))
                    .stream()
                    .filter(
                        record ->
                            Streams.GENERATION_REQUESTED
                                .decode(record.value())
                                .getGenerationId()
                                .equals(id))
                    .toList(),
            found -> !found.isEmpty());
  }
}
