package ink.api.event;

import ink.api.Env;
import java.net.URI;
import java.time.Duration;

/**
 * Where the collector of app events is.
 *
 * @param token by which the collector knows the API
 * @param patience how long it may take over a batch
 */
public record CollectorConfig(URI url, String token, Duration patience) {

  public static CollectorConfig from(Env env) {
    return new CollectorConfig(
        env.url("INK_COLLECTOR_URL"), env.text("INK_INTERNAL_TOKEN"), Duration.ofSeconds(10));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
