package ink.cdc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * The replication slot as PostgreSQL sees it.
 *
 * @param active whether somebody reads from it now
 * @param walStatus reserved, extended, unreserved or lost
 * @param lagBytes WAL written and not yet confirmed as relayed
 * @param heldBytes WAL that PostgreSQL keeps on disk for it
 */
record ReplicationSlot(boolean active, String walStatus, long lagBytes, long heldBytes) {
  private static final String SQL = sql();

  /** Asks the database; empty when the slot is not there (yet). */
  static Optional<ReplicationSlot> ask(RelayConfig config) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", config.databaseUser());
    properties.setProperty("password", config.databasePassword());
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("socketTimeout", "3");
    try (Connection connection = DriverManager.getConnection(config.databaseUrl(), properties);
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, ConnectorSettings.SLOT);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new ReplicationSlot(
                    rows.getBoolean("active"),
                    String.valueOf(rows.getString("wal_status")),
                    rows.getLong("lag_bytes"),
                    rows.getLong("held_bytes")))
            : Optional.empty();
      }
    }
  }

  private static String sql() {
    try (InputStream in = ReplicationSlot.class.getResourceAsStream("ReplicationSlot.sql")) {
      if (in == null) {
        throw new IllegalStateException("ReplicationSlot.sql is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
