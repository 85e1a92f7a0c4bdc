package ink.bookings.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for Acuity's API, on the loopback address only: {@code GET /api/v1/appointments/ID}
 * with Basic authentication. What Acuity's own pages do, {@code PUT /simulated/appointments/ID}
 * does: it makes or changes an appointment.
 *
 * <p>Run with {@code INK_PORT} (8415), {@code INK_ACUITY_USER} and {@code INK_ACUITY_KEY}.
 */
public final class SimulatedAcuity implements AutoCloseable {
  private static final String API = "/api/v1/appointments/";
  private static final String OWN = "/simulated/appointments/";

  private final HttpServer server;
  private final String authorization;
  private final Map<String, byte[]> appointments = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Integer> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger fetched = new AtomicInteger();

  /**
   * @param port 0 takes a free one
   */
  public SimulatedAcuity(int port, String user, String apiKey) throws IOException {
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + apiKey).getBytes(StandardCharsets.UTF_8));
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(API, this::get);
    server.createContext(OWN, this::put);
    server.start();
  }

  public static void main(String[] args) throws IOException {
    Map<String, String> env = System.getenv();
    SimulatedAcuity acuity =
        new SimulatedAcuity(
            Integer.parseInt(env.getOrDefault("INK_PORT", "8415")),
            env.getOrDefault("INK_ACUITY_USER", "demo"),
            env.getOrDefault("INK_ACUITY_KEY", "demo-acuity-key"));
    System.out.println("READY " + acuity.authority());
  }

  /** HOST:PORT, as {@code INK_ACUITY_ALLOWED_HOSTS} wants it. */
  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What a connection's {@code api_base_url} is. */
  public String url() {
    return "http://" + authority();
  }

  public void put(SimulatedAcuityAppointment appointment) {
    put(appointment.id(), appointment.json());
  }

  public void put(long id, byte[] json) {
    appointments.put(String.valueOf(id), json);
  }

  /** The next call is answered with this status; several are queued. */
  public void failNext(int status) {
    failures.add(status);
  }

  /** How often an appointment was given. */
  public int fetched() {
    return fetched.get();
  }

  private void get(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(API.length());
    Integer failure = failures.poll();
    byte[] appointment = appointments.get(id);
    if (failure != null) {
      error(exchange, failure, "simulated");
    } else if (isUnauthorized(exchange)) {
      error(exchange, 401, "unauthorized");
    } else if (appointment == null) {
      error(exchange, 404, "not_found");
    } else {
      fetched.incrementAndGet();
      answer(exchange, 200, appointment);
    }
  }

  private void put(HttpExchange exchange) throws IOException {
    if (isUnauthorized(exchange)) {
      error(exchange, 401, "unauthorized");
      return;
    }
    appointments.put(
        exchange.getRequestURI().getPath().substring(OWN.length()),
        exchange.getRequestBody().readAllBytes());
    answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
  }

  private boolean isUnauthorized(HttpExchange exchange) {
    return !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void error(HttpExchange exchange, int status, String error) throws IOException {
    String json =
        "{\"status_code\":%d,\"message\":\"%s\",\"error\":\"%s\"}".formatted(status, error, error);
    answer(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
