package ink.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.bookings.acuity.AcuitySignature;
import ink.bookings.square.SquareSignature;
import ink.bookings.testing.Samples;
import ink.bookings.testing.ScriptedAcuity;
import ink.bookings.testing.SimulatedAcuity;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.BookingChanged;
import ink.facts.DeadLetter;
import ink.ids.IdType;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.state.SecretSeal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole intake between real Kafka, real PostgreSQL and a simulated Acuity. */
class IntakeServerIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String TENANT = IdType.TENANT.next();
  private static final String STUDIO = IdType.STUDIO.next();
  private static final String SECRET = "platform-secret";
  private static final String SQUARE = IdType.CONNECTION.next();
  private static final String ACUITY = IdType.CONNECTION.next();
  private static final String SQUARE_URL = "https://hooks.example/square";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String FLAKY = IdType.CONNECTION.next();

  private static SimulatedAcuity acuity;
  private static ScriptedAcuity flaky;
  private static Map<String, String> variables;
  private static IntakeServer server;

  @BeforeAll
  static void start() throws Exception {
    TestKafka.shared().createTopics();
    acuity = SimulatedAcuity.start(0);
    flaky = ScriptedAcuity.start();
    variables = new HashMap<>(IntakeConfigTest.variables());
    variables.put("INK_PORT", "0");
    variables.put("INK_ADMIN_PORT", "0");
    variables.put("INK_KAFKA", TestKafka.shared().bootstrapServers());
    variables.put("INK_DB_URL", TestDatabase.shared().url());
    variables.put("INK_ACUITY_ALLOWED_HOSTS", "127.0.0.1:" + acuity.port() + "," + flaky.host());
    SecretSeal seal = new SecretSeal(variables.get("INK_SEAL_KEY"));
    try (Connection owner = TestDatabase.shared().connect()) {
      insertTenantAndStudio(owner);
      connect(owner, SQUARE, "square", SQUARE_URL, seal.seal(SQUARE, SECRET), null);
      connect(owner, FLAKY, "acuity", "x", seal.seal(FLAKY, SECRET), "http://" + flaky.host());
      connect(owner, ACUITY, "acuity", "x", seal.seal(ACUITY, SECRET), acuity.baseUrl());
    }
    server = IntakeServer.start(IntakeConfig.from(variables));
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(get(server, "/readyz").statusCode()).isEqualTo(200));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    acuity.close();
    flaky.close();
  }

  private static void insertTenantAndStudio(Connection owner) throws SQLException {
    update(owner, "INSERT INTO tenants (tenant_id, name, plan) VALUES (?, 'Ink', 'pro')", TENANT);
    update(
        owner,
        "INSERT INTO studios (tenant_id, studio_id, name, time_zone) VALUES (?, ?, 'Studio', 'UTC')",
        TENANT,
        STUDIO);
  }

  private static void connect(
      Connection owner, String id, String provider, String url, byte[] secret, String api)
      throws SQLException {
    update(
        owner,
        "INSERT INTO booking_connections (connection_id, tenant_id, studio_id, provider,"
            + " notification_url, sealed_secret, api_base_url, api_user)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'user')",
        id,
        TENANT,
        STUDIO,
        provider,
        url,
        secret,
        api);
  }

  private static void update(Connection owner, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static HttpResponse<String> get(IntakeServer to, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.adminPort() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      IntakeServer to, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> fromSquare(IntakeServer to, String body) throws Exception {
    return post(
        to,
        "/webhooks/square/" + SQUARE,
        body,
        SquareSignature.HEADER,
        SquareSignature.sign(SECRET, SQUARE_URL, body.getBytes(UTF_8)));
  }

  private static HttpResponse<String> fromAcuity(IntakeServer to, String id) throws Exception {
    return fromAcuity(to, ACUITY, id);
  }

  private static HttpResponse<String> fromAcuity(IntakeServer to, String connection, String id)
      throws Exception {
    String body = "action=changed&id=" + id;
    return post(
        to,
        "/webhooks/acuity/" + connection,
        body,
        AcuitySignature.HEADER,
        AcuitySignature.sign(SECRET, body.getBytes(UTF_8)));
  }

  private static HttpResponse<String> events(IntakeServer to, String actor) throws Exception {
    String body =
        "{\"events\":[{\"actor_id\":\""
            + actor
            + "\",\"session_id\":\"s\",\"name\":\"search_made\",\"occurred_at\":\""
            + Instant.now()
            + "\"},{\"actor_id\":\""
            + actor
            + "\"}]}";
    return post(
        to,
        "/internal/app-events",
        body,
        "Authorization",
        "Bearer internal-token",
        "X-Ink-Tenant",
        TENANT);
  }

  private static BookingChanged awaitBooking(String externalId) {
    return await()
        .atMost(LIMIT)
        .until(
            () ->
                TestKafka.shared().read(Streams.BOOKING_CHANGED, 1, LIMIT).stream()
                    .filter(booking -> booking.getExternalBookingId().equals(externalId))
                    .toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  @Test
  void appEventsArriveAndBadOnesAreDeadLetters() throws Exception {
    HttpResponse<String> answer = events(server, "arriving");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"accepted\":1", "\"index\":1", "schema-mismatch");
    List<AppEventRecorded> events = TestKafka.shared().read(Streams.APP_EVENT_RECORDED, 1, LIMIT);
    assertThat(events).anyMatch(event -> event.getActorId().equals("arriving"));
    List<DeadLetter> letters = TestKafka.shared().read(Streams.DEAD_LETTER, 1, LIMIT);
    assertThat(letters).anyMatch(letter -> letter.getSource().equals("app-events"));
  }

  @Test
  void aSquareWebhookBecomesABooking() throws Exception {
    String body = Samples.text("square/booking_created.json");
    assertThat(fromSquare(server, body).body()).contains("kept");
    assertThat(fromSquare(server, body).body()).contains("repeated");

    BookingChanged booking = awaitBooking("i2id2g3enyspi7");

    assertThat(booking.getTenantId()).isEqualTo(TENANT);
    assertThat(booking.getStudioId()).isEqualTo(STUDIO);
    assertThat(
            TestKafka.shared().readRecords(Streams.WEBHOOK_RECEIVED.topic(), 1, LIMIT).stream()
                .filter(record -> Arrays.equals(record.key(), "i2id2g3enyspi7".getBytes(UTF_8))))
        .hasSize(1);
  }

  @Test
  void anAcuityHintIsFollowedToTheAppointment() throws Exception {
    HttpResponse<String> stored =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(acuity.baseUrl() + "/simulated/appointments"))
                .POST(HttpRequest.BodyPublishers.ofString(Samples.text("acuity/appointment.json")))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(stored.statusCode()).isEqualTo(201);
    assertThat(fromAcuity(server, "54321").statusCode()).isEqualTo(200);

    assertThat(awaitBooking("54321").getExternalStaffId()).isEqualTo("27238");
  }

  @Test
  void anAppointmentThatAcuityDoesNotKnowIsADeadLetter() throws Exception {
    assertThat(fromAcuity(server, "404404").statusCode()).isEqualTo(200);

    await()
        .atMost(LIMIT)
        .until(
            () ->
                TestKafka.shared().read(Streams.DEAD_LETTER, 1, LIMIT).stream()
                    .anyMatch(letter -> letter.getReason().contains("404404")));
  }

  @Test
  void aHintWaitsUntilAcuityAnswers() throws Exception {
    flaky.script(503, "");
    assertThat(fromAcuity(server, FLAKY, "777").statusCode()).isEqualTo(200);
    await().atMost(LIMIT).until(() -> flaky.calls() >= 2);
    flaky.script(200, "{\"id\":777,\"datetime\":\"2026-12-01T10:00:00+0100\",\"duration\":\"45\"}");

    assertThat(awaitBooking("777").getDurationMinutes()).isEqualTo(45);
  }

  @Test
  void whatIsNoFactIsADeadLetterAndTheReaderGoesOn() {
    TestKafka.shared()
        .produce(
            List.of(
                new ProducerRecord<>(
                    Streams.WEBHOOK_RECEIVED.topic(), new byte[] {1}, new byte[] {1, 2, 3})));

    await()
        .atMost(LIMIT)
        .until(
            () ->
                TestKafka.shared().read(Streams.DEAD_LETTER, 1, LIMIT).stream()
                    .anyMatch(letter -> letter.getCode().equals("unreadable-fact")));
  }

  @Test
  void aWrongSignatureIsRefused() throws Exception {
    assertThat(
            post(server, "/webhooks/square/" + SQUARE, "{}", SquareSignature.HEADER, "AAAA")
                .statusCode())
        .isEqualTo(401);
    assertThat(get(server, "/metrics").body()).contains("wrong-signature");
    assertThat(get(server, "/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutKafkaNothingIsClaimedAndReadinessSaysSo() throws Exception {
    Map<String, String> broken = new HashMap<>(variables);
    broken.put("INK_KAFKA", "127.0.0.1:" + Ports.free());
    try (IntakeServer lonely = IntakeServer.start(IntakeConfig.from(broken))) {
      HttpResponse<String> refused = events(lonely, "lost");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(fromSquare(lonely, Samples.text("square/booking_updated.json")).statusCode())
          .isEqualTo(503);
      HttpResponse<String> ready = get(lonely, "/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("kafka");
    }
  }

  @Test
  void withoutADatabaseOrTheRightKeyWebhooksAreToBeRepeated() throws Exception {
    Map<String, String> broken = new HashMap<>(variables);
    broken.put("INK_DB_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/ink");
    Map<String, String> mistaken = new HashMap<>(variables);
    mistaken.put("INK_SEAL_KEY", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
    try (IntakeServer lonely = IntakeServer.start(IntakeConfig.from(broken));
        IntakeServer wrong = IntakeServer.start(IntakeConfig.from(mistaken))) {
      String body = Samples.text("square/booking_updated.json");
      assertThat(fromSquare(lonely, body).statusCode()).isEqualTo(503);
      assertThat(get(lonely, "/readyz").body()).contains("database");
      assertThat(fromSquare(wrong, body).statusCode()).isEqualTo(503);
    }
  }
}
