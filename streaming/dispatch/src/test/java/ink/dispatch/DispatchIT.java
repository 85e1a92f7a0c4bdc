package ink.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.dispatch.outcome.OutcomeFacts;
import ink.events.Stream;
import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.UsageRecorded;
import ink.flink.testing.TestCluster;
import ink.ids.IdType;
import ink.inference.testing.Reply;
import ink.inference.testing.ScriptedModelServer;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.neighbours.testing.TestObjectStore;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on real neighbours, with a scripted model server. */
class DispatchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path checkpoints;

  private static ScriptedModelServer server;
  private static Map<String, String> env;
  private static TestCluster.RunningJob job;

  @BeforeAll
  static void start() {
    TestKafka.shared().createTopics();
    server = ScriptedModelServer.start();
    TestObjectStore s3 = TestObjectStore.shared();
    env =
        Map.ofEntries(
            Map.entry("INK_KAFKA", TestKafka.shared().bootstrapServers()),
            Map.entry("INK_CHECKPOINTS", checkpoints.toString()),
            Map.entry("INK_CHECKPOINT_INTERVAL", "1h"),
            Map.entry("INK_TRITON", server.target()),
            Map.entry("INK_DB_URL", TestDatabase.shared().url()),
            Map.entry("INK_DB_PASSWORD", "ink_dispatch"),
            Map.entry("INK_S3_ENDPOINT", s3.endpoint().toString()),
            Map.entry("INK_S3_ACCESS_KEY", s3.accessKey()),
            Map.entry("INK_S3_SECRET_KEY", s3.secretKey()),
            Map.entry("INK_DISPATCH_SWEEP_EVERY", "200ms"),
            Map.entry("INK_DISPATCH_FORGOTTEN_AFTER", "20s"));
    job = TestCluster.shared().run(new DispatchJob().graph(env));
  }

  @AfterAll
  static void stop() {
    job.close();
    server.close();
  }

  @BeforeEach
  void serveAgain() {
    server.otherwise(Reply.design(ScriptedModelServer.tinyPng().toByteArray(), "peonies"));
  }

  private static void send(GenerationRequested... requests) {
    TestKafka.shared().produce(Streams.GENERATION_REQUESTED, requests);
  }

  private static GenerationCancelRequested cancel(GenerationRequested request) {
    return GenerationCancelRequested.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(request.getTenantId())
        .setGenerationId(request.getGenerationId())
        .setRequestedAt(Instant.now())
        .build();
  }

  /**
   * What a reader of the stream makes of it: repeats dropped by event id, these generations only.
   * Facts leave after rows; those that never come are missing when the time is over.
   */
  private static <T extends SpecificRecord> List<T> facts(
      Stream<T> stream, GenerationRequested... of) {
    Set<String> wanted =
        java.util.Arrays.stream(of)
            .map(GenerationRequested::getGenerationId)
            .collect(Collectors.toSet());
    Instant deadline = Instant.now().plus(PATIENCE);
    Map<Object, T> facts = new HashMap<>();
    do {
      for (T fact : TestKafka.shared().readAll(stream)) {
        if (wanted.contains(stream.key(fact))) {
          facts.put(fact.get(fact.getSchema().getField("event_id").pos()), fact);
        }
      }
    } while (facts.size() < wanted.size() && Instant.now().isBefore(deadline));
    return List.copyOf(facts.values());
  }

  private static Map<String, String> row(GenerationRequested request) {
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT g.status, g.failure_cause, g.failure_code, g.attempts::text, d.design_id,"
                    + " g.cached::text,"
                    + " d.image_key, d.undrawn_words::text, d.image_sha256"
                    + " FROM generations g LEFT JOIN designs d USING (generation_id)"
                    + " WHERE g.generation_id = ?")) {
      select.setString(1, request.getGenerationId());
      try (ResultSet result = select.executeQuery()) {
        Map<String, String> row = new HashMap<>();
        result.next();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
        }
        return row;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitStatus(String status, GenerationRequested... requests) {
    for (GenerationRequested request : requests) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(() -> assertThat(row(request)).containsEntry("status", status));
    }
  }

  private static GenerationRequested[] accepted(int count) {
    GenerationRequested[] requests = new GenerationRequested[count];
    for (int i = 0; i < count; i++) {
      requests[i] = Accepted.accept(Accepted.request());
    }
    return requests;
  }

  private static long calls(GenerationRequested request) {
    return server.requests().stream()
        .filter(call -> call.getId().equals(request.getGenerationId()))
        .count();
  }

  @Test
  void eachRequestGetsItsImageItsRowAndItsFact() {
    GenerationRequested[] requests = accepted(20);
    send(requests);
    awaitStatus("succeeded", requests);

    assertThat(facts(Streams.GENERATION_COMPLETED, requests)).hasSize(20);
    GenerationCompleted fact = facts(Streams.GENERATION_COMPLETED, requests[0]).get(0);
    assertThat(row(requests[0]))
        .containsEntry("design_id", fact.getDesignId())
        .containsEntry("image_key", fact.getImageKey())
        .containsEntry("image_sha256", fact.getImageSha256())
        .containsEntry("undrawn_words", "{peonies}");
    assertThat(fact.getDesignId()).isEqualTo(OutcomeFacts.designId(requests[0].getGenerationId()));
    assertThat(fact.getBackend()).isEqualTo("scripted");
    assertThat(fact.getAttempts()).isEqualTo(1);
    assertThat(fact.getCountry()).isEqualTo("DE");
    assertThat(TestObjectStore.shared().folder().resolve("ink-images").resolve(fact.getImageKey()))
        .hasBinaryContent(ScriptedModelServer.tinyPng().toByteArray());
    assertThat(facts(Streams.USAGE_RECORDED, requests)).hasSize(20);
    UsageRecorded usage = facts(Streams.USAGE_RECORDED, requests[0]).get(0);
    assertThat(usage.getOutcome()).isEqualTo("succeeded");
    assertThat(usage.getUnits()).isEqualTo(1);
    assertThat(usage.getCached()).isFalse();
    assertThat(usage.getImageBytes()).isEqualTo(fact.getImageBytes());
    assertThat(usage.getInferenceMs()).isEqualTo(fact.getInferenceMs());
    assertThat(usage.getOccurredAt()).isEqualTo(fact.getCompletedAt());
  }

  @Test
  void aRequestThatComesTwiceIsServedOnce() {
    GenerationRequested request = accepted(1)[0];
    send(request, request);
    awaitStatus("succeeded", request);
    send(request);
    GenerationRequested last = accepted(1)[0];
    send(last);
    awaitStatus("succeeded", last);

    assertThat(calls(request)).isEqualTo(1);
    assertThat(facts(Streams.GENERATION_COMPLETED, request)).hasSize(1);
  }

  @Test
  void whatTheModelRefusesFailsAtOnceAsTheRequestsFault() {
    server.otherwise(Reply.fail(Status.INVALID_ARGUMENT.withDescription("no such style")));
    GenerationRequested request = accepted(1)[0];
    send(request);
    awaitStatus("failed", request);

    assertThat(row(request))
        .containsEntry("failure_cause", "rejected")
        .containsEntry("failure_code", "invalid-request");
    GenerationFailed fact = facts(Streams.GENERATION_FAILED, request).get(0);
    assertThat(fact.getDetail()).contains("no such style").contains("change the request");
    UsageRecorded usage = facts(Streams.USAGE_RECORDED, request).get(0);
    assertThat(usage.getOutcome()).isEqualTo("failed");
    assertThat(usage.getUnits()).isZero();
    assertThat(usage.getImageBytes()).isNull();
    assertThat(calls(request)).isEqualTo(1);
  }

  @Test
  void aModelThatBreaksIsAskedThreeTimes() {
    server.otherwise(Reply.malformed());
    GenerationRequested request = accepted(1)[0];
    send(request);
    awaitStatus("failed", request);

    assertThat(row(request))
        .containsEntry("failure_cause", "broken")
        .containsEntry("failure_code", "model-error")
        .containsEntry("attempts", "3");
  }

  @Test
  void aDesignWithoutAnImageIsNone() {
    server.otherwise(Reply.design(new byte[0]));
    GenerationRequested request = accepted(1)[0];
    send(request);
    awaitStatus("failed", request);

    assertThat(facts(Streams.GENERATION_FAILED, request).get(0).getDetail())
        .contains("a design without an image");
  }

  @Test
  void requestsWaitForAFullServer() {
    GenerationRequested request = accepted(1)[0];
    server.next(3, Reply.fail(Status.UNAVAILABLE.withDescription("Exceeds maximum queue size")));
    send(request);
    awaitStatus("succeeded", request);

    assertThat(row(request)).containsEntry("attempts", "4");
  }

  @Test
  void requestsWaitWhileTheModelServerIsDown() {
    int port = server.port();
    server.close();
    GenerationRequested[] requests = accepted(3);
    GenerationRequested late =
        Accepted.accept(Accepted.request().setDeadlineAt(Instant.now().plusMillis(300)));
    send(requests);
    send(late);
    awaitStatus("expired", late);
    assertThat(row(requests[0])).containsEntry("status", "queued");

    server = ScriptedModelServer.start(port);
    awaitStatus("succeeded", requests);

    assertThat(facts(Streams.GENERATION_FAILED, late).get(0).getDetail())
        .contains("0 of 1 are ready")
        .contains("ask again later");
    assertThat(facts(Streams.GENERATION_COMPLETED, requests)).hasSize(3);
  }

  @Test
  void aDeadlineEndsACallThatHangs() {
    server.otherwise(Reply.hang());
    GenerationRequested request =
        Accepted.accept(Accepted.request().setDeadlineAt(Instant.now().plusMillis(700)));
    send(request);
    awaitStatus("expired", request);

    assertThat(row(request)).containsEntry("failure_code", "deadline-exceeded");
  }

  @Test
  void cancellationEndsACallThatRuns() {
    server.otherwise(Reply.hang());
    GenerationRequested request = accepted(1)[0];
    send(request);
    await().atMost(PATIENCE).until(() -> calls(request) == 1);
    int before = server.cancelled();
    TestKafka.shared().produce(Streams.GENERATION_CANCEL_REQUESTED, cancel(request));
    awaitStatus("cancelled", request);

    await().atMost(PATIENCE).until(() -> server.cancelled() > before);
    assertThat(facts(Streams.GENERATION_FAILED, request))
        .singleElement()
        .extracting(GenerationFailed::getCause)
        .isEqualTo("cancelled");
  }

  @Test
  void cancellationThatComesFirstIsRemembered() {
    GenerationRequested request = accepted(1)[0];
    GenerationRequested other = accepted(1)[0];
    TestKafka.shared().produce(Streams.GENERATION_CANCEL_REQUESTED, cancel(request), cancel(other));
    server.otherwise(Reply.hang());
    // Both topics are read side by side: ask until the cancellation is sure to have been first.
    send(request);
    awaitStatus("cancelled", request);

    assertThat(calls(request)).isLessThanOrEqualTo(1);
    assertThat(facts(Streams.GENERATION_FAILED, request)).hasSize(1);
  }

  @Test
  void whatWasUnderWayIsServedAgainAfterARestart() {
    server.otherwise(Reply.hang());
    GenerationRequested[] requests = accepted(5);
    send(requests);
    await().atMost(PATIENCE).until(() -> calls(requests[4]) == 1);
    GenerationRequested cancelled = accepted(1)[0];
    job.checkpoint();
    job.close();
    server.otherwise(Reply.design(ScriptedModelServer.tinyPng().toByteArray()));
    TestKafka.shared().produce(Streams.GENERATION_CANCEL_REQUESTED, cancel(cancelled));
    job = TestCluster.shared().run(new DispatchJob().graph(env));
    awaitStatus("succeeded", requests);

    assertThat(facts(Streams.GENERATION_COMPLETED, requests)).hasSize(5);
    assertThat(calls(requests[0])).isEqualTo(2);
  }

  @Test
  void finalsThatTakeTheirTimeHoldUpNoDraft() {
    server.always("ink-flash", Reply.hang());
    GenerationRequested[] finals = new GenerationRequested[33];
    for (int i = 0; i < finals.length; i++) {
      finals[i] =
          Accepted.accept(Accepted.request().setLane("final").setWidthPx(2048).setHeightPx(2048));
    }
    send(finals);
    await().atMost(PATIENCE).until(() -> calls(finals[0]) == 1);
    GenerationRequested[] drafts = new GenerationRequested[5];
    for (int i = 0; i < drafts.length; i++) {
      drafts[i] = Accepted.accept(Accepted.request().setModel("ink-flash-draft").setWidthPx(1024));
    }
    send(drafts);
    awaitStatus("succeeded", drafts);

    assertThat(row(finals[0])).containsEntry("status", "queued");
    server.always("ink-flash", Reply.design(ScriptedModelServer.tinyPng().toByteArray()));
    TestKafka.shared()
        .produce(
            Streams.GENERATION_CANCEL_REQUESTED,
            java.util.Arrays.stream(finals)
                .map(DispatchIT::cancel)
                .toArray(GenerationCancelRequested[]::new));
    for (GenerationRequested one : finals) {
      await()
          .atMost(PATIENCE)
          .until(() -> Set.of("cancelled", "succeeded").contains(row(one).get("status")));
    }
    server.asScripted("ink-flash");
  }

  /** The same words and seed again, as a request of its own. */
  private static GenerationRequested again(GenerationRequested request) {
    String id = IdType.GENERATION.next();
    return Accepted.accept(
        Accepted.request(id, Instant.now())
            .setPrompt(request.getPrompt())
            .setCacheable(request.getCacheable()));
  }

  /** As often as it takes until the servers' version is known to the job. */
  private static GenerationRequested cachedAgain(GenerationRequested request) {
    List<GenerationRequested> sent = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              GenerationRequested next = again(request);
              send(next);
              sent.add(next);
              awaitStatus("succeeded", next);
              return "true".equals(row(next).get("cached"));
            });
    return sent.get(sent.size() - 1);
  }

  private static GenerationRequested drawn(String prompt) {
    GenerationRequested first =
        Accepted.accept(Accepted.request().setPrompt(prompt).setCacheable(true));
    send(first);
    awaitStatus("succeeded", first);
    return first;
  }

  /** The one fact of a generation; it leaves after the row was written. */
  private static <T extends SpecificRecord> T fact(Stream<T> stream, GenerationRequested of) {
    return await()
        .atMost(PATIENCE)
        .until(() -> facts(stream, of), facts -> facts.size() == 1)
        .get(0);
  }

  @Test
  void anImageThatIsThereAlreadyIsCopiedAndNoModelIsCalled() {
    GenerationRequested first = drawn("a mandala of foxgloves");
    GenerationRequested second = cachedAgain(first);

    assertThat(calls(second)).isZero();
    GenerationCompleted fact = fact(Streams.GENERATION_COMPLETED, second);
    assertThat(fact.getCached()).isTrue();
    assertThat(fact.getAttempts()).isZero();
    assertThat(fact.getModelVersion()).isEqualTo("1");
    assertThat(fact.getBackend()).isEqualTo("scripted");
    assertThat(fact.getUndrawnWords()).containsExactly("peonies");
    assertThat(fact.getDesignId()).isEqualTo(OutcomeFacts.designId(second.getGenerationId()));
    assertThat(fact.getImageKey()).contains(second.getGenerationId());
    assertThat(row(second))
        .containsEntry("attempts", "0")
        .containsEntry("image_key", fact.getImageKey())
        .containsEntry("image_sha256", row(first).get("image_sha256"));
    assertThat(TestObjectStore.shared().folder().resolve("ink-images").resolve(fact.getImageKey()))
        .hasBinaryContent(ScriptedModelServer.tinyPng().toByteArray());
    assertThat(fact(Streams.GENERATION_COMPLETED, first).getCached()).isFalse();
    UsageRecorded usage = fact(Streams.USAGE_RECORDED, second);
    assertThat(usage.getCached()).isTrue();
    assertThat(usage.getUnits()).isZero();
    assertThat(fact(Streams.USAGE_RECORDED, first).getUnits()).isEqualTo(1);
  }

  @Test
  void whoOptsOutIsDrawnForAgain() {
    GenerationRequested first = drawn("a mandala of lupins");
    cachedAgain(first);
    GenerationRequested fresh =
        Accepted.accept(Accepted.request().setPrompt(first.getPrompt()).setCacheable(null));
    send(fresh);
    awaitStatus("succeeded", fresh);

    assertThat(calls(fresh)).isEqualTo(1);
    assertThat(row(fresh)).containsEntry("cached", "false");
  }

  @Test
  void anUpgradedModelAnswersWithNoImageOfTheOldOne() {
    GenerationRequested first = drawn("a mandala of asters");
    cachedAgain(first);
    server.version("2");
    GenerationRequested witness = accepted(1)[0];
    send(witness);
    awaitStatus("succeeded", witness);
    GenerationRequested afterwards = again(first);
    send(afterwards);
    awaitStatus("succeeded", afterwards);

    assertThat(calls(afterwards)).isEqualTo(1);
    assertThat(fact(Streams.GENERATION_COMPLETED, afterwards).getModelVersion()).isEqualTo("2");
    server.version("1");
    GenerationRequested back = accepted(1)[0];
    send(back);
    awaitStatus("succeeded", back);
  }

  @Test
  void anImageThatIsGoneIsDrawnAgain() throws Exception {
    GenerationRequested first = drawn("a mandala of irises");
    GenerationRequested second = cachedAgain(first);
    Path bucket = TestObjectStore.shared().folder().resolve("ink-images");
    java.nio.file.Files.delete(bucket.resolve(row(first).get("image_key")));
    GenerationRequested third = again(first);
    send(third);
    awaitStatus("succeeded", third);

    assertThat(calls(third)).as("the oldest image is the one that is gone").isEqualTo(1);
    assertThat(bucket.resolve(row(second).get("image_key"))).exists();
  }

  @Test
  void aCachedOutcomeStaysTheOneOutcomeWhenItsRequestIsServedAgain() {
    GenerationRequested first = drawn("a mandala of tulips");
    job.checkpoint();
    GenerationRequested second = cachedAgain(first);
    Map<String, String> before = row(second);
    // As after a kill: all since the checkpoint is read and served again.
    job.close();
    job = TestCluster.shared().run(new DispatchJob().graph(env));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                TestKafka.shared().readAll(Streams.GENERATION_COMPLETED).stream()
                        .filter(f -> f.getGenerationId().equals(second.getGenerationId()))
                        .count()
                    >= 2);

    assertThat(facts(Streams.GENERATION_COMPLETED, second))
        .singleElement()
        .extracting(GenerationCompleted::getCached)
        .isEqualTo(true);
    assertThat(row(second)).isEqualTo(before);
  }

  @Test
  void aRequestThatKafkaLostIsFoundAndServed() {
    String id = IdType.GENERATION.next();
    GenerationRequested request =
        Accepted.accept(Accepted.request(id, Instant.now().minusSeconds(25)));
    awaitStatus("succeeded", request);

    assertThat(facts(Streams.GENERATION_REQUESTED, request)).containsExactly(request);
    assertThat(facts(Streams.GENERATION_COMPLETED, request)).hasSize(1);
  }

  @Test
  void aRequestThatIsSentAgainIsAnsweredWithAnEarlierImage() {
    GenerationRequested first = drawn("a mandala of snowdrops");
    cachedAgain(first);
    GenerationRequested lost =
        Accepted.accept(
            Accepted.request(IdType.GENERATION.next(), Instant.now().minusSeconds(25))
                .setPrompt(first.getPrompt())
                .setCacheable(true));
    awaitStatus("succeeded", lost);

    assertThat(row(lost)).containsEntry("cached", "true");
    assertThat(calls(lost)).isZero();
  }

  /** Its fact came by the log, its row was not shown to others yet. */
  @Test
  void aRequestThatIsToldBeforeItsRowIsSeenIsServedAllTheSame() {
    GenerationRequested.Builder builder = Accepted.request();
    GenerationRequested early = builder.build();
    send(early);
    await().atMost(PATIENCE).until(() -> calls(early) == 1);
    Accepted.accept(builder);
    awaitStatus("succeeded", early);

    assertThat(facts(Streams.GENERATION_COMPLETED, early)).hasSize(1);
    assertThat(calls(early)).isEqualTo(1);
  }

  @Test
  void whatCannotBeServedBecomesADeadLetter() {
    GenerationRequested stranger =
        Accepted.request().setRequestedAt(Instant.now().minusSeconds(25)).build();
    GenerationRequested nameless = Accepted.request().setGenerationId("gen_1").build();
    send(stranger, nameless);
    byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
    TestKafka.shared()
        .produce(
            List.of(new ProducerRecord<>(Streams.GENERATION_REQUESTED.topic(), null, rubbish)));

    List<DeadLetter> letters = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              letters.clear();
              letters.addAll(
                  TestKafka.shared().read(Streams.DEAD_LETTER, 3, Duration.ofSeconds(5)));
              assertThat(letters)
                  .extracting(DeadLetter::getCode)
                  .contains("unknown-generation", "no-generation-id", "unreadable-fact");
            });
    assertThat(letters)
        .filteredOn(letter -> letter.getCode().equals("unknown-generation"))
        .extracting(letter -> letter.getPayload().array())
        .contains(Streams.GENERATION_REQUESTED.encode(stranger));
  }
}
