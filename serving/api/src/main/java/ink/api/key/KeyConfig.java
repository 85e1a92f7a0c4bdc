package ink.api.key;

import ink.api.Env;
import java.time.Duration;

/**
 * How keys are recognised.
 *
 * @param pepper the HMAC key under which keys are kept
 * @param remembered how long the database's word on a key holds: a revoked key works this long
 */
public record KeyConfig(byte[] pepper, Duration remembered) {

  public static KeyConfig from(Env env) {
    return new KeyConfig(env.secret("INK_KEY_PEPPER", 16), Duration.ofSeconds(1));
  }

  @Override
  public String toString() {
    return "KeyConfig[pepper hidden]";
  }
}
