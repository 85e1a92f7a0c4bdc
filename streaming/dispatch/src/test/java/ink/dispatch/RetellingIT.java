package ink.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.dispatch.image.Design;
import ink.dispatch.image.StoredImage;
import ink.dispatch.outcome.Outcome;
import ink.dispatch.outcome.OutcomeFacts;
import ink.dispatch.outcome.OutcomeStore;
import ink.dispatch.outcome.RecentOutcomes.Ended;
import ink.facts.GenerationRequested;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetellingIT {
  private static final Duration UNWRITTEN = Duration.ofMinutes(5);

  private final Database database =
      new Database(TestDatabase.shared().url(), "ink_dispatch", "ink_dispatch");
  private final Queue<Ended> told = new ConcurrentLinkedQueue<>();
  private volatile Map<String, Integer> epochs = Map.of("generation.completed-0", 1);
  private Instant before;

  @BeforeEach
  void everythingBeforeWasTold() throws SQLException {
    before = Instant.now().truncatedTo(ChronoUnit.MICROS);
    sql("UPDATE outcomes_told SET until = '" + before + "'");
  }

  private static void sql(String statement) throws SQLException {
    try (Connection owner = TestDatabase.shared().connect();
        Statement sql = owner.createStatement()) {
      sql.execute(statement);
    }
  }

  private static Instant until() throws SQLException {
    try (Connection owner = TestDatabase.shared().connect();
        Statement sql = owner.createStatement();
        ResultSet row = sql.executeQuery("SELECT until FROM outcomes_told")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  private Retelling retelling() {
    return new Retelling(
        database, () -> epochs, Duration.ofMillis(10), UNWRITTEN, Clock.systemUTC(), told::addAll);
  }

  private Ended completed() throws Exception {
    GenerationRequested request = Accepted.accept(Accepted.request());
    String id = request.getGenerationId();
    Design design =
        new Design(
            OutcomeFacts.designId(id),
            "1",
            "procedural",
            List.of("unicorn"),
            new StoredImage("images/" + id + ".png", 1234, "ab".repeat(32)),
            null);
    return recorded(
        request, Outcome.Completed.drawn(Outcome.now(Clock.systemUTC()), 2, design, 15, 250));
  }

  private Ended failed() throws Exception {
    return recorded(
        Accepted.accept(Accepted.request()),
        new Outcome.Failed(
            Outcome.now(Clock.systemUTC()), 1, Outcome.Cause.EXPIRED, "late", "Ask again."));
  }

  private Ended recorded(GenerationRequested request, Outcome outcome) throws Exception {
    try (OutcomeStore store = new OutcomeStore(database)) {
      return new Ended(
          request,
          store.record(request.getGenerationId(), outcome).get(20, TimeUnit.SECONDS).orElseThrow());
    }
  }

  private void awaitTold(Ended one, int times) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(Collections.frequency(told, one)).isEqualTo(times));
  }

  @Test
  void whatEndedSinceIsToldAtTheStartAsItWas() throws Exception {
    Ended done = completed();
    Ended broken = failed();
    sql("UPDATE outcomes_told SET until = '" + broken.outcome().finishedAt() + "'");
    Ended after = completed();
    try (Retelling retelling = retelling()) {
      awaitTold(after, 1);
      awaitTold(broken, 1);
    }
    assertThat(told).doesNotContain(done);
  }

  @Test
  void aLeaderThatComesBackIsToldAgainAndOneThatStaysIsNot() throws Exception {
    Ended done = completed();
    try (Retelling retelling = retelling()) {
      awaitTold(done, 1);
      retelling.begun(1);
      retelling.complete(1);
      await().atMost(Duration.ofSeconds(20)).until(() -> !until().isBefore(before));
      assertThat(Collections.frequency(told, done)).isEqualTo(1);
      epochs = Map.of("generation.completed-0", 2);
      awaitTold(done, 2);
    }
  }

  @Test
  void theInstantMovesBehindACheckpointThatIsComplete() throws Exception {
    Instant longAgo = before.minus(Duration.ofHours(1));
    sql("UPDATE outcomes_told SET until = '" + longAgo + "'");
    Ended done = completed();
    try (Retelling retelling = retelling()) {
      retelling.begun(1);
      retelling.complete(1);
      awaitTold(done, 1);
      assertThat(until()).as("checkpoint 1 began before it was told").isEqualTo(longAgo);
      retelling.begun(2);
      Instant second = Instant.now();
      retelling.begun(3);
      retelling.complete(2);
      await().atMost(Duration.ofSeconds(20)).until(() -> until().isAfter(longAgo));
      assertThat(until()).isBetween(before.minus(UNWRITTEN), second.minus(UNWRITTEN));
    }
  }

  @Test
  void kafkaThatIsAwayIsAskedAgain() throws Exception {
    Ended done = completed();
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    try (Retelling retelling =
        new Retelling(
            database,
            () -> {
              asked.add("");
              if (asked.size() < 3) {
                throw new ExecutionException(new IllegalStateException("nobody there"));
              }
              return epochs;
            },
            Duration.ofMillis(10),
            UNWRITTEN,
            Clock.systemUTC(),
            told::addAll)) {
      awaitTold(done, 1);
    }
    assertThat(asked).hasSizeGreaterThanOrEqualTo(3);
  }
}
