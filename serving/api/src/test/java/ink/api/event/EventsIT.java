package ink.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.ScriptedCollector;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsIT {
  private static final String BATCH = "{\"events\":[{\"name\":\"design_viewed\"},{\"name\":1}]}";

  private final TestApi api = TestApi.shared();
  private final ScriptedCollector collector = api.collector();
  private final Tenant tenant = api.tenant("events");

  @Test
  void theBatchGoesToTheCollectorInTheTenantsName() {
    String verdict =
        "{\"accepted\":1,\"rejected\":[{\"index\":1,\"code\":\"schema-mismatch\",\"reason\":\"x\"}]}";
    collector.script(202, verdict);
    collector.heard().clear();
    Answer answer = tenant.post("/v1/events", BATCH);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).isEqualTo(verdict);
    assertThat(collector.heard())
        .containsExactly(
            new ScriptedCollector.Heard(
                "/internal/app-events", "Bearer " + ScriptedCollector.TOKEN, tenant.id(), BATCH));
  }

  @Test
  void whenNoneIsTakenTheAnswerSaysSo() {
    String verdict =
        "{\"accepted\":0,\"rejected\":[{\"index\":0,\"code\":\"x\",\"reason\":\"y\"}]}";
    collector.script(202, verdict);
    Answer answer = tenant.post("/v1/events", BATCH);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).isEqualTo(verdict);
  }

  @Test
  void whatTheCollectorSaysOfTheWholeBatchIsOurAnswer() {
    collector.script(
        400,
        "{\"code\":\"malformed-json\",\"title\":\"t\",\"detail\":\"Not a batch.\",\"status\":400}");
    Answer answer = tenant.post("/v1/events", BATCH);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-json");
    assertThat(answer.json().path("detail").asText()).isEqualTo("Not a batch.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"events\":[]}", "{\"events\":{}}"})
  void aBodyWithoutEventsIsRefused(String body) {
    Answer answer = tenant.post("/v1/events", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/events");
  }

  @Test
  void aBatchHasAtMost500Events() {
    collector.script(202, "{\"accepted\":500,\"rejected\":[]}");
    String five = "{},".repeat(499) + "{}";
    assertThat(tenant.post("/v1/events", "{\"events\":[" + five + "]}").status()).isEqualTo(202);
    assertThat(tenant.post("/v1/events", "{\"events\":[" + five + ",{}]}").status()).isEqualTo(422);
    assertThat(tenant.post("/v1/events", "{\"events\":[\"" + "a".repeat(1 << 20) + "\"]}").code())
        .isEqualTo("body-too-large");
  }

  @Test
  void aCollectorInTroubleIsUnavailable() {
    for (int status : new int[] {500, 503, 401, 202}) {
      collector.script(status, status == 202 ? "<html>" : "{}");
      Answer answer = tenant.post("/v1/events", BATCH);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("unavailable");
      assertThat(answer.header("retry-after")).isEqualTo("2");
    }
    ScriptedCollector gone = ScriptedCollector.start();
    TestApi other = TestApi.start(TestApi.environment(gone), gone);
    gone.stop();
    try {
      Tenant same = new Tenant(other, tenant.id(), tenant.key());
      assertThat(same.post("/v1/events", BATCH).status()).isEqualTo(503);
    } finally {
      other.stop();
    }
  }
}
