package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.events.Streams;
import ink.facts.ArtistChanged;
import ink.facts.DeadLetter;
import ink.facts.GenerationRequested;
import ink.facts.StudioChanged;
import ink.ids.IdType;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {
  private static final TestKafka KAFKA = TestKafka.shared();
  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final String THERE_BEFORE = IdType.TENANT.next();
  private static OutboxRelay relay;

  private final String tenant = IdType.TENANT.next();

  @BeforeAll
  static void start() throws Exception {
    KAFKA.createTopics();
    try (Connection connection = DATABASE.connect()) {
      Rows.insertStudio(connection, THERE_BEFORE);
    }
    relay = startRelay();
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  private static OutboxRelay startRelay() throws Exception {
    OutboxRelay started =
        OutboxRelay.start(
            RelayConfig.from(
                Map.of(
                    "INK_KAFKA",
                    KAFKA.bootstrapServers(),
                    "INK_DB_URL",
                    DATABASE.url(),
                    "INK_DB_PASSWORD",
                    "ink_cdc",
                    "INK_ADMIN_PORT",
                    "0")));
    await().atMost(Duration.ofSeconds(60)).until(() -> Http.ready(started.adminPort()));
    return started;
  }

  @Test
  void relaysWhatWasCommittedInOrderAndNothingElse() throws Exception {
    List<String> committed = new ArrayList<>();
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 20; i++) {
        GenerationRequested fact = Outbox.request(tenant);
        Outbox.append(connection, fact);
        if (i % 4 == 3) {
          connection.rollback();
        } else {
          connection.commit();
          committed.add(fact.getGenerationId());
        }
      }
    }
    List<ConsumerRecord<byte[], byte[]>> read = facts(committed.size());
    assertThat(read)
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrderElementsOf(committed);
    for (int partition = 0; partition < 2; partition++) {
      int one = partition;
      assertThat(read.stream().filter(record -> record.partition() == one).toList())
          .isSortedAccordingTo(
              (a, b) ->
                  committed.indexOf(new String(a.key(), StandardCharsets.UTF_8))
                      - committed.indexOf(new String(b.key(), StandardCharsets.UTF_8)));
    }
  }

  @Test
  void goesOnAfterAMessageThatIsNoFact() throws Exception {
    byte[] nonsense = ("no fact " + tenant).getBytes(StandardCharsets.UTF_8);
    try (Connection connection = DATABASE.connect()) {
      Outbox.append(connection, nonsense);
      Outbox.append(connection, Outbox.request(tenant));
    }
    assertThat(facts(1)).hasSize(1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(KAFKA.read(Streams.DEAD_LETTER, 1, Duration.ofSeconds(5)))
                    .extracting(DeadLetter::getPayload)
                    .contains(ByteBuffer.wrap(nonsense)));
  }

  @Test
  void goesOnWhereItWasAfterTheDatabaseCutTheConnection() throws Exception {
    try (Connection connection = DATABASE.connect();
        var statement = connection.createStatement()) {
      Outbox.append(connection, Outbox.request(tenant));
      statement.execute(
          "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
      Outbox.append(connection, Outbox.request(tenant));
    }
    assertThat(facts(2)).hasSize(2);
    await().atMost(Duration.ofSeconds(30)).until(() -> Http.ready(relay.adminPort()));
  }

  @Test
  void repeatsNothingAfterARestartAndFindsWhatCameMeanwhile() throws Exception {
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      Outbox.append(connection, Outbox.request(tenant));
      Outbox.append(connection, Outbox.request(tenant));
      connection.commit();
      assertThat(facts(2)).hasSize(2);
      relay.close();
      Outbox.append(connection, Outbox.request(tenant));
      Outbox.append(connection, Outbox.request(tenant));
      connection.commit();
      relay = startRelay();
      Outbox.append(connection, Outbox.request(tenant));
      connection.commit();
    }
    assertThat(facts(5)).hasSize(5);
  }

  @Test
  void beginsWithANewSlotWhenTheOldOneIsGone() throws Exception {
    try (Connection connection = DATABASE.connect();
        var statement = connection.createStatement()) {
      relay.close();
      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsMatching(e -> e.getMessage().contains("is active"))
          .until(() -> statement.execute("SELECT pg_drop_replication_slot('ink_outbox')"));
      relay = startRelay();
      Outbox.append(connection, Outbox.request(tenant));
    }
    assertThat(facts(1)).hasSize(1);
  }

  @Test
  void tellsOfStudiosThatWereThereBeforeAndOfEachChange() throws Exception {
    try (Connection connection = DATABASE.connect()) {
      Rows.insertStudio(connection, tenant);
      Rows.insertArtist(connection, tenant);
      Rows.execute(
          connection, "UPDATE ink.studios SET currency = 'EUR' WHERE tenant_id = ?", tenant);
      Rows.execute(connection, "DELETE FROM ink.artists WHERE tenant_id = ?", tenant);
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> {
              List<StudioChanged> studios =
                  KAFKA.read(Streams.STUDIO_CHANGED, 1_000, Duration.ofMillis(800));
              assertThat(studios).extracting(StudioChanged::getTenantId).contains(THERE_BEFORE);
              assertThat(studios)
                  .filteredOn(fact -> fact.getTenantId().equals(tenant))
                  .extracting(StudioChanged::getCurrency)
                  .containsExactly(null, "EUR");
              assertThat(KAFKA.read(Streams.ARTIST_CHANGED, 1_000, Duration.ofMillis(800)))
                  .filteredOn(fact -> fact.getTenantId().equals(tenant))
                  .extracting(ArtistChanged::getRemoved)
                  .containsExactly(false, true);
            });
  }

  @Test
  void saysWhatIsAway() throws Exception {
    int nobody = Ports.free();
    try (OutboxRelay alone =
        OutboxRelay.start(
            RelayConfig.from(
                Map.of(
                    "INK_KAFKA",
                    "127.0.0.1:" + nobody,
                    "INK_DB_URL",
                    "jdbc:postgresql://127.0.0.1:" + nobody + "/ink",
                    "INK_DB_PASSWORD",
                    "ink_cdc",
                    "INK_ADMIN_PORT",
                    "0")))) {
      assertThat(Http.get(alone.adminPort(), "/readyz").statusCode()).isEqualTo(503);
      assertThat(Http.get(alone.adminPort(), "/readyz").body())
          .contains("the database does not answer")
          .contains("Kafka at 127.0.0.1:" + nobody + " does not answer");
      assertThat(Http.get(alone.adminPort(), "/metrics").body()).contains("ink_cdc_database_up 0");
      assertThat(Http.get(alone.adminPort(), "/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsHowFarBehindItIs() throws Exception {
    try (Connection connection = DATABASE.connect()) {
      Outbox.append(connection, Outbox.request(tenant));
    }
    assertThat(facts(1)).hasSize(1);
    String metrics = Http.get(relay.adminPort(), "/metrics").body();
    assertThat(metrics)
        .contains("ink_cdc_slot_active 1")
        .contains("ink_cdc_lag_bytes ")
        .contains("ink_cdc_facts_relayed_total{topic=\"generation.requested.v1\"}");
    assertThat(Http.get(relay.adminPort(), "/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void movesAnIdleSlotOn() throws Exception {
    long before = confirmed();
    await().atMost(Duration.ofSeconds(40)).until(() -> confirmed() > before);
  }

  private static long confirmed() throws Exception {
    try (Connection connection = DATABASE.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint"
                    + " FROM pg_replication_slots WHERE slot_name = 'ink_outbox'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** This test's requests, once there are so many and then no more for a moment. */
  private List<ConsumerRecord<byte[], byte[]>> facts(int expected) {
    return await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                KAFKA
                    .readRecords("generation.requested.v1", 1_000_000, Duration.ofMillis(400))
                    .stream()
                    .filter(
                        record ->
                            Streams.GENERATION_REQUESTED
                                .decode(record.value())
                                .getTenantId()
                                .equals(tenant))
                    .toList(),
            found -> found.size() >= expected);
  }
}
