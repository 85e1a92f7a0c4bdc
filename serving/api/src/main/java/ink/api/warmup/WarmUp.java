package ink.api.warmup;

import ink.api.Env;
import ink.api.key.ApiKey;
import ink.api.key.ApiKeys;
import ink.api.key.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the API's own hot routes over the loopback until they are warm, so that no user meets a
 * cold server. The requests come with a key that lives in this process only and marks its caller as
 * rehearsing: they go all the way into PostgreSQL, in transactions that write nothing and are
 * rolled back.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final String NOBODY = "ten_00000000000000000000000000";
  private static final String UNKNOWN = "/v1/generations/gen_00000000000000000000000000";

  /**
   * How much.
   *
   * @param rounds requests to each hot route at most
   * @param longest when to stop in any case
   */
  public record Config(int rounds, Duration longest) {
    public static Config from(Env env) {
      return new Config(env.number("INK_WARM_UP_ROUNDS", 100, 0, 100_000), Duration.ofSeconds(3));
    }
  }

  private final ApiKeys keys;
  private final Config config;
  private final ApiKey key = ApiKey.generate(ApiKey.Mode.TEST);
  private volatile String trouble = "warming up";

  public WarmUp(ApiKeys keys, Config config) {
    this.keys = keys;
    this.config = config;
  }

  /** What keeps the API from being warm; empty when it is. */
  public String trouble() {
    return trouble;
  }

  /**
   * Warms the server that listens on {@code port}, once its database answers; never fails, at worst
   * the server stays cold.
   *
   * @param database what is wrong with the database; empty when nothing is
   */
  public void run(String host, int port, Supplier<String> database) {
    try {
      while (!database.get().isEmpty()) {
        Thread.sleep(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    long start = System.nanoTime();
    int requests = 0;
    keys.rehearse(key, new Caller("key_rehearsal", NOBODY, "free", Set.of("generate"), true));
    try {
      URI server = new URI("http", null, host, port, null, null, null);
      int round = 0;
      while (round < config.rounds() && System.nanoTime() - start < config.longest().toNanos()) {
        requests += rehearse(server, round++);
      }
    } catch (IOException | java.net.URISyntaxException e) {
      LOG.warn("stays cold: {}", e.toString());
    } finally {
      keys.endRehearsal();
      trouble = "";
    }
    LOG.info(
        "warmed up with {} requests in {} ms", requests, (System.nanoTime() - start) / 1_000_000);
  }

  private int rehearse(URI server, int round) throws IOException {
    String body =
        "{\"prompt\":\"a moth over a crescent moon, round "
            + round
            + "\",\"style\":\"mandala\",\"lane\":\"draft\",\"width\":512,\"height\":512,\"seed\":7}";
    ask(server, "POST", "/v1/generate", "rehearsal-" + round, body);
    ask(server, "GET", UNKNOWN, "", "");
    if (round % 10 != 0) {
      return 2;
    }
    ask(server, "GET", "/v1/styles", "", "");
    ask(server, "POST", "/v1/generate", "rehearsal", "{\"prompt\":1}");
    ask(server, "GET", "/v1/designs?limit=1", "", "");
    ask(server, "GET", "/v1/reports/trends", "", "");
    return 6;
  }

  private void ask(URI server, String method, String path, String idempotencyKey, String body)
      throws IOException {
    HttpURLConnection http = (HttpURLConnection) server.resolve(path).toURL().openConnection();
    http.setConnectTimeout(1000);
    http.setReadTimeout(5000);
    http.setRequestMethod(method);
    http.setRequestProperty("Authorization", "Bearer " + key.secret());
    http.setRequestProperty("Content-Type", "application/json");
    if (!idempotencyKey.isEmpty()) {
      http.setRequestProperty("Idempotency-Key", idempotencyKey);
      http.setDoOutput(true);
      try (OutputStream out = http.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    // Read to the end, so that the connection is used again.
    var stream = http.getResponseCode() < 400 ? http.getInputStream() : http.getErrorStream();
    if (stream != null) {
      try (stream) {
        stream.readAllBytes();
      }
    }
  }
}
