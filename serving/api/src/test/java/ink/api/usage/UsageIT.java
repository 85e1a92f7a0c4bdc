package ink.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Outbox;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.neighbours.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The month's debit, taken with the acceptance. */
class UsageIT {
  private static final String MOTH = "{\"prompt\":\"a moth\",\"style\":\"mandala\"}";

  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  @BeforeAll
  static void aPlanOfThree() {
    // A plan of its own: other suites use the others.
    TestApi.execute("ALTER TABLE tenants DROP CONSTRAINT tenants_plan_check");
    TestApi.execute("INSERT INTO plans VALUES ('three', 3)");
  }

  @AfterAll
  static void nobodyElsesPlan() {
    TestApi.execute("UPDATE tenants SET plan = 'pro' WHERE plan = 'three'");
    TestApi.execute("DELETE FROM plans WHERE plan = 'three'");
    TestApi.execute(
        "ALTER TABLE tenants ADD CONSTRAINT tenants_plan_check"
            + " CHECK (plan IN ('free','basic','pro','enterprise'))");
  }

  private void includeThree() {
    TestApi.execute("UPDATE tenants SET plan = 'three' WHERE tenant_id = ?", tenant.id());
  }

  @Test
  void whatIsAcceptedIsDebitedOnce() {
    tenant.accepted();
    String key = UUID.randomUUID().toString();
    tenant.post("/v1/generate", MOTH, "Idempotency-Key", key);
    tenant.post("/v1/generate", MOTH, "Idempotency-Key", key); // a repeat
    tenant.generate("{\"prompt\":\"a moth\",\"style\":\"none\"}"); // refused

    Answer usage = tenant.get("/v1/usage");
    assertThat(usage.status()).isEqualTo(200);
    assertThat(usage.json().path("used").asLong()).isEqualTo(2);
    assertThat(usage.json().path("returned").asLong()).isZero();
    assertThat(usage.json().path("plan").asText()).isEqualTo("pro");
    assertThat(usage.json().path("limit").isNull()).isTrue();
    assertThat(usage.json().path("remaining").isNull()).isTrue();
    assertThat(Instant.parse(usage.json().path("resets_at").asText()))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(31)));
  }

  @Test
  void anExhaustedQuotaIsRefusedUntilTheMonthEnds() {
    includeThree();
    for (int i = 0; i < 3; i++) {
      tenant.accepted();
    }
    try (Outbox outbox = Outbox.from("usage_it")) {
      String key = UUID.randomUUID().toString();
      Answer refused = tenant.post("/v1/generate", MOTH, "Idempotency-Key", key);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("quota-exhausted");
      assertThat(Long.parseLong(refused.header("Retry-After")))
          .isBetween(
              Duration.between(Instant.now(), MonthlyQuota.resetsAt(Instant.now())).toSeconds(),
              Duration.ofDays(31).toSeconds());
      assertThat(refused.json().path("detail").asText()).contains("/v1/usage", "larger plan");
      assertThat(outbox.read(Streams.GENERATION_REQUESTED))
          .noneMatch(fact -> fact.getTenantId().equals(tenant.id()));
      assertThat(rows()).isEqualTo(3);
      assertThat(tenant.get("/v1/usage").json().path("remaining").asLong()).isZero();
      // Nothing was written, the key included: a larger plan takes the same request.
      TestApi.execute("UPDATE tenants SET plan = 'pro' WHERE tenant_id = ?", tenant.id());
      assertThat(tenant.post("/v1/generate", MOTH, "Idempotency-Key", key).status()).isEqualTo(202);
    }
  }

  @Test
  void manyAtOnceGetExactlyWhatIsLeft() {
    includeThree();
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> tenant.generate(MOTH)));
    }
    assertThat(answers.stream().map(answer -> answer.join().status()))
        .filteredOn(status -> status == 202)
        .hasSize(3);
    assertThat(rows()).isEqualTo(3);
    assertThat(tenant.get("/v1/usage").json().path("used").asLong()).isEqualTo(3);
  }

  @Test
  void aTenantSeesItsOwnAccountOnly() throws SQLException {
    tenant.accepted();
    Tenant other = api.tenant("generate");
    assertThat(other.get("/v1/usage").json().path("used").asLong()).isZero();
    try (Connection connection = TestDatabase.shared().connectAs("ink_api");
        var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('ink.tenant', '" + other.id() + "', false)");
      var rows = statement.executeQuery("SELECT count(*) FROM ink.monthly_usage");
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  private long rows() {
    return TestApi.count("SELECT count(*) FROM generations WHERE tenant_id = ?", tenant.id());
  }
}
