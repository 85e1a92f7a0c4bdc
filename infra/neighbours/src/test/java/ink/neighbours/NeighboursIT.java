package ink.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.events.Streams;
import ink.facts.GenerationCancelRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import ink.neighbours.testing.TestObjectStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class NeighboursIT {

  @Test
  void everyTableOfATenantIsClosedByRowLevelSecurity() throws Exception {
    try (Connection owner = TestDatabase.shared().connect()) {
      var open =
          owner
              .createStatement()
              .executeQuery(
                  "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                      + " WHERE c.relnamespace = 'ink'::regnamespace AND c.relkind IN ('r','p')"
                      + " AND a.attname = 'tenant_id' AND NOT c.relrowsecurity");
      assertThat(open.next()).as("a table with tenant_id and no row-level security").isFalse();
    }
  }

  @Test
  void aTenantSeesItsOwnRowsOnly() throws Exception {
    String one = IdType.TENANT.next();
    String two = IdType.TENANT.next();
    try (Connection owner = TestDatabase.shared().connect()) {
      for (String tenant : List.of(one, two)) {
        var insert = owner.prepareStatement("INSERT INTO tenants VALUES (?, 'T', 'pro')");
        insert.setString(1, tenant);
        insert.executeUpdate();
      }
    }
    try (Connection api = TestDatabase.shared().connectAs("ink_api")) {
      assertThat(tenants(api)).isEmpty();
      api.createStatement().execute("SELECT set_config('ink.tenant', '" + one + "', false)");
      assertThat(tenants(api)).containsExactly(one);
      assertThatThrownBy(
              () ->
                  api.createStatement()
                      .execute(
                          "INSERT INTO studios VALUES ('std_x', '"
                              + two
                              + "', 'S', 'Europe/Berlin', 'DE')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("row-level security");
      assertThatThrownBy(
              () -> api.createStatement().execute("SELECT sealed_secret FROM booking_connections"))
          .hasMessageContaining("permission denied");
    }
  }

  private static Set<String> tenants(Connection connection) throws SQLException {
    Set<String> ids = new HashSet<>();
    var rows = connection.createStatement().executeQuery("SELECT tenant_id FROM tenants");
    while (rows.next()) {
      ids.add(rows.getString(1));
    }
    return ids;
  }

  @Test
  void commitsAreDurable() throws Exception {
    try (Connection owner = TestDatabase.shared().connect()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        var row = owner.createStatement().executeQuery("SHOW " + setting);
        row.next();
        assertThat(row.getString(1)).as(setting).isEqualTo("on");
      }
    }
  }

  @Test
  void aKilledServerComesBackWithWhatItAcknowledged(@TempDir Path folder) throws Exception {
    Postgres server = new Postgres(folder, Ports.free(), "secret");
    Process first = server.start();
    try (Connection connection = server.connect("ink")) {
      connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }
    first.destroyForcibly().waitFor();
    Process second = server.start();
    try (Connection connection = server.connect("ink")) {
      var row = connection.createStatement().executeQuery("SELECT answer FROM kept");
      assertThat(row.next()).isTrue();
    }
    // The starter died and the server did not: the next start takes over.
    Process third = server.start();
    assertThat(second.isAlive()).isFalse();
    assertThatThrownBy(
            () -> new Postgres(folder, Integer.parseInt(portOf(server)), "other").connect("ink"))
        .isInstanceOf(SQLException.class);
    third.destroyForcibly().waitFor();
  }

  private static String portOf(Postgres server) {
    return server.url("ink").replaceAll(".*:(\\d+)/ink", "$1");
  }

  @Test
  void factsTravelThroughKafka() {
    TestKafka kafka = TestKafka.shared();
    kafka.createTopics();
    kafka.createTopics(); // a second time changes nothing
    GenerationCancelRequested fact =
        GenerationCancelRequested.newBuilder()
            .setEventId(IdType.EVENT.next())
            .setTenantId(IdType.TENANT.next())
            .setGenerationId(IdType.GENERATION.next())
            .setRequestedAt(Instant.parse("2026-11-22T10:00:00Z"))
            .build();
    kafka.produce(Streams.GENERATION_CANCEL_REQUESTED, fact);
    assertThat(kafka.read(Streams.GENERATION_CANCEL_REQUESTED, 1, Duration.ofSeconds(20)))
        .containsExactly(fact);
    kafka.createTopic("another", 1);
    assertThat(kafka.readRecords("another", 1, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void theObjectStoreRefusesStrangers() throws Exception {
    TestObjectStore store = TestObjectStore.shared();
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(store.endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      s3.putObject(r -> r.bucket("ink-images").key("secret.png"), RequestBody.fromString("x"));
      assertThat(s3.getObjectAsBytes(r -> r.bucket("ink-images").key("secret.png")).asUtf8String())
          .isEqualTo("x");
    }
    for (String path : List.of("/ink-images", "/ink-images/secret.png")) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(store.endpoint() + path)).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void tellsATakenPort() throws Exception {
    assertThat(Ports.isFree(Ports.free())).isTrue();
    int kafka = Integer.parseInt(TestKafka.shared().bootstrapServers().split(":")[1]);
    assertThat(Ports.isFree(kafka)).isFalse();
  }

  @Test
  void saysHowToBuildAModuleThatIsNotBuilt(@TempDir Path folder) {
    assertThatThrownBy(() -> new Deployable(folder, "x.Main", List.of()).command())
        .hasMessageContaining("mvn -DskipTests package");
  }
}
