package ink.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two HTTP ports of one server: the public one and the admin's. */
public final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String PUBLIC = "public";
  private static final String ADMIN = "admin";

  private final Server server;

  private Door(Server server) {
    this.server = server;
  }

  /**
   * @param port 0 takes a free one
   * @param adminPort 0 takes a free one
   * @throws IOException when a port is taken
   */
  public static Door open(String host, int port, Endpoint endpoint, int adminPort, Endpoint admin)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(32, 4);
    threads.setName("door");
    Server server = new Server(threads);
    server.addConnector(connector(server, PUBLIC, host, port));
    server.addConnector(connector(server, ADMIN, host, adminPort));
    server.setHandler(
        new GracefulHandler(
            new Handler.Abstract() {
              @Override
              public boolean handle(Request request, Response response, Callback callback) {
                String connector = request.getConnectionMetaData().getConnector().getName();
                serve(ADMIN.equals(connector) ? admin : endpoint, request, response, callback);
                return true;
              }
            }));
    server.setStopTimeout(6_000);
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
    return new Door(server);
  }

  private static ServerConnector connector(Server server, String name, String host, int port) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setName(name);
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(30_000);
    return connector;
  }

  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  public int adminPort() {
    return ((ServerConnector) server.getConnectors()[1]).getLocalPort();
  }

  private static void serve(
      Endpoint endpoint, Request request, Response response, Callback callback) {
    Answer answer;
    try {
      answer = answer(endpoint, request);
    } catch (IOException e) {
      callback.failed(e); // The caller hung up in the middle of its body.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = Answer.comeAgain("The server is stopping; send it again.");
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
      answer =
          Answer.problem(500, "internal", "Our fault", "The call failed on our side; try again.");
    }
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  private static Answer answer(Endpoint endpoint, Request request)
      throws IOException, InterruptedException {
    String path = request.getHttpURI().getDecodedPath();
    int longest = endpoint.longestBody(path);
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = request.getLength() > longest ? null : in.readNBytes(longest + 1);
    }
    if (body == null || body.length > longest) {
      return Answer.problem(
              413, "too-large", "Body too large", "The body may have " + longest + " bytes.")
          .with("Connection", "close");
    }
    Map<String, String> headers = new TreeMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), field.getValue());
    }
    return endpoint.answer(new Call(request.getMethod(), path, headers, body));
  }

  /** Lets calls in progress finish, for a few seconds. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the HTTP server did not stop cleanly", e);
    }
  }
}
