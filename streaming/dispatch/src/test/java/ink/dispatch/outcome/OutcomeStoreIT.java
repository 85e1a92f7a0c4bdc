package ink.dispatch.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.dispatch.Accepted;
import ink.dispatch.Database;
import ink.dispatch.image.Design;
import ink.dispatch.image.StoredImage;
import ink.dispatch.outcome.Outcome.Cause;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomeStoreIT {
  private final OutcomeStore store =
      new OutcomeStore(new Database(TestDatabase.shared().url(), "ink_dispatch", "ink_dispatch"));

  @AfterEach
  void close() {
    store.close();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static Outcome.Completed completed(String generationId, String... words) {
    return completed(generationId, 1234, words);
  }

  private static Outcome.Completed completed(String generationId, long bytes, String... words) {
    StoredImage image =
        new StoredImage("images/ten/" + generationId + ".png", bytes, "ab".repeat(32));
    return Outcome.Completed.drawn(
        now(),
        2,
        new Design(
            OutcomeFacts.designId(generationId), "1", "procedural", List.of(words), image, null),
        15,
        250);
  }

  private static Outcome.Failed failed(String detail) {
    return new Outcome.Failed(now(), 1, Cause.EXPIRED, "deadline-exceeded", detail);
  }

  private Optional<Outcome> record(String generationId, Outcome outcome) throws Exception {
    return store.record(generationId, outcome).get(20, TimeUnit.SECONDS);
  }

  private static String accepted() {
    return Accepted.accept(Accepted.request()).getGenerationId();
  }

  @Test
  void theFirstOutcomeStands() throws Exception {
    String id = accepted();
    Outcome first = completed(id, "unicorn", "with \"quotes\", a comma and {braces}");

    assertThat(record(id, first)).contains(first);
    assertThat(record(id, failed("too late"))).contains(first);
    assertThat(record(id, completed(id))).contains(first);
  }

  @Test
  void aFailureStandsToo() throws Exception {
    String id = accepted();
    Outcome first = failed("nobody took it");

    assertThat(record(id, first)).contains(first);
    assertThat(record(id, completed(id))).contains(first);
  }

  @Test
  void aGenerationThatPostgresDoesNotKnowHasNoOutcome() throws Exception {
    String id = IdType.GENERATION.next();

    assertThat(record(id, completed(id))).isEmpty();
  }

  @Test
  void manyAreWrittenTogether() throws Exception {
    Map<String, CompletableFuture<Optional<Outcome>>> answers = new HashMap<>();
    List<CompletableFuture<Optional<Outcome>>> twice = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String id = accepted();
      answers.put(id, store.record(id, completed(id)));
      twice.add(store.record(id, failed("second")));
    }
    for (var answer : answers.values()) {
      assertThat(answer.get(20, TimeUnit.SECONDS)).get().isInstanceOf(Outcome.Completed.class);
    }
    for (var answer : twice) {
      assertThat(answer.get(20, TimeUnit.SECONDS)).get().isInstanceOf(Outcome.Completed.class);
    }
  }

  @Test
  void aLostConnectionIsMadeAgain() throws Exception {
    String before = accepted();
    record(before, completed(before));
    try (Connection owner = TestDatabase.shared().connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ink_dispatch'");
    }
    String after = accepted();

    assertThat(record(after, completed(after))).isPresent();
  }

  @Test
  void textThatPostgresCannotHoldIsMadePlain() throws Exception {
    String id = accepted();

    record(id, failed("before\0after"));

    assertThat(record(id, failed("x")).map(o -> ((Outcome.Failed) o).detail()))
        .contains("beforeafter");
  }

  @Test
  void oneThatIsRefusedHoldsUpNoOther() throws Exception {
    GenerationRequested bad = Accepted.accept(Accepted.request());
    List<CompletableFuture<Optional<Outcome>>> good = new ArrayList<>();
    onlyPositiveSizes(true);
    try {
      Outcome refused = completed(bad.getGenerationId(), -1);
      var answer = store.record(bad.getGenerationId(), refused);
      for (int i = 0; i < 5; i++) {
        String id = accepted();
        good.add(store.record(id, completed(id)));
      }

      assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(OutcomeStore.RefusedException.class);
      for (var one : good) {
        assertThat(one.get(20, TimeUnit.SECONDS)).isPresent();
      }
    } finally {
      onlyPositiveSizes(false);
    }
  }

  private static void onlyPositiveSizes(boolean on) throws SQLException {
    try (Connection owner = TestDatabase.shared().connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          on
              ? "ALTER TABLE designs ADD CONSTRAINT size_positive CHECK (image_bytes > 0)"
              : "ALTER TABLE designs DROP CONSTRAINT size_positive");
    }
  }

  @Test
  void aDatabaseIsToldWithoutItsPassword() {
    assertThat(new Database("jdbc:postgresql://h/ink", "ink_dispatch", "secret"))
        .asString()
        .doesNotContain("secret");
  }
}
