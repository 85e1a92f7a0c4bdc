package ink.intake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ink.intake.metrics.IntakeMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;

/** Health and metrics, on a port that only operators reach. */
final class AdminServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;

  /**
   * @param troubles what is wrong now, by part
   */
  AdminServer(
      InetSocketAddress address, IntakeMetrics metrics, Supplier<Map<String, String>> troubles)
      throws IOException {
    this.server = HttpServer.create(address, 0);
    server.createContext("/healthz", exchange -> json(exchange, 200, Map.of("status", "alive")));
    server.createContext(
        "/readyz",
        exchange -> {
          Map<String, String> found = troubles.get();
          json(
              exchange,
              found.isEmpty() ? 200 : 503,
              Map.of("status", found.isEmpty() ? "ready" : "not ready", "troubles", found));
        });
    server.createContext(
        "/metrics", exchange -> answer(exchange, 200, IntakeMetrics.CONTENT_TYPE, metrics.text()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void json(HttpExchange exchange, int status, Object body) throws IOException {
    answer(exchange, status, "application/json", JSON.writeValueAsBytes(body));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
