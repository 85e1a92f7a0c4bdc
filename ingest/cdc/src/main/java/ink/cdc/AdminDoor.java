package ink.cdc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics} for whoever runs the relay. */
final class AdminDoor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpServer server;

  private AdminDoor(HttpServer server) {
    this.server = server;
  }

  /**
   * @param notReady why the relay cannot work now, asked anew each time; empty when it can
   * @param metrics the metrics as Prometheus text
   * @throws IOException when the port is taken
   */
  static AdminDoor open(
      InetSocketAddress address, Supplier<List<String>> notReady, Supplier<String> metrics)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/healthz", exchange -> answer(exchange, 200, Map.of("alive", true)));
    server.createContext(
        "/readyz",
        exchange -> {
          List<String> reasons = notReady.get();
          answer(
              exchange,
              reasons.isEmpty() ? 200 : 503,
              Map.of("ready", reasons.isEmpty(), "reasons", reasons));
        });
    server.createContext(
        "/metrics",
        exchange ->
            answer(
                exchange,
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.get().getBytes(StandardCharsets.UTF_8)));
    server.start();
    return new AdminDoor(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
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

  @Override
  public void close() {
    server.stop(0);
  }
}
