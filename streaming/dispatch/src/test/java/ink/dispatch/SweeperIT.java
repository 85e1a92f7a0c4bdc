package ink.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SweeperIT {
  /** Long before anything another test accepts, so that its pages are ours alone. */
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Database database =
      new Database(TestDatabase.shared().url(), "ink_dispatch", "ink_dispatch");

  @AfterAll
  static void leaveNothing() throws SQLException {
    try (Connection owner = TestDatabase.shared().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("DELETE FROM generations WHERE requested_at < '2021-01-01'");
    }
  }

  private static GenerationRequested accepted(int second, String note) {
    return Accepted.accept(
        Accepted.request(IdType.GENERATION.next(), LONG_AGO.plusSeconds(second))
            .setPrompt(note)
            .setCacheable(true));
  }

  @Test
  void aForgottenRequestComesBackAsTheFactItWas() throws SQLException {
    GenerationRequested one = accepted(1, "a rose");
    GenerationRequested two = accepted(2, "a snake");
    cancel(two);

    List<Sweeper.Unfinished> page = Sweeper.page(database, LONG_AGO.plus(Duration.ofDays(1)), null);

    assertThat(page)
        .containsSubsequence(new Sweeper.Unfinished(one, false), new Sweeper.Unfinished(two, true));
    assertThat(
            Sweeper.page(
                database,
                LONG_AGO.plus(Duration.ofDays(1)),
                page.get(page.indexOf(new Sweeper.Unfinished(one, false)))))
        .startsWith(new Sweeper.Unfinished(two, true));
    assertThat(Sweeper.page(database, one.getRequestedAt(), null))
        .extracting(Sweeper.Unfinished::request)
        .doesNotContain(one);
  }

  private static void cancel(GenerationRequested request) throws SQLException {
    try (Connection owner = TestDatabase.shared().connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "UPDATE generations SET cancel_requested_at = now() WHERE generation_id = '"
              + request.getGenerationId()
              + "'");
    }
  }

  @Test
  void itLooksAgainAndAgain() {
    GenerationRequested one = accepted(60, "a moth");
    Queue<Sweeper.Unfinished> found = new ConcurrentLinkedQueue<>();
    try (Sweeper sweeper =
        new Sweeper(
            database, Duration.ofMillis(20), Duration.ofDays(1), Instant::now, found::addAll)) {
      Awaitility.await()
          .until(
              () -> {
                List<Sweeper.Unfinished> seen = new ArrayList<>(found);
                return seen.stream().filter(u -> u.request().equals(one)).count() >= 3;
              });
    }
  }
}
