package ink.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ink.state.ShardDirectory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as the API sees it: a transaction is a tenant's, on the tenant's shard, and names the
 * tenant to row-level security; what belongs to no tenant is read apart. It opens without a
 * database and finds one when first asked.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String SET_TENANT = Sql.of(Database.class, "set_tenant.sql");
  private static final String SHARD_OF_BUCKET = Sql.of(Database.class, "shard_of_bucket.sql");

  /** What is done inside a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private final DatabaseConfig config;
  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();
  private volatile @Nullable ShardDirectory directory;

  public Database(DatabaseConfig config) {
    this.config = config;
  }

  /**
   * Does {@code work} in one transaction on the rows of one tenant. It commits when the work
   * returns and rolls back when it throws.
   *
   * @throws DatabaseUnavailableException when PostgreSQL cannot do it now
   */
  public <T> T inTenant(String tenantId, Work<T> work) {
    return transaction(directory().urlOf(tenantId), tenantId, work);
  }

  /**
   * As {@link #inTenant}, on the database that holds the directory: for what is kept there of a
   * tenant.
   *
   * @throws DatabaseUnavailableException when PostgreSQL cannot do it now
   */
  public <T> T inTenantOfDirectory(String tenantId, Work<T> work) {
    return transaction(config.url(), tenantId, work);
  }

  private <T> T transaction(String url, String tenantId, Work<T> work) {
    return on(
        url,
        connection -> {
          connection.setAutoCommit(false);
          try {
            try (PreparedStatement tenant = connection.prepareStatement(SET_TENANT)) {
              tenant.setString(1, tenantId);
              tenant.execute();
            }
            T result = work.in(connection);
            connection.commit();
            return result;
          } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
          }
        });
  }

  /** The shard of a tenant, by a name that means something here only. */
  public String shardOf(String tenantId) {
    return directory().urlOf(tenantId);
  }

  /**
   * Does {@code work} on a shard; each statement is its own transaction and names the tenants
   * itself.
   *
   * @throws DatabaseUnavailableException when PostgreSQL cannot do it now
   */
  public <T> T onShard(String shard, Work<T> work) {
    return on(
        shard,
        connection -> {
          connection.setAutoCommit(true);
          return work.in(connection);
        });
  }

  /** Asks what belongs to no tenant, on the database that holds the directory. */
  public <T> T outsideTenants(Work<T> work) {
    return onShard(config.url(), work);
  }

  private <T> T on(String url, Work<T> work) {
    try (Connection connection = pool(url).getConnection()) {
      return work.in(connection);
    } catch (SQLException e) {
      if (DatabaseUnavailableException.explains(e)) {
        LOG.warn(
            "database unavailable: {} {}",
            e.getSQLState(),
            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        throw new DatabaseUnavailableException("PostgreSQL cannot work now", e);
      }
      throw new IllegalStateException("PostgreSQL refused a statement: " + e.getSQLState(), e);
    }
  }

  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e); // the pool throws the connection away
    }
  }

  /** The directory, read once. */
  private ShardDirectory directory() {
    ShardDirectory known = directory;
    if (known == null) {
      List<String> shards = outsideTenants(Database::shardOfBucket);
      known = new ShardDirectory(shards, config.shardUrls());
      directory = known;
    }
    return known;
  }

  private static List<String> shardOfBucket(Connection connection) throws SQLException {
    List<String> shards = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SHARD_OF_BUCKET);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        shards.add(rows.getString(1));
      }
    }
    return shards;
  }

  private HikariDataSource pool(String url) {
    return pools.computeIfAbsent(url, this::open);
  }

  private HikariDataSource open(String url) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("postgres-" + pools.size());
    hikari.setJdbcUrl(url);
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(config.connections());
    hikari.setMinimumIdle(Math.min(2, config.connections()));
    hikari.setConnectionTimeout(config.patience().toMillis());
    hikari.setInitializationFailTimeout(-1);
    hikari.addDataSourceProperty("ApplicationName", "ink-api");
    hikari.addDataSourceProperty("connectTimeout", "2");
    hikari.addDataSourceProperty("socketTimeout", "15");
    hikari.addDataSourceProperty("options", "-c statement_timeout=10s -c lock_timeout=5s");
    hikari.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(hikari);
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }
}
