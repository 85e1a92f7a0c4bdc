package ink.api.database;

import ink.api.Env;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where PostgreSQL is.
 *
 * @param url JDBC URL of the database that holds the shard directory
 * @param shardUrls JDBC URL of each shard, by its name in the directory
 * @param connections most connections to a shard
 * @param patience how long a request waits for a free connection before the answer is 503
 */
public record DatabaseConfig(
    String url,
    Map<String, String> shardUrls,
    String user,
    String password,
    int connections,
    Duration patience) {

  public DatabaseConfig {
    shardUrls = Map.copyOf(shardUrls);
  }

  /** {@code INK_SHARD_URLS} is {@code s0=jdbc:…,s1=jdbc:…}; without it everything is on s0. */
  public static DatabaseConfig from(Env env) {
    String url = env.text("INK_DB_URL");
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new Env.InvalidEnvException("INK_DB_URL must start with jdbc:postgresql:");
    }
    Map<String, String> shards = new LinkedHashMap<>();
    for (String shard : env.text("INK_SHARD_URLS", "s0=" + url).split(",", -1)) {
      int equals = shard.indexOf('=');
      if (equals < 1 || !shard.startsWith("jdbc:postgresql:", equals + 1)) {
        throw new Env.InvalidEnvException(
            "INK_SHARD_URLS must be name=jdbc:postgresql:…, separated by commas");
      }
      shards.put(shard.substring(0, equals).trim(), shard.substring(equals + 1).trim());
    }
    return new DatabaseConfig(
        url,
        shards,
        env.text("INK_DB_USER", "ink_api"),
        env.text("INK_DB_PASSWORD"),
        env.number("INK_DB_CONNECTIONS", 8, 1, 200),
        Duration.ofMillis(env.number("INK_DB_WAIT_MS", 2000, 250, 60_000)));
  }

  @Override
  public String toString() {
    return user + "@" + url;
  }
}
