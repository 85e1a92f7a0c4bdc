package ink.collector;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.ids.IdType;
import ink.intake.http.Answer;
import ink.intake.http.ProblemException;
import ink.intake.metrics.IntakeMetrics;
import ink.intake.testing.RememberedFacts;
import ink.intake.testing.ScriptedCall;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppEventsEndpointTest {
  private static final String TENANT = IdType.TENANT.next();
  private static final Map<String, String> HEADERS =
      Map.of("Authorization", "Bearer internal-token", "X-Ink-Tenant", TENANT);

  private final RememberedFacts facts = new RememberedFacts();
  private final IntakeMetrics metrics = new IntakeMetrics();
  private final AppEventsEndpoint endpoint =
      new AppEventsEndpoint(
          new CollectorConfig("internal-token"),
          facts,
          metrics,
          Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

  private Answer send(String body) throws ProblemException {
    return endpoint.answer(ScriptedCall.post(AppEventsEndpoint.PATH, body, HEADERS));
  }

  private static int status(ScriptedCall call, AppEventsEndpoint endpoint) {
    return catchThrowableOfType(ProblemException.class, () -> endpoint.answer(call))
        .problem()
        .status();
  }

  @Test
  void goodEventsAreKeptAndBadOnesExplained() throws Exception {
    String good = AppEventReaderTest.event().toString();
    String bad = "{ \"name\" : \"désign_viewed\" ,\"x\":1.50}";

    Answer answer = send("{\"events\" : [" + good + ", " + bad + " ,7]}");

    JsonNode verdict = new JsonMapper().readTree(answer.body());
    assertThat(answer.status()).isEqualTo(202);
    assertThat(verdict.at("/accepted").asInt()).isEqualTo(1);
    assertThat(verdict.at("/rejected/0/index").asInt()).isEqualTo(1);
    assertThat(verdict.at("/rejected/0/code").asText()).isEqualTo("schema-mismatch");
    assertThat(verdict.at("/rejected/0/reason").asText()).contains("\"x\"");
    assertThat(verdict.at("/rejected/1/index").asInt()).isEqualTo(2);
    assertThat(facts.of(Streams.APP_EVENT_RECORDED)).hasSize(1);
    assertThat(facts.of(Streams.DEAD_LETTER))
        .extracting(letter -> UTF_8.decode(letter.getPayload().duplicate()).toString())
        .containsExactly(bad, "7");
    DeadLetter letter = facts.of(Streams.DEAD_LETTER).get(0);
    assertThat(letter.getSource()).isEqualTo("app-events");
    assertThat(letter.getTenantId()).isEqualTo(TENANT);
    assertThat(new String(metrics.text(), UTF_8))
        .contains("ink_app_events_total{outcome=\"accepted\"} 1.0")
        .contains("ink_app_events_total{outcome=\"schema-mismatch\"} 2.0");
  }

  @Test
  void aBatchWithoutAGoodEventIsAnswered422() throws Exception {
    assertThat(send("{\"events\":[{}]}").status()).isEqualTo(422);
  }

  @Test
  void theSameBatchSentTwiceMakesFactsWithTheSameIds() throws Exception {
    String batch = "{\"events\":[" + AppEventReaderTest.event() + ",{\"x\":1}]}";
    send(batch);
    send(batch);

    assertThat(facts.of(Streams.APP_EVENT_RECORDED))
        .hasSize(2)
        .extracting(fact -> fact.getEventId())
        .containsOnly(facts.of(Streams.APP_EVENT_RECORDED).get(0).getEventId());
    assertThat(facts.of(Streams.DEAD_LETTER))
        .hasSize(2)
        .extracting(fact -> fact.getEventId())
        .containsOnly(facts.of(Streams.DEAD_LETTER).get(0).getEventId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "nonsense",
        "{\"events\":{}}",
        "{\"events\":[]}",
        "{\"events\":[{}],\"more\":1}",
        "{\"events\":[{}]} {}",
        "{\"events\":[{}",
        "{\"events\":[{\"a\":1,\"a\":2}]}"
      })
  void aMalformedBatchIsRefusedWhole(String body) {
    assertThat(status(ScriptedCall.post(AppEventsEndpoint.PATH, body, HEADERS), endpoint))
        .isEqualTo(400);
    assertThat(facts.all()).isEmpty();
  }

  @Test
  void moreThan500EventsOrAnotherEncodingAreRefusedWhole() {
    String many = String.join(",", Collections.nCopies(501, "{}"));
    byte[] utf16 = "{\"events\":[{}]}".getBytes(UTF_16);

    assertThat(
            status(
                ScriptedCall.post(AppEventsEndpoint.PATH, "{\"events\":[" + many + "]}", HEADERS),
                endpoint))
        .isEqualTo(400);
    assertThat(status(new ScriptedCall("POST", AppEventsEndpoint.PATH, HEADERS, utf16), endpoint))
        .isEqualTo(400);
  }

  @Test
  void tooLargeABatchOrEventIsRefused() {
    String event = "{\"x\":\"" + "y".repeat(AppEventBatch.LARGEST_EVENT) + "\"}";
    for (String body : new String[] {"[\"" + "z".repeat(1 << 20) + "\"]", event}) {
      assertThat(
              status(
                  ScriptedCall.post(AppEventsEndpoint.PATH, "{\"events\":[" + body + "]}", HEADERS),
                  endpoint))
          .isEqualTo(413);
    }
  }

  @Test
  void onlyTheApiIsHeard() {
    String body = "{\"events\":[{}]}";
    String path = AppEventsEndpoint.PATH;

    assertThat(status(ScriptedCall.post(path, body, Map.of("X-Ink-Tenant", TENANT)), endpoint))
        .isEqualTo(401);
    assertThat(
            status(
                ScriptedCall.post(
                    path, body, Map.of("Authorization", "Bearer wrong", "X-Ink-Tenant", TENANT)),
                endpoint))
        .isEqualTo(401);
    assertThat(
            status(
                ScriptedCall.post(path, body, Map.of("Authorization", "Bearer internal-token")),
                endpoint))
        .isEqualTo(403);
    assertThat(status(new ScriptedCall("GET", path, HEADERS, new byte[0]), endpoint))
        .isEqualTo(405);
    assertThat(status(ScriptedCall.post(path + "/x", body, HEADERS), endpoint)).isEqualTo(404);
  }

  @Test
  void nothingIsClaimedWhileKafkaIsAway() throws Exception {
    facts.away(true);
    String body = "{\"events\":[" + AppEventReaderTest.event() + "]}";
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> send(body));

    assertThat(refused.answer().status()).isEqualTo(503);
    assertThat(refused.answer().headers()).containsKey("Retry-After");
    assertThat(new String(metrics.text(), UTF_8)).doesNotContain("accepted");

    facts.away(false);
    assertThat(send(body).status()).isEqualTo(202);
  }
}
