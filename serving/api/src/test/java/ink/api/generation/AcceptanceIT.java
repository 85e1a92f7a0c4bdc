package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.api.database.Database;
import ink.api.database.DatabaseConfig;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.testing.Outbox;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Several tenants' requests in one transaction, each behind its own wall. */
class AcceptanceIT {
  private final TestApi api = TestApi.shared();
  private final Tenant one = api.tenant("generate");
  private final Tenant two = api.tenant("generate");

  @Test
  void aBatchJudgesEachTenantsOffersByItsOwnRows() throws SQLException {
    String studioOfTwo = IdType.STUDIO.next();
    TestApi.execute(
        "INSERT INTO studios VALUES (?, ?, 'Needle & Thread', 'Europe/Berlin', 'DE')",
        studioOfTwo,
        two.id());
    Acceptance.Offer before = offer(one, "before", null, false);
    try (Outbox outbox = Outbox.from("acceptance_it");
        Connection connection = TestDatabase.shared().connectAs("ink_api")) {
      AcceptStatement.execute(connection, List.of(before), true);
      List<Verdict> verdicts =
          AcceptStatement.execute(
              connection,
              List.of(
                  offer(two, "own", studioOfTwo, false),
                  offer(one, "before", null, false),
                  offer(one, "foreign", studioOfTwo, false),
                  offer(two, "before", null, false),
                  offer(one, "rehearsed", null, true)),
              false);
      assertThat(verdicts)
          .extracting(Verdict::kind)
          .containsExactly("accepted", "answered", "studio_id", "accepted", "accepted");
      assertThat(verdicts.get(1).answeredId()).isEqualTo(before.fact().getGenerationId());
      assertThat(outbox.read(Streams.GENERATION_REQUESTED))
          .extracting(GenerationRequested::getTenantId)
          .filteredOn(tenant -> tenant.equals(one.id()) || tenant.equals(two.id()))
          .containsExactlyInAnyOrder(one.id(), two.id(), two.id());
      assertThat(generations(one)).isEqualTo(1);
      assertThat(generations(two)).isEqualTo(2);
      // No tenant outlives the transaction.
      try (var rows =
          connection.createStatement().executeQuery("SELECT count(*) FROM ink.generations")) {
        rows.next();
        assertThat(rows.getLong(1)).isZero();
      }
    }
  }

  /**
   * The function sees all tenants; the API around it keeps to one, and the function to its work.
   */
  @Test
  void nothingElseAcceptsAndWhatAcceptsReadsNoGeneration() throws SQLException {
    try (Connection connection = TestDatabase.shared().connectAs("ink_api");
        Statement statement = connection.createStatement()) {
      for (String table : List.of("generations", "idempotency_records", "monthly_usage")) {
        assertThatThrownBy(() -> statement.execute("INSERT INTO " + table + " DEFAULT VALUES"))
            .hasMessageContaining("permission denied");
      }
      assertThatThrownBy(() -> statement.execute("SET ROLE ink_acceptance"))
          .hasMessageContaining("permission denied");
    }
    assertThat(
            TestApi.count(
                "SELECT count(*) FROM pg_roles WHERE rolname = 'ink_acceptance' AND (rolcanlogin"
                    + " OR rolbypassrls OR rolsuper OR has_any_column_privilege(oid,"
                    + " 'generations', 'SELECT') OR has_any_column_privilege(oid, 'designs',"
                    + " 'SELECT') OR has_any_column_privilege(oid, 'api_keys', 'SELECT'))"))
        .isZero();
  }

  @Test
  void anAnswerOfAnotherTenantIsNotGiven() {
    Verdict answered = new Verdict("answered", two.id(), "gen_x", new byte[] {1}, new byte[] {2});
    AcceptStatement.requireOwn(answered, two.id());
    assertThatThrownBy(() -> AcceptStatement.requireOwn(answered, one.id()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aKeyThatAnotherProcessWorksOnIsInFlight() throws SQLException {
    try (Connection other = TestDatabase.shared().connectAs("ink_api");
        Connection connection = TestDatabase.shared().connectAs("ink_api")) {
      other.setAutoCommit(false);
      AcceptStatement.execute(other, List.of(offer(one, "shared", null, false)), true);
      List<Verdict> verdicts =
          AcceptStatement.execute(
              connection,
              List.of(offer(one, "shared", null, false), offer(two, "free", null, false)),
              false);
      assertThat(verdicts).extracting(Verdict::kind).containsExactly("in-flight", "accepted");
      other.rollback();
    }
  }

  @Test
  void oneBadRowFailsAlone() {
    TestApi.execute(
        """
        CREATE FUNCTION bad_row() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$""");
    TestApi.execute(
        "CREATE TRIGGER bad_row BEFORE INSERT ON idempotency_records FOR EACH ROW"
            + " WHEN (NEW.idempotency_key = 'bad') EXECUTE FUNCTION bad_row()");
    try {
      List<CompletableFuture<Answer>> good = new ArrayList<>();
      CompletableFuture<Answer> bad = null;
      for (int i = 0; i < 30; i++) {
        String key = "good-" + i;
        good.add(CompletableFuture.supplyAsync(() -> post(key)));
        if (i == 10) {
          bad = CompletableFuture.supplyAsync(() -> post("bad"));
        }
      }
      assertThat(good).allMatch(answer -> answer.join().status() == 202);
      assertThat(bad.join().status()).isEqualTo(503);
      assertThat(generations(one)).isEqualTo(30);
    } finally {
      TestApi.execute("DROP TRIGGER bad_row ON idempotency_records");
      TestApi.execute("DROP FUNCTION bad_row");
    }
  }

  @Test
  void whatCannotWaitIsRefusedWithATimeToComeBack() {
    try (Database database =
        new Database(
            new DatabaseConfig(
                TestDatabase.shared().url(),
                Map.of("s0", TestDatabase.shared().url()),
                "ink_api",
                "ink_api",
                2,
                Duration.ofSeconds(5)))) {
      List<Acceptance.Offer> accepted = new ArrayList<>();
      Acceptance acceptance =
          new Acceptance(
              database,
              new GroupCommit.Config(256, Duration.ZERO, 10, Duration.ofSeconds(5)),
              accepted::add);
      Acceptance.Offer first = offer(one, "first", null, false);
      assertThat(acceptance.accept(first).repeated()).isFalse();
      assertThat(acceptance.accept(first).repeated()).isFalse(); // the same offer, not a repeat
      assertThat(acceptance.accept(offer(one, "first", null, false)).repeated()).isTrue();
      acceptance.close();
      assertThatThrownBy(() -> acceptance.accept(offer(one, "second", null, false)))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(503);
                assertThat(refused.problem().code()).isEqualTo("overloaded");
                assertThat(refused.headers()).containsKey("Retry-After");
              });
      assertThat(accepted).contains(first);
    }
  }

  private Answer post(String key) {
    return one.post(
        "/v1/generate", "{\"prompt\":\"a moth\",\"style\":\"mandala\"}", "Idempotency-Key", key);
  }

  private static long generations(Tenant tenant) {
    return TestApi.count("SELECT count(*) FROM generations WHERE tenant_id = ?", tenant.id());
  }

  private static Acceptance.Offer offer(
      Tenant tenant, String key, String studio, boolean rehearsal) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String id = IdType.GENERATION.at(now);
    return new Acceptance.Offer(
        new Caller("key_1", tenant.id(), "pro", Set.of("generate"), rehearsal),
        new IdempotencyKey(key),
        new byte[] {1},
        GenerationRequested.newBuilder()
            .setEventId(IdType.EVENT.derived(now, id, "requested"))
            .setTenantId(tenant.id())
            .setGenerationId(id)
            .setRequestedAt(now)
            .setDeadlineAt(now.plusSeconds(600))
            .setLane("draft")
            .setPlan("pro")
            .setModel("ink-flash")
            .setPrompt("a \"moth\", {crescent} \\ moon")
            .setStyle("mandala")
            .setSeed(7)
            .setWidthPx(512)
            .setHeightPx(512)
            .setStudioId(studio)
            .build(),
        new byte[] {2});
  }
}
