package ink.api.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.api.ApiConfig;
import ink.api.ApiServer;
import ink.api.Env;
import ink.api.key.ApiKey;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.neighbours.testing.TestObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** The API on real neighbours and a scripted collector; one for all suites of a JVM. */
public final class TestApi {
  public static final byte[] PEPPER = "pepper-of-the-tests-0123456789ab".getBytes();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static TestApi shared;

  private final ApiServer server;
  private final ScriptedCollector collector;

  private TestApi(ApiServer server, ScriptedCollector collector) {
    this.server = server;
    this.collector = collector;
  }

  public static synchronized TestApi shared() {
    if (shared == null) {
      TestKafka.shared().createTopics();
      ScriptedCollector collector = ScriptedCollector.start();
      shared = start(environment(collector), collector);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> shared.get("/readyz").json().path("status").asText().equals("ready"));
    }
    return shared;
  }

  /** Another API, in an environment of its own; it need not be ready. */
  public static TestApi start(Map<String, String> environment, ScriptedCollector collector) {
    try {
      return new TestApi(new ApiServer(ApiConfig.from(new Env(environment))).start(), collector);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the API needs, on any free ports. */
  public static Map<String, String> environment(ScriptedCollector collector) {
    TestObjectStore store = TestObjectStore.shared();
    Map<String, String> env = new HashMap<>();
    env.put("INK_PORT", "0");
    env.put("INK_ADMIN_PORT", "0");
    env.put("INK_PUBLIC_URL", "https://api.ink.example/");
    env.put("INK_DB_URL", TestDatabase.shared().url());
    env.put("INK_DB_USER", "ink_api");
    env.put("INK_DB_PASSWORD", "ink_api");
    env.put("INK_KAFKA", TestKafka.shared().bootstrapServers());
    env.put("INK_S3_ENDPOINT", store.endpoint().toString());
    env.put("INK_S3_ACCESS_KEY", store.accessKey());
    env.put("INK_S3_SECRET_KEY", store.secretKey());
    env.put("INK_KEY_PEPPER", Base64.getEncoder().encodeToString(PEPPER));
    env.put("INK_COLLECTOR_URL", collector.url().toString());
    env.put("INK_INTERNAL_TOKEN", ScriptedCollector.TOKEN);
    env.put("INK_WARM_UP_ROUNDS", "3");
    return env;
  }

  public ScriptedCollector collector() {
    return collector;
  }

  public void stop() {
    server.close();
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  public URI adminUrl(String path) {
    return URI.create("http://127.0.0.1:" + server.adminPort() + path);
  }

  /** An answer, whole. */
  public record Answer(HttpResponse<byte[]> http) {
    public int status() {
      return http.statusCode();
    }

    public String text() {
      return new String(http.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new IllegalStateException("no JSON: " + text(), e);
      }
    }

    /** The problem's code; fails when it is no problem document of ours. */
    public String code() {
      if (!header("content-type").equals("application/problem+json")) {
        throw new AssertionError("no problem: " + status() + " " + text());
      }
      JsonNode problem = json();
      if (problem.path("status").asInt() != status()
          || problem.path("detail").asText().isEmpty()
          || !problem.path("request_id").asText().equals(header("x-request-id"))) {
        throw new AssertionError("an incomplete problem: " + text());
      }
      return problem.path("code").asText();
    }
  }

  public Answer get(String path, String... headers) {
    return send("GET", url(path), null, headers);
  }

  public Answer send(String method, URI uri, byte[] body, String... headers) {
    return publish(
        method,
        uri,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body),
        headers);
  }

  Answer publish(String method, URI uri, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      // A connection of its own: after some refusals the server closes, and a pooled one may be
      // closing.
      HttpClient client = HttpClient.newHttpClient();
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A new tenant with a key of these scopes. */
  public Tenant tenant(String... scopes) {
    Tenant tenant = new Tenant(this, IdType.TENANT.next(), ApiKey.generate(ApiKey.Mode.TEST));
    execute("INSERT INTO tenants VALUES (?, 'A studio', 'pro')", tenant.id());
    execute(
        "INSERT INTO api_keys (api_key_id, tenant_id, name, start, hash, scopes)"
            + " VALUES (?, ?, 'test', ?, ?, string_to_array(?, ','))",
        IdType.API_KEY.next(),
        tenant.id(),
        tenant.key().start(),
        tenant.key().hash(PEPPER),
        String.join(",", scopes));
    return tenant;
  }

  /** Runs a statement as the owner, who sees all tenants. */
  public static void execute(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One number that the owner sees. */
  public static long count(String sql, Object... parameters) {
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
