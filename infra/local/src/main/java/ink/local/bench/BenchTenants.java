package ink.local.bench;

import ink.api.key.ApiKey;
import ink.bench.Plan;
import ink.ids.IdType;
import ink.local.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Tenants of all plans, each with a key. The plans keep their weights and lose their limits. */
final class BenchTenants {
  private static final List<String> PLANS = List.of("free", "basic", "pro", "enterprise");

  private BenchTenants() {}

  /** Writes them into a fresh database. */
  static List<Plan.Tenant> create(Stack stack, int count) throws SQLException {
    byte[] pepper = Base64.getDecoder().decode(stack.secrets().key("key-pepper"));
    List<Plan.Tenant> made = new ArrayList<>();
    try (Connection connection = stack.postgres().connect("ink")) {
      connection.createStatement().execute("SET search_path = ink");
      connection.createStatement().execute("UPDATE plans SET monthly_generations = NULL");
      connection.setAutoCommit(false);
      try (PreparedStatement tenants =
              connection.prepareStatement(
                  "INSERT INTO tenants (tenant_id, name, plan) VALUES (?, ?, ?)");
          PreparedStatement keys =
              connection.prepareStatement(
                  "INSERT INTO api_keys (api_key_id, tenant_id, name, start, hash, scopes)"
                      + " VALUES (?, ?, 'bench', ?, ?, '{generate}')")) {
        for (int i = 0; i < count; i++) {
          Plan.Tenant tenant =
              new Plan.Tenant(IdType.TENANT.next(), ApiKey.generate(ApiKey.Mode.LIVE).secret());
          ApiKey key = java.util.Objects.requireNonNull(ApiKey.parse(tenant.apiKey()));
          batch(tenants, tenant.tenantId(), "Studio " + i, PLANS.get(i % PLANS.size()));
          batch(
              keys,
              IdType.API_KEY.derived(Instant.EPOCH, "bench", tenant.tenantId()),
              tenant.tenantId(),
              key.start(),
              key.hash(pepper));
          made.add(tenant);
        }
        tenants.executeBatch();
        keys.executeBatch();
      }
      connection.commit();
    }
    return made;
  }

  private static void batch(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
