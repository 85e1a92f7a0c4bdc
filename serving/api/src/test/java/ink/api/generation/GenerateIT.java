package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Outbox;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GenerateIT {
  private static final String BODY =
      "{\"prompt\":\"a moth over a crescent moon\",\"style\":\"mandala\",\"seed\":7,\"width\":512}";

  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  @Test
  void acceptsForGoodAndTellsKafkaByTheOutbox() {
    try (Outbox outbox = Outbox.from("generate_it_accept")) {
      Answer answer = tenant.generate(BODY);
      assertThat(answer.status()).isEqualTo(202);
      String id = answer.json().path("id").asText();
      assertThat(IdType.GENERATION.matches(id)).isTrue();
      assertThat(answer.header("location"))
          .isEqualTo("https://api.ink.example/v1/generations/" + id);
      assertThat(answer.header("idempotency-replayed")).isEqualTo("false");
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.json().path("status").asText()).isEqualTo("queued");
      assertThat(answer.json().path("width").asInt()).isEqualTo(512);
      assertThat(answer.json().path("height").asInt()).isEqualTo(1024);
      assertThat(answer.json().path("urls").path("events").asText())
          .isEqualTo("https://api.ink.example/v1/generations/" + id + "/events");

      List<GenerationRequested> facts = outbox.read(Streams.GENERATION_REQUESTED);
      assertThat(facts).hasSize(1);
      GenerationRequested fact = facts.get(0);
      assertThat(fact.getGenerationId()).isEqualTo(id);
      assertThat(fact.getTenantId()).isEqualTo(tenant.id());
      assertThat(fact.getPlan()).isEqualTo("pro");
      assertThat(fact.getLane()).isEqualTo("draft");
      assertThat(fact.getModel()).isEqualTo("ink-flash-draft");
      assertThat(fact.getSeed()).isEqualTo(7);
      assertThat(fact.getDeadlineAt()).isEqualTo(fact.getRequestedAt().plusSeconds(600));
      assertThat(tenant.get("/v1/generations/" + id).json().path("requested_at").asText())
          .isEqualTo(fact.getRequestedAt().toString());
    }
  }

  @Test
  void onlyAGivenSeedMayBeAnsweredWithAnEarlierImageAndNotAgainstOnesWill() {
    try (Outbox outbox = Outbox.from("generate_it_cache")) {
      tenant.generate(BODY);
      tenant.generate(BODY.replace("}", ",\"cache\":false}"));
      tenant.generate(BODY.replace("\"seed\":7,", ""));

      assertThat(outbox.read(Streams.GENERATION_REQUESTED))
          .extracting(GenerationRequested::getCacheable)
          .containsExactly(true, null, null);
    }
  }

  @Test
  void aRepeatedRequestGetsTheSameBytesAndMakesNothing() {
    Answer first = tenant.post("/v1/generate", BODY, "Idempotency-Key", "\"order-66\"");
    Answer second = tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-66");
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.http().body()).isEqualTo(first.http().body());
    assertThat(second.header("location")).isEqualTo(first.header("location"));
    assertThat(second.header("idempotency-replayed")).isEqualTo("true");
    assertThat(generations()).isEqualTo(1);
  }

  @Test
  void aKeyForAnotherBodyIsRefused() {
    tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-67");
    Answer other =
        tenant.post("/v1/generate", BODY.replace("moth", "bat"), "Idempotency-Key", "order-67");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    assertThat(generations()).isEqualTo(1);
  }

  @Test
  void aKeyIsOneTenants() {
    tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-68");
    Answer other = api.tenant("generate").post("/v1/generate", BODY, "Idempotency-Key", "order-68");
    assertThat(other.status()).isEqualTo(202);
    assertThat(other.header("idempotency-replayed")).isEqualTo("false");
  }

  @Test
  void aRepeatWhileTheFirstIsUnderWayIsAConflict() throws Exception {
    try (Connection stranger = TestDatabase.shared().connect()) {
      // Holds up the first request at the very end of its transaction.
      stranger.setAutoCommit(false);
      try (var insert =
          stranger.prepareStatement(
              "INSERT INTO idempotency_records VALUES (?, 'order-69', 'x', 'gen_x', 202, 'x')")) {
        insert.setString(1, tenant.id());
        insert.execute();
      }
      CompletableFuture<Answer> first =
          CompletableFuture.supplyAsync(
              () -> tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-69"));
      Awaitility.await()
          .until(
              () ->
                  TestApi.count(
                          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted")
                      > 0);
      Answer repeat = tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-69");
      assertThat(repeat.status()).isEqualTo(409);
      assertThat(repeat.code()).isEqualTo("request-in-flight");
      assertThat(repeat.header("retry-after")).isEqualTo("1");
      stranger.rollback();
      assertThat(first.get().status()).isEqualTo(202);
    }
    assertThat(generations()).isEqualTo(1);
  }

  @Test
  void aMissingIdempotencyKeyIsABadRequest() {
    Answer answer = tenant.post("/v1/generate", BODY);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("missing-idempotency-key");
  }

  @Test
  void whatIsWrongIsPointedAtAndLeavesNoTrace() {
    Answer answer =
        tenant.generate("{\"prompt\":\"\",\"style\":\"cubism\",\"width\":100000,\"colour\":1}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("invalid-request");
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/prompt", "/style", "/width", "/colour");
    assertThat(generations()).isZero();
  }

  @Test
  void malformedJsonIsABadRequest() {
    Answer answer = tenant.generate("{\"prompt\": ");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-json");
    assertThat(tenant.generate("").code()).isEqualTo("malformed-json");
  }

  @Test
  void anOversizedBodyIsRefusedWhetherItsLengthIsToldOrNot() {
    String big = "{\"prompt\":\"" + "a".repeat(70_000) + "\"}";
    Answer told = tenant.generate(big);
    assertThat(told.status()).isEqualTo(413);
    assertThat(told.code()).isEqualTo("body-too-large");
    Answer chunked =
        tenant.chunked("/v1/generate", big, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.code()).isEqualTo("body-too-large");
  }

  @Test
  void anotherMediaTypeIsRefused() {
    Answer answer =
        api.send(
            "POST",
            api.url("/v1/generate"),
            BODY.getBytes(),
            "Authorization",
            "Bearer " + tenant.key().secret(),
            "Content-Type",
            "text/plain");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("unsupported-media-type");
  }

  @Test
  void theStudioMustBeTheCallersOwn() {
    Tenant other = api.tenant("generate");
    String mine = studio(tenant);
    String theirs = studio(other);
    String body = BODY.replace("\"seed\":7", "\"studio_id\":\"%s\"");
    Answer own = tenant.generate(body.formatted(mine));
    assertThat(own.status()).isEqualTo(202);
    assertThat(own.json().path("studio_id").asText()).isEqualTo(mine);
    Answer foreign = tenant.generate(body.formatted(theirs));
    Answer unknown = tenant.generate(body.formatted(IdType.STUDIO.next()));
    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/studio_id");
    assertThat(unknown.json().path("errors")).isEqualTo(foreign.json().path("errors"));
    assertThat(generations()).isEqualTo(1);
  }

  @Test
  void aFullDiskPromisesNothingAndTheSameRequestSucceedsLater() {
    TestApi.execute(
        """
        CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$""");
    TestApi.execute(
        "CREATE TRIGGER full_disk BEFORE INSERT ON idempotency_records FOR EACH ROW"
            + " WHEN (NEW.idempotency_key = 'order-70') EXECUTE FUNCTION full_disk()");
    try (Outbox outbox = Outbox.from("generate_it_full_disk")) {
      Answer answer = tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-70");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("unavailable");
      assertThat(answer.header("retry-after")).isNotEmpty();
      assertThat(generations()).isZero();
      assertThat(outbox.read(Streams.GENERATION_REQUESTED))
          .noneMatch(fact -> fact.getTenantId().equals(tenant.id()));
    } finally {
      TestApi.execute("DROP TRIGGER full_disk ON idempotency_records");
      TestApi.execute("DROP FUNCTION full_disk");
    }
    assertThat(tenant.post("/v1/generate", BODY, "Idempotency-Key", "order-70").status())
        .isEqualTo(202);
  }

  @Test
  void manyAtOnceAreAllAccepted() {
    List<CompletableFuture<Answer>> answers =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> tenant.generate(BODY)))
            .toList();
    assertThat(answers).allMatch(answer -> answer.join().status() == 202);
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> generations() == 60);
  }

  private long generations() {
    return TestApi.count("SELECT count(*) FROM generations WHERE tenant_id = ?", tenant.id());
  }

  private static String studio(Tenant owner) {
    String id = IdType.STUDIO.next();
    TestApi.execute(
        "INSERT INTO studios VALUES (?, ?, 'Needle & Thread', 'Europe/Berlin', 'DE')",
        id,
        owner.id());
    return id;
  }
}
