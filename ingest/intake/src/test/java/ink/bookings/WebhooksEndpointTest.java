package ink.bookings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ink.bookings.acuity.AcuityHosts;
import ink.bookings.acuity.AcuityPlatform;
import ink.bookings.acuity.AcuitySignature;
import ink.bookings.square.SquarePlatform;
import ink.bookings.square.SquareSignature;
import ink.bookings.testing.KnownConnections;
import ink.bookings.testing.Samples;
import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.intake.http.ProblemException;
import ink.intake.metrics.IntakeMetrics;
import ink.intake.testing.RememberedFacts;
import ink.intake.testing.ScriptedCall;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksEndpointTest {
  private final RememberedFacts facts = new RememberedFacts();
  private final KnownConnections connections = new KnownConnections();
  private final IntakeMetrics metrics = new IntakeMetrics();
  private final WebhooksEndpoint endpoint =
      new WebhooksEndpoint(
          List.of(new SquarePlatform(), new AcuityPlatform(new AcuityHosts(Set.of()))),
          connections,
          facts,
          metrics,
          Clock.systemUTC());
  private final BookingConnection square =
      connections.add(KnownConnections.connection("square", null));
  private final BookingConnection acuity =
      connections.add(KnownConnections.connection("acuity", "https://acuityscheduling.com"));

  private ScriptedCall fromSquare(String body) {
    return ScriptedCall.post(
        "/webhooks/square/" + square.connectionId(),
        body,
        Map.of(
            "Content-Type",
            "application/json",
            SquareSignature.HEADER,
            SquareSignature.sign(square.secret(), square.notificationUrl(), body.getBytes(UTF_8))));
  }

  private ScriptedCall fromAcuity(String body) {
    return ScriptedCall.post(
        "/webhooks/acuity/" + acuity.connectionId(),
        body,
        Map.of(
            AcuitySignature.HEADER, AcuitySignature.sign(acuity.secret(), body.getBytes(UTF_8))));
  }

  private String outcome(ScriptedCall call) throws ProblemException {
    return new String(endpoint.answer(call).body(), UTF_8);
  }

  private int status(ScriptedCall call) {
    return catchThrowableOfType(ProblemException.class, () -> endpoint.answer(call))
        .problem()
        .status();
  }

  @Test
  void aSquareWebhookIsKeptByteForByte() throws Exception {
    String body = Samples.text("square/booking_created.json");

    assertThat(outcome(fromSquare(body))).contains("kept");

    WebhookReceived fact = facts.of(Streams.WEBHOOK_RECEIVED).get(0);
    assertThat(UTF_8.decode(fact.getBody().duplicate()).toString()).isEqualTo(body);
    assertThat(fact.getExternalId()).isEqualTo("i2id2g3enyspi7");
    assertThat(fact.getType()).isEqualTo("booking.created");
    assertThat(fact.getTenantId()).isEqualTo(square.tenantId());
    assertThat(fact.getContentType()).isEqualTo("application/json");
  }

  @Test
  void aSquareWebhookSentTwiceIsKeptOnce() throws Exception {
    String body = Samples.text("square/booking_created.json");
    endpoint.answer(fromSquare(body));

    assertThat(outcome(fromSquare(body))).contains("repeated");
    assertThat(facts.all()).hasSize(1);
  }

  @Test
  void eventsOfOtherThingsAreKeptUnderTheirOwnIds() throws Exception {
    endpoint.answer(fromSquare(Samples.text("square/customer_created.json")));
    endpoint.answer(fromSquare("{\"event_id\":\"e1\",\"type\":\"x\"}"));

    assertThat(facts.of(Streams.WEBHOOK_RECEIVED))
        .extracting(fact -> fact.getExternalId())
        .containsExactly("QPTXM8PQNX3Q726ZYHPMNP46XC", "e1");
  }

  @Test
  void everyAcuityHintIsKeptForTheSameBytesMayMeanAnotherChange() throws Exception {
    String body = "action=changed&id=54321&calendarID=27238&appointmentTypeID=1";
    endpoint.answer(fromAcuity(body));
    assertThat(outcome(fromAcuity(body))).contains("kept");

    assertThat(facts.of(Streams.WEBHOOK_RECEIVED))
        .hasSize(2)
        .allSatisfy(fact -> assertThat(fact.getExternalId()).isEqualTo("54321"))
        .allSatisfy(fact -> assertThat(fact.getType()).isEqualTo("changed"))
        .extracting(fact -> fact.getEventId())
        .doesNotHaveDuplicates();
  }

  @Test
  void aWrongOrMissingSignatureIsRefusedAndCounted() {
    ScriptedCall good = fromSquare("{\"event_id\":\"e1\",\"type\":\"x\"}");
    ScriptedCall changed =
        new ScriptedCall("POST", good.path(), good.headers(), "{}".getBytes(UTF_8));
    ScriptedCall unsigned = ScriptedCall.post(good.path(), "{}", Map.of());

    assertThat(status(changed)).isEqualTo(401);
    assertThat(status(unsigned)).isEqualTo(401);
    assertThat(facts.all()).isEmpty();
    assertThat(new String(metrics.text(), UTF_8))
        .contains("ink_webhooks_total{outcome=\"wrong-signature\",provider=\"square\"} 2.0");
  }

  @Test
  void whoKnowsNoConnectionGetsNoFurther() {
    String other = IdType.CONNECTION.next();

    for (String path :
        List.of(
            "/webhooks/square/" + other,
            "/webhooks/square/" + acuity.connectionId(),
            "/webhooks/square/x",
            "/webhooks/vagaro/" + other,
            "/webhooks/square",
            "/webhooks/square/" + other + "/x")) {
      assertThat(status(ScriptedCall.post(path, "{}", Map.of()))).isEqualTo(404);
    }
  }

  @Test
  void anythingButAPostIsRefusedAndSoIsTooMuch() {
    String path = "/webhooks/square/" + square.connectionId();

    assertThat(status(new ScriptedCall("GET", path, Map.of(), new byte[0]))).isEqualTo(405);
    assertThat(status(fromSquare("x".repeat(WebhooksEndpoint.MOST_BYTES + 1)))).isEqualTo(413);
  }

  @Test
  void aPlatformIsAskedToRepeatWhatCannotBeKept() throws Exception {
    ScriptedCall call = fromSquare("{\"event_id\":\"e1\",\"type\":\"x\"}");
    connections.away(true);
    assertThat(status(call)).isEqualTo(503);
    connections.away(false);
    facts.away(true);
    assertThat(status(call)).isEqualTo(503);
    facts.away(false);

    assertThat(outcome(call)).contains("kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "no json", "{\"type\":\"x\"}", "{\"event_id\":\"e\"}"})
  void whatIsSignedButUnreadableIsADeadLetterAndNotAskedForAgain(String body) throws Exception {
    assertThat(outcome(fromSquare(body))).contains("unreadable");

    DeadLetter letter = facts.of(Streams.DEAD_LETTER).get(0);
    assertThat(letter.getSource()).isEqualTo("webhooks.square");
    assertThat(letter.getCode()).isEqualTo("unreadable-webhook");
    assertThat(UTF_8.decode(letter.getPayload().duplicate()).toString()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "action=changed", "id=1", "action=changed&id=../1", "action=%zz&id=1"})
  void anUnreadableAcuityFormIsADeadLetter(String body) throws Exception {
    assertThat(outcome(fromAcuity(body))).contains("unreadable");
    assertThat(facts.of(Streams.DEAD_LETTER)).hasSize(1);
  }
}
