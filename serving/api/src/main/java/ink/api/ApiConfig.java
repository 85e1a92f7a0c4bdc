package ink.api;

import ink.api.database.DatabaseConfig;
import ink.api.event.CollectorConfig;
import ink.api.generation.Generations;
import ink.api.key.KeyConfig;
import ink.api.storage.StorageConfig;
import ink.api.warmup.WarmUp;

/**
 * The API's configuration: a list of names, each configured beside what it configures.
 *
 * @param host where to listen
 * @param port 0: any free one
 * @param publicUrl the API's URL as users see it, without a slash at its end
 */
public record ApiConfig(
    String host,
    int port,
    int adminPort,
    String publicUrl,
    DatabaseConfig database,
    StorageConfig storage,
    KeyConfig keys,
    Generations.Config generations,
    CollectorConfig collector,
    WarmUp.Config warmUp) {

  /**
   * The configuration in environment variables.
   *
   * @throws Env.InvalidEnvException with one line for the operator
   */
  public static ApiConfig from(Env env) {
    String host = env.text("INK_HOST", "127.0.0.1");
    int port = env.number("INK_PORT", 8400, 0, 65535);
    String publicUrl = env.url("INK_PUBLIC_URL", "http://" + host + ":" + port).toString();
    return new ApiConfig(
        host,
        port,
        env.number("INK_ADMIN_PORT", 8401, 0, 65535),
        publicUrl,
        DatabaseConfig.from(env),
        StorageConfig.from(env),
        KeyConfig.from(env),
        Generations.Config.from(env, publicUrl),
        CollectorConfig.from(env),
        WarmUp.Config.from(env));
  }
}
