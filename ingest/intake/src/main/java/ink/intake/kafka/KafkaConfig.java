package ink.intake.kafka;

import ink.intake.config.Env;
import java.time.Duration;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers host:port, comma between
 * @param patience after which a fact counts as not written; a platform waits 10 s for our answer
 */
public record KafkaConfig(String bootstrapServers, Duration patience) {
  public static KafkaConfig from(Env env) {
    return new KafkaConfig(env.text("INK_KAFKA"), Duration.ofSeconds(6));
  }
}
