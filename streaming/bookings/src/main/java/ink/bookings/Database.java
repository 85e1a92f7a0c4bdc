package ink.bookings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to PostgreSQL that outlives PostgreSQL: work is repeated until it is done, so it
 * has to be idempotent. Whoever waits here holds back what comes after, down to Kafka, where it is
 * safe.
 */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final long SHORTEST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 10_000;

  private final DatabaseConfig config;
  private @Nullable Connection connection;

  Database(DatabaseConfig config) {
    this.config = config;
  }

  /** What is done with a statement; it commits by itself. */
  interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  /** The database will never take these values, however often they are sent. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(SQLException cause) {
      super(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause);
    }
  }

  /**
   * Runs a statement, waiting for the database where need be.
   *
   * @throws RefusedException when the values break a rule of the database
   * @throws IllegalStateException when the statement itself is wrong or not allowed
   */
  <T> T run(String sql, Work<T> work) throws RefusedException, InterruptedException {
    long pause = SHORTEST_PAUSE_MS;
    while (true) {
      try (PreparedStatement statement = connection().prepareStatement(sql)) {
        return work.on(statement);
      } catch (SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("22") || state.startsWith("23")) {
          throw new RefusedException(e);
        } else if (state.startsWith("42")) {
          throw new IllegalStateException("PostgreSQL does not let us: " + e.getMessage(), e);
        }
        log.warn("PostgreSQL is away, trying again in {} ms: {}", pause, e.getMessage());
        close();
        TimeUnit.MILLISECONDS.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private Connection connection() throws SQLException {
    Connection known = connection;
    if (known == null) {
      Properties properties = new Properties();
      properties.setProperty("user", config.user());
      properties.setProperty("password", config.password());
      properties.setProperty("connectTimeout", "10");
      properties.setProperty("socketTimeout", "30");
      properties.setProperty("ApplicationName", "bookings");
      known = DriverManager.getConnection(config.url(), properties);
      connection = known;
    }
    return known;
  }

  @Override
  public void close() {
    Connection known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException e) {
        log.debug("a connection that was gone already: {}", e.getMessage());
      }
    }
  }

  /** The statement in the file {@code NAME.sql} beside this class. */
  static String sql(String name) {
    try (InputStream in = Database.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException(name + ".sql is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
