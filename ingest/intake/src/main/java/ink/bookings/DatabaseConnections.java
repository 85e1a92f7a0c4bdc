package ink.bookings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections from PostgreSQL. No pool: behind {@link CachedConnections} a look-up is rare, and a
 * session that is opened for it never is a broken one.
 */
public final class DatabaseConnections implements BookingConnections {
  private static final int CONNECT_SECONDS = 2;
  private static final int ANSWER_SECONDS = 3;

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final DatabaseConnectionsConfig config;
  private final String findConnection;

  public DatabaseConnections(DatabaseConnectionsConfig config) {
    this.config = config;
    database.setUrl(config.url());
    database.setUser(config.user());
    database.setPassword(config.password());
    database.setApplicationName("intake");
    database.setConnectTimeout(CONNECT_SECONDS);
    database.setSocketTimeout(ANSWER_SECONDS);
    database.setReadOnly(true);
    this.findConnection = sql("find_connection.sql");
  }

  @Override
  public Optional<BookingConnection> find(String connectionId)
      throws ConnectionsUnavailableException {
    try (Connection session = database.getConnection();
        PreparedStatement statement = session.prepareStatement(findConnection)) {
      statement.setString(1, connectionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(connection(connectionId, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new ConnectionsUnavailableException(
          "PostgreSQL does not tell of connections: " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new ConnectionsUnavailableException(e.getMessage() + "; look at INK_SEAL_KEY", e);
    }
  }

  private BookingConnection connection(String id, ResultSet row) throws SQLException {
    return new BookingConnection(
        id,
        row.getString("tenant_id"),
        row.getString("studio_id"),
        row.getString("provider"),
        row.getString("notification_url"),
        config.seal().open(id, row.getBytes("sealed_secret")),
        row.getString("api_base_url"),
        row.getString("api_user"));
  }

  private static String sql(String name) {
    try (InputStream in = DatabaseConnections.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not beside the class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
