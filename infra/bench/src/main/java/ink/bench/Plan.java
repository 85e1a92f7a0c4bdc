package ink.bench;

import java.util.List;
import java.util.Map;

/**
 * What to measure.
 *
 * @param entry {@code rest}, or {@code outbox}: accepted as the API does it, without HTTP
 * @param inFlight generations under way at once: kept so when {@code service} is 0, else the rate
 *     of arrivals follows from it by Little's law
 * @param service milliseconds that the simulated model takes, {@code 0} or {@code 2000-8000}
 * @param warmUpSeconds driven like the rest and not counted
 * @param noisy in the second half one tenant asks this many times as much as another; 0: none does
 * @param waiting so many are kept under way with a service time, too, more than are served at once,
 *     of each tenant as many; what they are told of their waiting is compared with how long it
 *     takes
 * @param kills file with the instants, in milliseconds since 1970, at which a model server was
 *     killed; empty: none is
 * @param processes what the work costs, by the part's name: process ids, with all below them
 */
public record Plan(
    String entry,
    int inFlight,
    String service,
    int warmUpSeconds,
    int seconds,
    long seed,
    String url,
    List<Tenant> tenants,
    int noisy,
    boolean waiting,
    String kills,
    Map<String, Long> processes) {
  public Plan {
    tenants = List.copyOf(tenants);
    processes = Map.copyOf(processes);
  }

  /**
   * Somebody who asks.
   *
   * @param apiKey the secret
   */
  public record Tenant(String tenantId, String apiKey) {}
}
