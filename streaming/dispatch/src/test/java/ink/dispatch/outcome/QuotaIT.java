package ink.dispatch.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import ink.dispatch.Database;
import ink.dispatch.image.Design;
import ink.dispatch.image.StoredImage;
import ink.dispatch.outcome.Outcome.Cause;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The month's account from both of its ends: acceptance debits, the outcome gives back. */
class QuotaIT {
  private static final int INCLUDED = 7;
  private static final Instant OCTOBER = Instant.parse("2026-10-31T23:59:59.999999Z");
  private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

  private final OutcomeStore store =
      new OutcomeStore(new Database(TestDatabase.shared().url(), "ink_dispatch", "ink_dispatch"));
  private final List<String> tenants = new ArrayList<>();

  @BeforeEach
  void tenants() throws SQLException {
    execute("UPDATE plans SET monthly_generations = ? WHERE plan = 'free'", INCLUDED);
    for (int i = 0; i < 3; i++) {
      tenants.add(IdType.TENANT.next());
      execute("INSERT INTO tenants VALUES (?, 'Ivy', 'free')", tenants.get(i));
    }
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
    execute("UPDATE plans SET monthly_generations = 100 WHERE plan = 'free'");
  }

  /** What is offered for acceptance. */
  private record Offer(String id, String tenant, Instant at) {
    static Offer of(String tenant, Instant at) {
      return new Offer(IdType.GENERATION.next(), tenant, at);
    }

    String account() {
      return tenant + " " + at.toString().substring(0, 7);
    }
  }

  private static void execute(String sql, Object... values) throws SQLException {
    try (Connection owner = TestDatabase.shared().connect();
        PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  /** As the API does it, with its rights: one verdict an offer, in order. */
  private static List<String> accept(Connection api, List<Offer> offers) throws SQLException {
    try (PreparedStatement statement =
        api.prepareStatement(
            "SELECT place, verdict FROM accept_generations(ARRAY(SELECT (n, true, id, tenant, 'draft',"
                + " 'free', 'ink-flash', 'ivy', NULL, 'botanical', 7, 64, 64, NULL, NULL, NULL, NULL,"
                + " NULL, at, at + interval '10 min', id, '\\x01', '\\x02', '\\x03', false)::generation_offer"
                + " FROM unnest(?::text[], ?::text[], ?::timestamptz[]) WITH ORDINALITY"
                + " AS o (id, tenant, at, n) ORDER BY n), true)")) {
      statement.setArray(1, api.createArrayOf("text", offers.stream().map(Offer::id).toArray()));
      statement.setArray(
          2, api.createArrayOf("text", offers.stream().map(Offer::tenant).toArray()));
      statement.setArray(
          3,
          api.createArrayOf(
              "timestamptz", offers.stream().map(o -> o.at().atOffset(ZoneOffset.UTC)).toArray()));
      String[] verdicts = new String[offers.size()];
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          verdicts[row.getInt(1) - 1] = row.getString(2);
        }
      }
      return List.of(verdicts);
    }
  }

  private static Outcome outcome(Offer offer, int dice) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return dice < Cause.values().length
        ? new Outcome.Failed(now, 1, Cause.values()[dice], "some-code", "A sentence.")
        : Outcome.Completed.drawn(now, 1, design(offer, null), 15, 250);
  }

  /** {@code debited, returned} of an account. */
  private Map<String, List<Long>> accounts() throws SQLException {
    Map<String, List<Long>> accounts = new HashMap<>();
    try (Connection owner = TestDatabase.shared().connect();
        PreparedStatement select =
            owner.prepareStatement(
                "SELECT tenant_id || ' ' || to_char(month, 'YYYY-MM'), debited, returned"
                    + " FROM monthly_usage WHERE tenant_id = ANY (?)")) {
      select.setArray(1, owner.createArrayOf("text", tenants.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          accounts.put(row.getString(1), List.of(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return accounts;
  }

  private static Outcome cached(Offer offer) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return Outcome.Completed.cached(now, 0, design(offer, "cd".repeat(32)), 15);
  }

  private static Design design(Offer offer, @Nullable String cacheKey) {
    return new Design(
        OutcomeFacts.designId(offer.id()),
        "1",
        "procedural",
        List.of(),
        new StoredImage("images/" + offer.id() + ".png", 1234, "ab".repeat(32)),
        cacheKey);
  }

  private Outcome.Completed recorded(Offer offer, Outcome outcome) throws Exception {
    return (Outcome.Completed)
        store.record(offer.id(), outcome).get(20, TimeUnit.SECONDS).orElseThrow();
  }

  @Test
  void aCachedImageCostsWhatThePlanSays() throws Exception {
    Offer free = Offer.of(tenants.get(0), NOVEMBER);
    Offer charged = Offer.of(tenants.get(0), NOVEMBER);
    try (Connection api = TestDatabase.shared().connectAs("ink_api")) {
      assertThat(accept(api, List.of(free, charged))).containsExactly("accepted", "accepted");
      Outcome.Completed first = recorded(free, cached(free));
      assertThat(first.units()).isZero();
      assertThat(accounts()).containsEntry(free.account(), List.of(2L, 1L));

      execute("UPDATE plans SET cached_units = 1 WHERE plan = 'free'");
      assertThat(recorded(charged, cached(charged)).units()).isEqualTo(1);
      assertThat(recorded(free, outcome(free, Cause.values().length)))
          .as("what was told once is told again, whatever the plan says by then")
          .isEqualTo(first);
      assertThat(accounts()).containsEntry(free.account(), List.of(2L, 1L));
    } finally {
      execute("UPDATE plans SET cached_units = 0 WHERE plan = 'free'");
    }
  }

  /**
   * A life of random acceptances and outcomes, some told twice or in different words, beside a
   * plain account of what must be true.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void debitsLessReturnsAreWhatWasAcceptedLessWhatEndedWithoutAnImage(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, Long> debited = new HashMap<>();
    Map<String, Long> returned = new HashMap<>();
    List<Offer> waiting = new ArrayList<>();
    List<Offer> ended = new ArrayList<>();
    try (Connection api = TestDatabase.shared().connectAs("ink_api")) {
      for (int step = 0; step < 25; step++) {
        List<Offer> offers = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
          offers.add(
              Offer.of(
                  tenants.get(random.nextInt(tenants.size())),
                  random.nextBoolean() ? OCTOBER : NOVEMBER));
        }
        List<String> verdicts = accept(api, offers);
        for (int i = 0; i < offers.size(); i++) {
          Offer offer = offers.get(i);
          String account = offer.account();
          boolean room =
              debited.getOrDefault(account, 0L) - returned.getOrDefault(account, 0L) < INCLUDED;
          assertThat(verdicts.get(i)).isEqualTo(room ? "accepted" : "quota-exhausted");
          if (room) {
            debited.merge(account, 1L, Long::sum);
            waiting.add(offer);
          }
        }
        List<CompletableFuture<?>> told = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0 && !waiting.isEmpty(); i--) {
          Offer offer = waiting.remove(random.nextInt(waiting.size()));
          ended.add(offer);
          int dice = random.nextInt(Cause.values().length + 2);
          if (dice < Cause.values().length) {
            returned.merge(offer.account(), 1L, Long::sum);
          }
          told.add(store.record(offer.id(), outcome(offer, dice)));
          Offer again = ended.get(random.nextInt(ended.size()));
          told.add(store.record(again.id(), outcome(again, random.nextInt(6))));
        }
        for (CompletableFuture<?> one : told) {
          one.get(20, TimeUnit.SECONDS);
        }
        Map<String, List<Long>> expected = new HashMap<>();
        debited.forEach(
            (account, count) ->
                expected.put(account, List.of(count, returned.getOrDefault(account, 0L))));
        assertThat(accounts()).as("after step %s of seed %s", step, seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void acceptanceAndOutcomesOfTheSameTenantsDoNotWaitInACircle() throws Exception {
    execute("UPDATE plans SET monthly_generations = NULL WHERE plan = 'free'");
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<Long>> failed = new ArrayList<>();
      for (int worker = 0; worker < 3; worker++) {
        long seed = worker;
        failed.add(pool.submit((Callable<Long>) () -> acceptAndFail(new Random(seed))));
      }
      long all = 0;
      for (Future<Long> one : failed) {
        all += one.get(60, TimeUnit.SECONDS);
      }
      long debited = accounts().values().stream().mapToLong(account -> account.get(0)).sum();
      long returned = accounts().values().stream().mapToLong(account -> account.get(1)).sum();
      assertThat(List.of(debited, returned)).containsExactly(all, all);
    } finally {
      pool.shutdownNow();
    }
  }

  private long acceptAndFail(Random random) throws Exception {
    long failed = 0;
    try (Connection api = TestDatabase.shared().connectAs("ink_api")) {
      for (int round = 0; round < 20; round++) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          offers.add(Offer.of(tenants.get(random.nextInt(tenants.size())), NOVEMBER));
        }
        assertThat(accept(api, offers)).containsOnly("accepted");
        List<CompletableFuture<?>> told = new ArrayList<>();
        for (Offer offer : offers) {
          told.add(store.record(offer.id(), outcome(offer, 0)));
        }
        for (CompletableFuture<?> one : told) {
          one.get(20, TimeUnit.SECONDS);
          failed++;
        }
      }
    }
    return failed;
  }

  @Test
  void whatWasNeverDebitedIsNotReturned() throws Exception {
    String before = ink.dispatch.Accepted.accept(ink.dispatch.Accepted.request()).getGenerationId();
    assertThat(
            store
                .record(before, outcome(new Offer(before, "", NOVEMBER), 0))
                .get(20, TimeUnit.SECONDS))
        .isPresent();
    assertThat(accounts()).isEmpty();
  }
}
