package ink.api.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector that answers what a test scripted and keeps what it heard. */
public final class ScriptedCollector {
  public static final String TOKEN = "internal-token";

  /** A batch that came. */
  public record Heard(String path, String authorization, String tenant, String body) {}

  private final HttpServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile int status = 202;
  private volatile String answer = "{\"accepted\":1,\"rejected\":[]}";

  private ScriptedCollector(HttpServer server) {
    this.server = server;
  }

  public static ScriptedCollector start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ScriptedCollector collector = new ScriptedCollector(server);
      server.createContext("/", collector::handle);
      server.start();
      return collector;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      heard.add(
          new Heard(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("X-Ink-Tenant"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** What it answers from now on. */
  public void script(int newStatus, String newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  public List<Heard> heard() {
    return heard;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void stop() {
    server.stop(0);
  }
}
