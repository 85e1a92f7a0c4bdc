package ink.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells how the cluster is: {@code /healthz} answers while the process lives, {@code /readyz} with
 * 200 only while every job runs, {@code /metrics} for Prometheus.
 */
final class AdminServer implements AutoCloseable {
  private final HttpServer server;

  /** What is told: what all jobs wait for, if anything, and how each is. */
  interface Cluster {
    String waitsFor();

    List<SupervisedJob> jobs();
  }

  AdminServer(String host, int port, Cluster cluster) throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    answer("/healthz", "application/json", () -> new Answer(200, "{\"status\":\"alive\"}\n"));
    answer("/readyz", "application/json", () -> readiness(cluster));
    answer("/metrics", "text/plain; version=0.0.4", () -> new Answer(200, metrics(cluster)));
    server.start();
  }

  private record Answer(int status, String body) {}

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(String path, String type, Supplier<Answer> answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, type, answer.get());
          }
        });
  }

  private static void send(HttpExchange exchange, String type, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static Answer readiness(Cluster cluster) {
    Map<String, String> parts = new LinkedHashMap<>();
    if (!cluster.waitsFor().isEmpty()) {
      parts.put("cluster", cluster.waitsFor());
    }
    boolean ready = parts.isEmpty();
    for (SupervisedJob job : cluster.jobs()) {
      String trouble = job.trouble().orElse("");
      ready &= trouble.isEmpty();
      parts.put(job.name(), trouble.isEmpty() ? "running" : trouble);
    }
    String body =
        parts.entrySet().stream()
            .map(part -> quoted(part.getKey()) + ":" + quoted(part.getValue()))
            .collect(Collectors.joining(",", "{\"ready\":" + ready + ",", "}\n"));
    return new Answer(ready ? 200 : 503, body);
  }

  /** A JSON string; a class path full of JSON libraries is not worth these lines. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static String metrics(Cluster cluster) {
    StringBuilder text = new StringBuilder();
    text.append("# HELP ink_job_running Whether every task of the job runs.\n");
    text.append("# TYPE ink_job_running gauge\n");
    for (SupervisedJob job : cluster.jobs()) {
      line(text, "ink_job_running", job, job.trouble().isEmpty() ? 1 : 0);
    }
    text.append("# HELP ink_job_submissions_total How often the job was handed to Flink.\n");
    text.append("# TYPE ink_job_submissions_total counter\n");
    for (SupervisedJob job : cluster.jobs()) {
      line(text, "ink_job_submissions_total", job, job.submissions());
    }
    text.append("# HELP ink_job_checkpoint_age_seconds Age of the last complete checkpoint.\n");
    text.append("# TYPE ink_job_checkpoint_age_seconds gauge\n");
    for (SupervisedJob job : cluster.jobs()) {
      job.lastCheckpoint()
          .ifPresent(
              at ->
                  line(
                      text,
                      "ink_job_checkpoint_age_seconds",
                      job,
                      (Instant.now().toEpochMilli() - at.toEpochMilli()) / 1e3));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, SupervisedJob job, double value) {
    text.append(name)
        .append("{job=\"")
        .append(job.name())
        .append("\"} ")
        .append(value)
        .append('\n');
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
