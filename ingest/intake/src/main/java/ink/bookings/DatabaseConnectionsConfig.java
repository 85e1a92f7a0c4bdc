package ink.bookings;

import ink.intake.config.Env;
import ink.intake.config.InvalidEnvException;
import ink.state.SecretSeal;

/**
 * Where the connections stand.
 *
 * @param url JDBC URL of PostgreSQL
 * @param user a role that may read {@code booking_connections}
 * @param seal opens the secrets
 */
public record DatabaseConnectionsConfig(String url, String user, String password, SecretSeal seal) {
  public static DatabaseConnectionsConfig from(Env env) {
    SecretSeal seal;
    try {
      seal = new SecretSeal(env.text("INK_SEAL_KEY"));
    } catch (IllegalArgumentException e) {
      throw new InvalidEnvException("INK_SEAL_KEY is wrong: " + e.getMessage());
    }
    String url = env.text("INK_DB_URL");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new InvalidEnvException("INK_DB_URL must begin with jdbc:postgresql:");
    }
    return new DatabaseConnectionsConfig(
        url, env.text("INK_DB_USER", "ink_intake"), env.text("INK_DB_PASSWORD"), seal);
  }

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
