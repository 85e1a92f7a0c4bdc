package ink.bookings;

import ink.ids.IdType;
import ink.state.SecretSeal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The connections of all tenants, each remembered for half a minute: a burst of webhooks asks the
 * database once, and a secret that was changed is soon the right one.
 */
public final class BookingConnections {
  private static final String SQL = sql();
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** Shorter, so that a new connection works soon; long enough to shield the database. */
  private static final Duration UNKNOWN_REMEMBERED = Duration.ofSeconds(2);

  private static final int MOST_REMEMBERED = 10_000;

  private final String url;
  private final Properties login = new Properties();
  private final SecretSeal seal;
  private final InstantSource clock;
  private final Map<String, Remembered> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private record Remembered(Optional<BookingConnection> connection, Instant until) {}

  public BookingConnections(
      String url, String user, String password, SecretSeal seal, InstantSource clock) {
    this.url = url;
    this.seal = seal;
    this.clock = clock;
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "3");
    login.setProperty("socketTimeout", "5");
  }

  /**
   * @return empty when there is no such connection
   * @throws SQLException when the database does not answer
   */
  public Optional<BookingConnection> find(String connectionId) throws SQLException {
    if (!IdType.CONNECTION.matches(connectionId)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    synchronized (remembered) {
      Remembered known = remembered.get(connectionId);
      if (known != null && now.isBefore(known.until())) {
        return known.connection();
      }
    }
    Optional<BookingConnection> found = read(connectionId);
    Duration span = found.isPresent() ? REMEMBERED : UNKNOWN_REMEMBERED;
    synchronized (remembered) {
      remembered.put(connectionId, new Remembered(found, now.plus(span)));
    }
    return found;
  }

  /** Whether the database answers. */
  public void probe() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, login)) {
      if (!connection.isValid(3)) {
        throw new SQLException("the connection is not valid");
      }
    }
  }

  private Optional<BookingConnection> read(String connectionId) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, login);
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, connectionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(connection(row)) : Optional.empty();
      }
    }
  }

  private BookingConnection connection(ResultSet row) throws SQLException {
    String id = row.getString("connection_id");
    return new BookingConnection(
        id,
        row.getString("tenant_id"),
        row.getString("studio_id"),
        row.getString("provider"),
        row.getString("notification_url"),
        seal.open(id, row.getBytes("sealed_secret")),
        row.getString("api_base_url"),
        row.getString("api_user"));
  }

  private static String sql() {
    try (InputStream in = BookingConnections.class.getResourceAsStream("BookingConnections.sql")) {
      if (in == null) {
        throw new IllegalStateException("BookingConnections.sql is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
