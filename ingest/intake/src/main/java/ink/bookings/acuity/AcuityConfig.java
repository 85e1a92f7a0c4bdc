package ink.bookings.acuity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How appointments are fetched.
 *
 * @param allowedHosts HOST:PORT of simulated platforms that may be asked, also without TLS; all
 *     else must be Acuity itself, for a connection's URL is what a tenant typed
 * @param patience how long one answer may take
 * @param pause the least time between two calls: Acuity allows 10 a second for an address
 */
public record AcuityConfig(Set<String> allowedHosts, Duration patience, Duration pause) {
  public AcuityConfig {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  public static AcuityConfig from(Map<String, String> env) {
    return new AcuityConfig(
        Arrays.stream(env.getOrDefault("INK_ACUITY_ALLOWED_HOSTS", "").split(",", -1))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet()),
        Duration.ofSeconds(5),
        Duration.ofMillis(110));
  }
}
