package ink.triton;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers there should be now: those that are named, and those that stand behind the names of
 * many. A server whose address is gone is asked nothing more and finishes what it has.
 */
final class Fleet {
  private static final Logger log = LoggerFactory.getLogger(Fleet.class);

  private final List<Endpoint> endpoints;
  private final Resolver resolver;
  private volatile List<Server> servers;

  Fleet(List<Endpoint> endpoints, Resolver resolver) {
    this.endpoints = List.copyOf(endpoints);
    this.resolver = resolver;
    this.servers = endpoints.stream().filter(one -> !one.many()).map(Server::new).toList();
  }

  List<Server> servers() {
    return servers;
  }

  /** Whether there are names to look up again. */
  boolean changes() {
    return endpoints.stream().anyMatch(Endpoint::many);
  }

  /**
   * Looks the names up. A name that cannot be looked up, or has no address, keeps its servers: a
   * fleet does not end because a name server does.
   *
   * @return the servers that came
   */
  List<Server> lookUp() {
    Map<Endpoint, Server> now = new LinkedHashMap<>();
    servers.forEach(server -> now.put(server.endpoint(), server));
    Set<Endpoint> wanted = new LinkedHashSet<>();
    for (Endpoint endpoint : endpoints) {
      if (!endpoint.many()) {
        wanted.add(endpoint);
        continue;
      }
      try {
        List<String> addresses = resolver.addresses(endpoint.host());
        if (addresses.isEmpty()) {
          throw new UnknownHostException("no address");
        }
        addresses.forEach(address -> wanted.add(new Endpoint(address, endpoint.port())));
      } catch (UnknownHostException e) {
        log.warn("cannot look up {}: {}; its servers stay", endpoint, e.getMessage());
        return List.of();
      }
    }
    List<Server> came = new ArrayList<>();
    List<Server> next = new ArrayList<>();
    for (Endpoint endpoint : wanted) {
      Server server = now.remove(endpoint);
      if (server == null) {
        server = new Server(endpoint);
        came.add(server);
      }
      next.add(server);
    }
    servers = List.copyOf(next);
    now.values().forEach(Server::leave);
    if (!came.isEmpty() || !now.isEmpty()) {
      log.info(
          "model servers: {} came, {} went, {} are there", came.size(), now.size(), next.size());
    }
    return came;
  }

  void close() {
    servers.forEach(server -> server.channel().shutdownNow());
  }
}
