package ink.inference.server;

import ink.inference.SimulatedService;
import ink.inference.model.Batching;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the server listens and how much it takes on.
 *
 * @param port gRPC; 0 takes a free one
 * @param adminPort health and metrics over HTTP; 0 takes a free one
 * @param instances designs that each model of designs draws side by side
 * @param batching of each model of designs
 * @param simulated present: the model {@code simulated} is served too
 */
record ServerConfig(
    String host,
    int port,
    int adminPort,
    int instances,
    Batching batching,
    Optional<SimulatedModel.Config> simulated) {

  static ServerConfig from(Map<String, String> env) {
    return new ServerConfig(
        env.getOrDefault("INK_HOST", "127.0.0.1"),
        number(env, "INK_PORT", 8404, 0, 65_535),
        number(env, "INK_ADMIN_PORT", 8405, 0, 65_535),
        number(
            env, "INK_INFERENCE_INSTANCES", Runtime.getRuntime().availableProcessors(), 1, 1_024),
        new Batching(
            number(env, "INK_INFERENCE_MAX_BATCH", 4, 1, 256),
            Duration.ofNanos(
                1_000L * number(env, "INK_INFERENCE_QUEUE_DELAY_US", 500, 0, 10_000_000)),
            number(env, "INK_INFERENCE_MAX_QUEUE", 1_024, 1, 1_000_000)),
        simulated(env));
  }

  private static Optional<SimulatedModel.Config> simulated(Map<String, String> env) {
    String range = env.get("INK_SIMULATED_SERVICE_MS");
    if (range == null || range.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SimulatedModel.Config(
              SimulatedService.parse(range),
              number(env, "INK_SIMULATED_INSTANCES", 2_048, 1, 100_000),
              List.of(
                  env.getOrDefault("INK_SIMULATED_AS", SimulatedService.BACKEND).split(",", -1)),
              Boolean.parseBoolean(env.getOrDefault("INK_SIMULATED_IMAGES", "true"))));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigException("INK_SIMULATED_SERVICE_MS " + e.getMessage());
    }
  }

  private static int number(Map<String, String> env, String name, int usual, int min, int max) {
    String given = env.get(name);
    if (given == null || given.isBlank()) {
      return usual;
    }
    try {
      int value = Integer.parseInt(given.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers out of range.
    }
    throw new InvalidConfigException(
        name + " must be a whole number from " + min + " to " + max + " but is '" + given + "'");
  }
}
