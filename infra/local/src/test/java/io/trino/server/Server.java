package io.trino.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Stands in for Trino's server where only its start and its stop are at issue. */
public class Server {
  /** Says twice that it is starting. */
  public void start(String version) throws IOException, GeneralSecurityException {
    if (System.getenv("INK_FAKE_FAILURE") != null) {
      System.exit(7);
    }
    int port = Integer.parseInt(System.getenv("INK_PORT"));
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity()));
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

  private static SSLContext identity() throws IOException, GeneralSecurityException {
    char[] password = System.getenv("INK_TRINO_KEYSTORE_PASSWORD").toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(System.getenv("INK_TRINO_KEYSTORE"))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
