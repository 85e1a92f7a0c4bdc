package ink.bookings.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds appointments as Acuity does, for tests and the demo. It is not Acuity: {@code POST
 * /simulated/appointments} puts an appointment in, {@code GET /api/v1/appointments/{id}} with any
 * user gets it out. {@code INK_PORT} says where it listens, on this machine only.
 */
public final class SimulatedAcuity implements AutoCloseable {
  private static final String FETCH = "/api/v1/appointments/";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, byte[]> appointments = new ConcurrentHashMap<>();

  private SimulatedAcuity(HttpServer server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws IOException {
    SimulatedAcuity acuity = start(Integer.parseInt(System.getenv().getOrDefault("INK_PORT", "0")));
    Runtime.getRuntime().addShutdownHook(new Thread(acuity::close));
    System.out.println("READY 127.0.0.1:" + acuity.port());
  }

  /**
   * @param port 0 lets the system choose one
   */
  public static SimulatedAcuity start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    SimulatedAcuity acuity = new SimulatedAcuity(server);
    server.createContext("/simulated/appointments", acuity::put);
    server.createContext(FETCH, acuity::fetch);
    server.start();
    return acuity;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Where its API begins, as it stands in {@code booking_connections.api_base_url}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void put(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode appointment = parse(body);
      if (!"POST".equals(exchange.getRequestMethod())
          || !appointment.path("id").isIntegralNumber()) {
        error(exchange, 400, "bad_request", "POST an appointment with an id.");
        return;
      }
      appointments.put(appointment.get("id").asText(), body);
      answer(exchange, 201, body);
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance(); // as wrong as one without an id
    }
  }

  private void fetch(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization == null || !authorization.startsWith("Basic ")) {
        error(exchange, 401, "unauthorized", "Please provide a user and an API key.");
        return;
      }
      byte[] found = appointments.get(exchange.getRequestURI().getPath().substring(FETCH.length()));
      if (found == null) {
        error(exchange, 404, "not_found", "The appointment does not exist.");
        return;
      }
      answer(exchange, 200, found);
    }
  }

  private static void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    answer(
        exchange,
        status,
        JSON.writeValueAsBytes(Map.of("status_code", status, "message", message, "error", code)));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
