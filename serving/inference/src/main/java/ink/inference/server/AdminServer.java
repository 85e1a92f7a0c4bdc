package ink.inference.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Health, readiness and metrics over HTTP. */
final class AdminServer implements AutoCloseable {

  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer http;

  /**
   * @param reason why the server is not ready; empty when it is
   */
  AdminServer(String host, int port, Supplier<String> reason, Supplier<String> metrics)
      throws IOException {
    http = HttpServer.create(new InetSocketAddress(host, port), 0);
    http.createContext("/healthz", call -> answer(call, 200, JSON, "{\"alive\":true}"));
    http.createContext(
        "/readyz",
        call -> {
          String why = reason.get();
          answer(
              call,
              why.isEmpty() ? 200 : 503,
              JSON,
              why.isEmpty() ? "{\"ready\":true}" : "{\"ready\":false,\"reason\":\"" + why + "\"}");
        });
    http.createContext("/metrics", call -> answer(call, 200, PROMETHEUS, metrics.get()));
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private static void answer(HttpExchange call, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", type);
    boolean head = call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(status, head ? -1 : bytes.length);
    try (OutputStream out = call.getResponseBody()) {
      if (!head) {
        out.write(bytes);
      }
    }
  }
}
