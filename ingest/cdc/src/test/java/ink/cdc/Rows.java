package ink.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows of a tenant, with ids made of its id. */
final class Rows {
  private Rows() {}

  static void insertStudio(Connection connection, String tenant) throws SQLException {
    execute(
        connection,
        "INSERT INTO ink.tenants (tenant_id, name, plan) VALUES (?, 'T', 'pro')",
        tenant);
    execute(
        connection,
        "INSERT INTO ink.studios (studio_id, tenant_id, name, time_zone) VALUES (?, ?, 'S', 'UTC')",
        studio(tenant),
        tenant);
  }

  static void insertArtist(Connection connection, String tenant) throws SQLException {
    execute(
        connection,
        "INSERT INTO ink.artists (artist_id, tenant_id, studio_id, name, weekly_minutes)"
            + " VALUES (?, ?, ?, 'A', 1200)",
        tenant.replace("ten_", "art_"),
        tenant,
        studio(tenant));
  }

  static void execute(Connection connection, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String studio(String tenant) {
    return tenant.replace("ten_", "std_");
  }
}
