package ink.intake;

import ink.bookings.DatabaseConnectionsConfig;
import ink.bookings.acuity.AcuityHosts;
import ink.collector.CollectorConfig;
import ink.intake.config.Env;
import ink.intake.kafka.KafkaConfig;
import java.util.Map;

/**
 * All that configures the intake.
 *
 * @param host address to listen on
 * @param port of the door to outside
 * @param adminPort of health and metrics
 */
public record IntakeConfig(
    String host,
    int port,
    int adminPort,
    KafkaConfig kafka,
    DatabaseConnectionsConfig connections,
    CollectorConfig collector,
    AcuityHosts acuityHosts) {

  /**
   * @throws ink.intake.config.InvalidEnvException when one is missing or makes no sense
   */
  public static IntakeConfig from(Map<String, String> variables) {
    Env env = new Env(variables);
    return new IntakeConfig(
        env.text("INK_HOST", "127.0.0.1"),
        env.port("INK_PORT"),
        env.port("INK_ADMIN_PORT"),
        KafkaConfig.from(env),
        DatabaseConnectionsConfig.from(env),
        CollectorConfig.from(env),
        AcuityHosts.from(env));
  }
}
