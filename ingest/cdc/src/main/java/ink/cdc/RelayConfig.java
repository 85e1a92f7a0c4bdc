package ink.cdc;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * What the relay needs to know.
 *
 * @param kafka bootstrap servers
 * @param databaseUrl JDBC URL of the database with the outbox
 * @param databaseUser a role with REPLICATION that may update {@code ink.cdc_heartbeat}
 * @param databasePassword its password
 * @param host address of the admin door
 * @param adminPort port of the admin door; 0 takes a free one
 * @param pollMillis how long Debezium gathers before it hands on: half of it is added to a fact's
 *     latency, and each turn costs CPU (see {@code infra/decisions})
 * @param replication copies of Connect's own topics; 1 where there is one broker
 */
public record RelayConfig(
    String kafka,
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    String host,
    int adminPort,
    int pollMillis,
    int replication) {

  public RelayConfig {
    if (!kafka.matches("[^:,]+:\\d{1,5}(,[^:,]+:\\d{1,5})*")) {
      throw new IllegalArgumentException("INK_KAFKA is " + kafka + "; it is HOST:PORT,HOST:PORT,…");
    }
    if (Driver.parseURL(databaseUrl, null) == null) {
      throw new IllegalArgumentException(
          "INK_DB_URL is no JDBC URL of PostgreSQL: jdbc:postgresql://HOST:PORT/DATABASE");
    }
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, when a variable is missing
   *     or wrong
   */
  public static RelayConfig from(Map<String, String> env) {
    return new RelayConfig(
        required(env, "INK_KAFKA"),
        required(env, "INK_DB_URL"),
        env.getOrDefault("INK_DB_USER", "ink_cdc"),
        required(env, ConnectorSettings.PASSWORD_VARIABLE),
        env.getOrDefault("INK_HOST", "127.0.0.1"),
        number(env, "INK_ADMIN_PORT", 8411, 0, 65_535),
        number(env, "INK_CDC_POLL_MS", 100, 1, 10_000),
        number(env, "INK_KAFKA_REPLICATION", 1, 1, 9));
  }

  String databaseHost() {
    return part(PGProperty.PG_HOST);
  }

  String databasePort() {
    return part(PGProperty.PG_PORT);
  }

  String databaseName() {
    return part(PGProperty.PG_DBNAME);
  }

  private String part(PGProperty property) {
    Properties parts = Driver.parseURL(databaseUrl, null);
    String value = parts == null ? null : property.getOrDefault(parts);
    if (value == null) {
      throw new IllegalArgumentException("INK_DB_URL has no " + property.getName());
    }
    return value;
  }

  private static String required(Map<String, String> env, String name) {
    @Nullable String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  private static int number(
      Map<String, String> env, String name, int otherwise, int least, int most) {
    @Nullable String value = env.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with a number out of range.
    }
    throw new IllegalArgumentException(
        name + " is " + value + "; it is a whole number from " + least + " to " + most);
  }

  @Override
  public String toString() {
    return databaseUser + "@" + databaseUrl + " → " + kafka + " every " + pollMillis + " ms";
  }
}
