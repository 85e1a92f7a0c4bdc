package io.trino.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for Trino's server where only its start and its stop are at issue. */
public class Server {
  /** Says twice that it is starting. */
  public void start(String version) throws IOException {
    if (System.getenv("INK_FAKE_FAILURE") != null) {
      System.exit(7);
    }
    int port = Integer.parseInt(System.getenv("INK_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/v1/info",
        exchange -> {
          byte[] body =
              ("{\"nodeVersion\":{\"version\":\""
                      + version
                      + "\"},\"starting\":"
                      + (asked.incrementAndGet() < 3)
                      + "}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
