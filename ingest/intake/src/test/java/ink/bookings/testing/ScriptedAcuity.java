package ink.bookings.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every fetch as a test says. */
public final class ScriptedAcuity implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "{}";

  private ScriptedAcuity(HttpServer server) {
    this.server = server;
  }

  public static ScriptedAcuity start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedAcuity acuity = new ScriptedAcuity(server);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            acuity.calls.incrementAndGet();
            byte[] bytes = acuity.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(acuity.status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return acuity;
  }

  public void script(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  public int calls() {
    return calls.get();
  }

  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
