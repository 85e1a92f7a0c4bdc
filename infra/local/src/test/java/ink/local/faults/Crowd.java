package ink.local.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that keep so many generations in flight. Each sends a request until it hears that it is
 * accepted, always with the same key, as a client does that heard no answer.
 */
public final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int CLIENTS = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack;
  private final String apiKey;
  private final int inFlight;
  private final Map<String, String> accepted = new ConcurrentSkipListMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          CLIENTS + 1,
          task -> {
            Thread thread = new Thread(task, "crowd");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Future<?>> clients = new ArrayList<>();
  private volatile String during = "start";
  private volatile int most;
  private volatile int unfinished;
  private volatile boolean enough;

  /**
   * @param inFlight generations that shall be without outcome at any time
   * @param most requests altogether; {@link #allow} raises it
   */
  public Crowd(Stack stack, String apiKey, int inFlight, int most) {
    this.stack = stack;
    this.apiKey = apiKey;
    this.inFlight = inFlight;
    this.most = most;
    clients.add(threads.submit(this::watch));
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(threads.submit(this::ask));
    }
  }

  /** What is done to the stack from now on, for those who read of a failure. */
  public void during(String what) {
    during = what;
  }

  /** So many more requests. */
  public void allow(int more) {
    most += more;
  }

  /** The generations that the API said it took: what was done to the stack then, by id. */
  public Map<String, String> accepted() {
    return accepted;
  }

  /** Waits until that many have no outcome, whatever is broken at the moment. */
  public void awaitInFlight(int wanted) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (unfinished < wanted) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "there are never " + wanted + " in flight, but " + unfinished + ", during " + during);
      }
      failEarly();
      Thread.sleep(20);
    }
  }

  private void failEarly() throws Exception {
    for (Future<?> client : clients) {
      if (client.isDone()) {
        client.get();
      }
    }
  }

  /** Sends nothing new; returns when everything sent is accepted. */
  public void finish() throws Exception {
    enough = true;
    try {
      for (Future<?> client : clients) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a client gave up", e.getCause());
    }
  }

  /** Waits until the last request was sent and accepted. */
  public void awaitAllAccepted() throws Exception {
    while (accepted.size() < most) {
      failEarly();
      Thread.sleep(50);
    }
    finish();
  }

  private void watch() {
    while (!enough) {
      try (Connection connection = stack.postgres().connect("ink");
          var count =
              connection.prepareStatement(
                  "SELECT count(*) FROM ink.generations WHERE finished_at IS NULL")) {
        count.setQueryTimeout(5);
        while (!enough) {
          try (var row = count.executeQuery()) {
            row.next();
            unfinished = row.getInt(1);
          }
          Thread.sleep(50);
        }
      } catch (SQLException e) {
        pause(100); // PostgreSQL is one of those that are killed
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void ask() {
    while (!enough) {
      // Those under way count before PostgreSQL can tell of them.
      if (unfinished + waiting.get() >= inFlight) {
        pause(20);
        continue;
      }
      int number = sent.getAndUpdate(before -> Math.min(before + 1, most));
      if (number >= most) {
        pause(20);
        continue;
      }
      waiting.incrementAndGet();
      try {
        String asked = during;
        accepted.put(generate("request-" + number), asked);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        waiting.decrementAndGet();
      }
    }
  }

  private String generate(String idempotencyKey) throws IOException, InterruptedException {
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of("prompt", "a mandala", "style", "mandala", "width", 512, "height", 512));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url() + "/v1/generate"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + apiKey)
            .header("Idempotency-Key", idempotencyKey)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    Instant deadline = Instant.now().plus(PATIENCE);
    String problem = "";
    while (Instant.now().isBefore(deadline)) {
      try {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 202) {
          return JSON.readTree(answer.body()).path("id").asText();
        }
        problem = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
        if (!List.of(409, 429, 503).contains(answer.statusCode())) {
          break;
        }
      } catch (IOException e) {
        problem = e.toString();
      }
      Thread.sleep(100);
    }
    throw new IOException(idempotencyKey + " was not accepted: " + problem);
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    enough = true;
    threads.shutdownNow();
  }
}
