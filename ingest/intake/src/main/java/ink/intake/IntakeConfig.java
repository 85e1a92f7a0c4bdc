package ink.intake;

import ink.bookings.acuity.AcuityConfig;
import ink.state.SecretSeal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the intake needs to know.
 *
 * @param kafka bootstrap servers
 * @param internalToken what the API and the collector share
 * @param seal opens the connections' secrets
 */
public record IntakeConfig(
    String host,
    int port,
    int adminPort,
    String kafka,
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    String internalToken,
    SecretSeal seal,
    AcuityConfig acuity) {
  private static final int SHORTEST_TOKEN = 16;

  public IntakeConfig {
    if (internalToken.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "INK_INTERNAL_TOKEN is too short: it has at least " + SHORTEST_TOKEN + " characters");
    }
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, when a variable is missing
   *     or wrong
   */
  public static IntakeConfig from(Map<String, String> env) {
    return new IntakeConfig(
        env.getOrDefault("INK_HOST", "127.0.0.1"),
        port(env, "INK_PORT", 8402),
        port(env, "INK_ADMIN_PORT", 8403),
        required(env, "INK_KAFKA"),
        required(env, "INK_DB_URL"),
        env.getOrDefault("INK_DB_USER", "ink_intake"),
        required(env, "INK_DB_PASSWORD"),
        required(env, "INK_INTERNAL_TOKEN"),
        seal(env),
        AcuityConfig.from(env));
  }

  private static SecretSeal seal(Map<String, String> env) {
    String key = required(env, "INK_SEAL_KEY");
    try {
      return new SecretSeal(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("INK_SEAL_KEY: " + e.getMessage(), e);
    }
  }

  private static String required(Map<String, String> env, String name) {
    @Nullable String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set");
    }
    return value;
  }

  private static int port(Map<String, String> env, String name, int otherwise) {
    @Nullable String value = env.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535) {
      return Integer.parseInt(value);
    }
    throw new IllegalArgumentException(name + " is " + value + "; a port is from 0 to 65535");
  }

  @Override
  public String toString() {
    return host + ":" + port + ", " + databaseUser + "@" + databaseUrl + " → " + kafka;
  }
}
