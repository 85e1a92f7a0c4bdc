package ink.intake.http;

import ink.http.Problem;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
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

/** The HTTP server: finds the endpoint by the beginning of the path and writes its answer. */
public final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final int THREADS = 32;
  private static final long IDLE_MILLIS = 15_000;
  private static final long STOP_MILLIS = 5_000;

  private final Map<String, Endpoint> endpoints;
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param endpoints what answers, by the beginning of the path
   */
  public Door(InetSocketAddress address, Map<String, Endpoint> endpoints) {
    this.endpoints = Map.copyOf(endpoints);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("http");
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(new Dispatch()));
    server.setStopTimeout(STOP_MILLIS);
  }

  public void start() throws Exception {
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Lets the calls under way finish, then stops. */
  @Override
  public void close() throws Exception {
    server.stop();
  }

  private final class Dispatch extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Answer answer = answer(new JettyCall(request));
      response.setStatus(answer.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
      answer.headers().forEach(response.getHeaders()::put);
      response.write(true, ByteBuffer.wrap(answer.body()), callback);
      return true;
    }
  }

  private Answer answer(Call call) {
    try {
      for (Map.Entry<String, Endpoint> endpoint : endpoints.entrySet()) {
        if (call.path().startsWith(endpoint.getKey())) {
          return endpoint.getValue().answer(call);
        }
      }
      throw ProblemException.notFound("Nothing is at " + call.path() + ".");
    } catch (ProblemException e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.error("a bug of ours: {} {} failed", call.method(), call.path(), e);
      return Answer.problem(
          Problem.of(
              500,
              "internal",
              "Internal error",
              "This is a fault of ours; it is in our log. Repeating may help."),
          Map.of());
    }
  }
}
