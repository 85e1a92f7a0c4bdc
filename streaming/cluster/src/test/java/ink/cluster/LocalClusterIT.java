package ink.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ink.bookings.BookingsJob;
import ink.dispatch.DispatchJob;
import ink.events.Streams;
import ink.facts.GenerationCancelRequested;
import ink.flink.InvalidSettingException;
import ink.flink.Job;
import ink.ids.IdType;
import ink.lake.LakeJob;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.neighbours.testing.TestObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM, all jobs: ready only when they run, and says why when they do not. */
class LocalClusterIT {
  @TempDir Path folder;

  @Test
  void runsAllJobsOnceTheTopicsAreThere() throws Exception {
    Map<String, String> env = environment();
    int metricsPort = Ports.free();
    env.put("INK_METRICS_PORT", String.valueOf(metricsPort));
    AtomicInteger attempts = new AtomicInteger();
    Job stumbling = stumblesOnce(new LakeJob(), attempts);
    Path leftBehind = folder.resolve("data/tmp/of-a-killed-one/file");
    Files.createDirectories(leftBehind.getParent());
    Files.writeString(leftBehind, "x");

    LocalCluster cluster =
        new LocalCluster(
            ClusterConfig.from(env), env, List.of(new DispatchJob(), new BookingsJob(), stumbling));
    try (AdminServer admin = new AdminServer("127.0.0.1", 0, cluster)) {
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(cluster));
      assertThat(get(admin, "/healthz").statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> get(admin, "/readyz").body().contains("waits for the topics"));
      assertThat(get(admin, "/readyz").statusCode()).isEqualTo(503);
      assertThat(leftBehind).doesNotExist();

      TestKafka.shared().createTopics();
      await().atMost(Duration.ofSeconds(90)).until(() -> attempts.get() > 1);
      await().atMost(Duration.ofSeconds(90)).until(() -> get(admin, "/readyz").statusCode() == 200);
      assertThat(get(admin, "/readyz").body())
          .isEqualTo(
              "{\"ready\":true,\"dispatch\":\"running\",\"bookings\":\"running\",\"lake\":\"running\"}\n");

      TestKafka.shared().produce(Streams.GENERATION_CANCEL_REQUESTED, fact());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> hasSnapshot(env, "generation_cancel_requested"));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> get(admin, "/metrics").body().contains("checkpoint_age_seconds{job=\"lake\"}"));
      assertThat(get(admin, "/metrics").body())
          .contains("ink_job_running{job=\"bookings\"} 1.0")
          .contains("ink_job_submissions_total{job=\"lake\"} 1.0");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> prometheus(metricsPort).lines().anyMatch(LocalClusterIT::isDesiredWorkers));
      cluster.close();
      run.get(30, TimeUnit.SECONDS);
      assertThat(get(admin, "/readyz").statusCode()).isEqualTo(503);
    }
  }

  /** What an autoscaler asks for. */
  private static boolean isDesiredWorkers(String line) {
    return line.startsWith("flink_taskmanager_job_task_operator_model_desired_workers{")
        && line.contains("model=\"ink_flash\"")
        && line.endsWith(" 1.0");
  }

  private static String prometheus(int port) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void endsWhenASettingIsMissing() {
    TestKafka.shared().createTopics();
    Map<String, String> env = environment();
    env.remove("INK_DB_URL");
    LocalCluster cluster =
        new LocalCluster(ClusterConfig.from(env), env, List.of(new BookingsJob()));
    assertThatThrownBy(cluster::run)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("INK_DB_URL is not set");
  }

  @Test
  void refusesAPortThatIsNone() {
    Map<String, String> env = environment();
    env.put("INK_ADMIN_PORT", "70000");
    assertThatThrownBy(() -> ClusterConfig.from(env)).hasMessageContaining("65535");
    assertThat(AdminServer.quoted("a \"b\" \\ \n")).isEqualTo("\"a \\\"b\\\" \\\\ \\u000a\"");
  }

  /** The job, which cannot be defined the first time. */
  private static Job stumblesOnce(Job job, AtomicInteger attempts) {
    return new Job() {
      @Override
      public String name() {
        return job.name();
      }

      @Override
      public org.apache.flink.streaming.api.graph.StreamGraph graph(Map<String, String> env) {
        if (attempts.getAndIncrement() == 0) {
          throw new IllegalStateException("stumbled");
        }
        return job.graph(env);
      }
    };
  }

  private static void run(LocalCluster cluster) {
    try {
      cluster.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(AdminServer admin, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A commit writes a metadata file after the one of the table's creation. */
  private static boolean hasSnapshot(Map<String, String> env, String table) throws Exception {
    try (Connection lake =
            DriverManager.getConnection(env.get("INK_LAKE_URL"), "ink_lake", "ink_lake");
        Statement query = lake.createStatement();
        ResultSet row =
            query.executeQuery(
                "SELECT 1 FROM iceberg_tables WHERE previous_metadata_location IS NOT NULL"
                    + " AND catalog_name = 'lake' AND table_name = '"
                    + table
                    + "'")) {
      return row.next();
    }
  }

  private static GenerationCancelRequested fact() {
    return GenerationCancelRequested.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(IdType.TENANT.next())
        .setGenerationId(IdType.GENERATION.next())
        .setRequestedAt(Instant.now())
        .build();
  }

  private Map<String, String> environment() {
    TestObjectStore store = TestObjectStore.shared();
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("INK_KAFKA", TestKafka.shared().bootstrapServers()),
            Map.entry("INK_DATA", folder.resolve("data").toString()),
            Map.entry("INK_CHECKPOINTS", folder.resolve("checkpoints").toString()),
            Map.entry("INK_LAKE_COMMIT", "500ms"),
            Map.entry("INK_PSEUDONYM_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
            Map.entry("INK_DB_URL", TestDatabase.shared().url()),
            Map.entry("INK_TRITON", "127.0.0.1:1"),
            Map.entry("INK_DB_USER", "ink_dispatch"),
            Map.entry("INK_DB_PASSWORD", "ink_dispatch"),
            Map.entry("INK_BOOKINGS_DB_USER", "ink_bookings"),
            Map.entry("INK_BOOKINGS_DB_PASSWORD", "ink_bookings"),
            Map.entry("INK_LAKE_URL", TestDatabase.shared().lakeUrl()),
            Map.entry("INK_LAKE_USER", "ink_lake"),
            Map.entry("INK_LAKE_PASSWORD", "ink_lake"),
            Map.entry("INK_S3_ENDPOINT", store.endpoint().toString()),
            Map.entry("INK_S3_ACCESS_KEY", store.accessKey()),
            Map.entry("INK_S3_SECRET_KEY", store.secretKey())));
  }
}
