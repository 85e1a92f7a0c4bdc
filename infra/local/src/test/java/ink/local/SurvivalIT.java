package ink.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.local.demo.Census;
import ink.local.demo.DemoTenants;
import ink.neighbours.Deployable;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole stack, and kill -9 of each of its parts while 200 generations are in flight. Whatever
 * dies, every accepted request has exactly one outcome, in PostgreSQL, in Kafka and in Iceberg.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurvivalIT {
  private static final int IN_FLIGHT = 200;
  private static final int REQUESTS = 260;
  private static final PortPlan PORTS = new PortPlan(18_600);
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** A model that only takes time leaves the processor to the parts that are killed. */
  private static final Stack.Tuning SIMULATED =
      new Stack.Tuning(
          Set.of(),
          List.of(),
          Map.of(),
          Map.of(
              "inference",
              Map.of("INK_SIMULATED_SERVICE_MS", "4000-5000", "INK_SIMULATED_AS", "ink-flash"),
              "streaming",
              Map.of("INK_DISPATCH_CALLS", "400", "INK_DISPATCH_TENANT_CALLS", "400")));

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path data;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private RunningStack running;
  private DemoTenants.Studio studio;
  private final Set<String> accepted = new TreeSet<>();

  @BeforeAll
  void start() throws Exception {
    running =
        RunningStack.start(new Home(StackOptions.project(), data), PORTS, System.out, SIMULATED);
    studio = DemoTenants.seed(running.stack()).studios().get(0);
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(
      strings = {"inference", "streaming", "api", "kafka", "postgres", "s3", "cdc", "intake"})
  void everyAcceptedRequestHasExactlyOneOutcomeAfterKillMinusNineOf(String part) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(32);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        String key = part + "-" + i;
        answers.add(pool.submit(() -> generate(key)));
      }
      // Some are at the model server, some wait, some are on their way and some not yet sent.
      Instant deadline = Instant.now().plus(LIMIT);
      while (unfinished() < IN_FLIGHT) {
        assertThat(Instant.now()).as("200 in flight").isBefore(deadline);
        Thread.sleep(10);
      }
      running.supervisor().kill(part);
      for (Future<String> answer : answers) {
        accepted.add(answer.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(running.supervisor().awaitReady(part, LIMIT)).as("%s is back", part).isTrue();
    assertEveryoneAgrees();
  }

  @Order(2)
  @Test
  void dataSurviveAStopAndKillMinusNineOfTheLauncher() throws Exception {
    running.close();
    Path project = StackOptions.project();
    List<String> command =
        new ArrayList<>(
            new Deployable(
                    project.resolve("infra/local"),
                    "ink.local.Ink",
                    List.of("-Dink.root=" + project))
                .command());
    command.addAll(
        List.of("up", "--data", data.toString(), "--port-base", String.valueOf(PORTS.base())));
    Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
    boolean ready;
    try (BufferedReader lines = launcher.inputReader()) {
      ready =
          lines.lines().peek(System.out::println).anyMatch(line -> line.startsWith("Ready after"));
    }
    assertThat(ready).as("the stack is up again").isTrue();
    launcher.destroyForcibly().waitFor();
    // Its parts still run; a new launcher stops them and starts from what they left.
    start();
    assertEveryoneAgrees();
  }

  private void assertEveryoneAgrees() throws Exception {
    assertThat(awaitOutcomes()).as("generations without an outcome").isZero();
    try (Census census = new Census(running.stack())) {
      Map<String, Census.Counts> counts = census.awaitAgreement(LIMIT);
      assertThat(counts)
          .allSatisfy(
              (topic, count) -> {
                assertThat(count.inLake())
                    .as("%s: rows in Iceberg", topic)
                    .isEqualTo(count.inKafka());
                assertThat(count.differentInLake())
                    .as("%s: doubled in Iceberg", topic)
                    .isEqualTo(count.inLake());
              });
      assertThat(counts.get("generation.requested.v1").inKafka()).isEqualTo(accepted.size());
      assertThat(
              counts.get("generation.completed.v1").inKafka()
                  + counts.get("generation.failed.v1").inKafka())
          .as("outcomes")
          .isEqualTo(accepted.size());
      assertThat(counts.get("usage.recorded.v1").inKafka()).isEqualTo(accepted.size());
    }
    assertThat(stored()).as("accepted by the API and stored").isEqualTo(accepted);
    assertThat(number("SELECT sum(debited - returned) FROM ink.monthly_usage"))
        .as("debits less returns")
        .isEqualTo(number("SELECT count(*) FROM ink.generations WHERE status = 'succeeded'"));
  }

  /** Sends until it is accepted, with the same key, as a client does that heard no answer. */
  private String generate(String idempotencyKey) throws IOException, InterruptedException {
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of(
                "prompt",
                "a mandala with eight petals",
                "style",
                "mandala",
                "width",
                512,
                "height",
                512));
    Instant deadline = Instant.now().plus(LIMIT);
    while (true) {
      String problem;
      try {
        HttpResponse<byte[]> answer =
            http.send(
                HttpRequest.newBuilder(URI.create(running.stack().url() + "/v1/generate"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + studio.apiKey())
                    .header("Idempotency-Key", idempotencyKey)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 202) {
          return JSON.readTree(answer.body()).path("id").asText();
        }
        problem =
            answer.statusCode()
                + " "
                + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(problem).isIn(409, 429, 503);
      } catch (IOException e) {
        problem = e.toString();
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IOException(idempotencyKey + " was not accepted: " + problem);
      }
      Thread.sleep(100);
    }
  }

  private long awaitOutcomes() throws Exception {
    Instant deadline = Instant.now().plus(LIMIT);
    while (unfinished() != 0 && Instant.now().isBefore(deadline)) {
      Thread.sleep(200);
    }
    return unfinished();
  }

  private long unfinished() throws SQLException {
    return number("SELECT count(*) FROM ink.generations WHERE finished_at IS NULL");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = running.stack().postgres().connect("ink")) {
      var row = connection.createStatement().executeQuery(sql);
      row.next();
      return row.getLong(1);
    }
  }

  private Set<String> stored() throws Exception {
    Set<String> ids = new TreeSet<>();
    try (Connection connection = running.stack().postgres().connect("ink")) {
      var rows =
          connection.createStatement().executeQuery("SELECT generation_id FROM ink.generations");
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
