package ink.collector;

import ink.intake.config.Env;
import ink.intake.config.InvalidEnvException;

/**
 * Who may hand in app events.
 *
 * @param token the API's, shared with nobody else
 */
public record CollectorConfig(String token) {
  private static final int LEAST_TOKEN = 8;

  public static CollectorConfig from(Env env) {
    String token = env.text("INK_INTERNAL_TOKEN");
    if (token.length() < LEAST_TOKEN) {
      throw new InvalidEnvException("INK_INTERNAL_TOKEN must have 8 characters or more");
    }
    return new CollectorConfig(token);
  }

  @Override
  public String toString() {
    return "CollectorConfig[token=***]";
  }
}
