package ink.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ink.events.Streams;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.DeadLetter;
import ink.facts.GenerationCompleted;
import ink.flink.InvalidSettingException;
import ink.flink.testing.TestCluster;
import ink.flink.testing.UidCheck;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestKafka;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bookings and designs on Kafka become rows and matches, whichever comes first. */
class BookingsJobIT {
  private static final String TENANT = IdType.TENANT.next();
  private static final String OTHER_TENANT = IdType.TENANT.next();
  private static final String STUDIO = IdType.STUDIO.next();
  private static final String ARTIST = IdType.ARTIST.next();
  private static final String CLIENT = IdType.CLIENT.next();
  private static final String CONNECTION = IdType.CONNECTION.next();
  private static final Instant NOW = Instant.now().minusSeconds(60);

  @TempDir static Path checkpoints;
  static Map<String, String> env;

  @BeforeAll
  static void startNeighbours() throws SQLException {
    TestKafka.shared().createTopics();
    try (Connection connection = TestDatabase.shared().connect();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "INSERT INTO tenants (tenant_id, name, plan) VALUES ('%s', 'Ink', 'pro')"
                  .formatted(TENANT),
              "INSERT INTO studios (studio_id, tenant_id, name, time_zone) VALUES ('%s', '%s', 'S', 'UTC')"
                  .formatted(STUDIO, TENANT),
              "INSERT INTO artists (artist_id, tenant_id, studio_id, name, external_staff_id) VALUES ('%s', '%s', '%s', 'A', 'staff-1')"
                  .formatted(ARTIST, TENANT, STUDIO),
              "INSERT INTO clients (client_id, tenant_id, studio_id, name, external_customer_id) VALUES ('%s', '%s', '%s', 'C', 'customer-1')"
                  .formatted(CLIENT, TENANT, STUDIO),
              "INSERT INTO booking_connections (connection_id, tenant_id, studio_id, provider, notification_url, sealed_secret) VALUES ('%s', '%s', '%s', 'square', 'https://h/hook', '\\x00')"
                  .formatted(CONNECTION, TENANT, STUDIO))) {
        statement.execute(sql);
      }
    }
    env =
        Map.of(
            "INK_KAFKA", TestKafka.shared().bootstrapServers(),
            "INK_CHECKPOINTS", checkpoints.toString(),
            "INK_DB_URL", TestDatabase.shared().url(),
            "INK_DB_USER", "ink_bookings",
            "INK_DB_PASSWORD", "ink_bookings");
  }

  @Test
  void everyBookingMeetsTheDesignThatLedToIt() throws SQLException {
    GenerationCompleted early = design(TENANT, "early", NOW.minus(Duration.ofDays(2)));
    GenerationCompleted latest = design(TENANT, "latest", NOW.minus(Duration.ofHours(1)));
    GenerationCompleted foreign = design(OTHER_TENANT, "foreign", NOW.minus(Duration.ofDays(1)));
    GenerationCompleted later = design(TENANT, "later", NOW.plusSeconds(30));

    BookingChanged byReference = booking("by-reference", 1, null, early.getDesignId());
    BookingChanged byRecency = booking("by-recency", 1, "customer-1", null);
    BookingChanged beforeItsDesign = booking("before-its-design", 1, null, later.getDesignId());
    BookingChanged ofAnotherTenant =
        booking("of-another-tenant", 1, "customer-1", foreign.getDesignId());
    BookingChanged ofNobody = booking("of-nobody", 1, "customer-2", null);
    BookingChanged refused = booking("refused", 1, null, null);
    refused.setConnectionId(IdType.CONNECTION.next());

    TestKafka.shared().produce(Streams.GENERATION_COMPLETED, early, latest, foreign);
    TestKafka.shared()
        .produce(
            Streams.BOOKING_CHANGED,
            byReference,
            byReference,
            byRecency,
            beforeItsDesign,
            ofAnotherTenant,
            ofNobody,
            refused);

    try (TestCluster.RunningJob job = TestCluster.shared().run(new BookingsJob().graph(env))) {
      awaitMatches(
          Set.of(
              match(byReference, "reference", early),
              match(byRecency, "recency", latest),
              match(ofAnotherTenant, "recency", latest)));
      job.checkpoint();
    }

    // The job comes back with what it knew: a design for the booking that waits, a stale version.
    BookingChanged cancelled = booking("by-reference", 3, null, early.getDesignId());
    cancelled.setStatus("cancelled_by_customer");
    BookingChanged stale = booking("by-reference", 2, null, latest.getDesignId());
    TestKafka.shared().produce(Streams.GENERATION_COMPLETED, later);
    TestKafka.shared().produce(Streams.BOOKING_CHANGED, cancelled, stale, byRecency);
    endConnectionsOfTheJob();

    try (TestCluster.RunningJob job = TestCluster.shared().run(new BookingsJob().graph(env))) {
      awaitMatches(
          Set.of(
              match(byReference, "reference", early),
              match(byRecency, "recency", latest),
              match(ofAnotherTenant, "recency", latest),
              match(beforeItsDesign, "reference", later)));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(column(cancelled, "status")).isEqualTo("cancelled_by_customer"));
      assertThat(column(cancelled, "external_version")).isEqualTo("3");
      assertThat(column(cancelled, "design_id")).isEqualTo(early.getDesignId());
      assertThat(column(beforeItsDesign, "correlation_method")).isEqualTo("reference");
      assertThat(column(byRecency, "client_id")).isEqualTo(CLIENT);
      assertThat(column(byRecency, "artist_id")).isEqualTo(ARTIST);
      assertThat(column(ofNobody, "client_id")).isNull();
      assertThat(column(ofNobody, "design_id")).isNull();
      assertThat(column(refused, "status")).isNull();
      assertThat(job.status().isGloballyTerminalState()).isFalse();
    }
    DeadLetter letter =
        TestKafka.shared().read(Streams.DEAD_LETTER, 1, Duration.ofSeconds(10)).get(0);
    assertThat(letter.getCode()).isEqualTo("booking-refused");
    assertThat(letter.getReason()).contains("connection_id_fkey");
    assertThat(Streams.BOOKING_CHANGED.decode(letter.getPayload().array())).isEqualTo(refused);
  }

  @Test
  void theGraphKeepsTheHouseRuleOfUids() {
    assertThat(UidCheck.violations(new BookingsJob().graph(env))).isEmpty();
    assertThatThrownBy(() -> new BookingsJob().graph(Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("INK_KAFKA");
    assertThat(DatabaseConfig.from(env)).asString().doesNotContain("password=");
  }

  @Test
  void aConnectionThatBreaksIsReplaced() throws Exception {
    try (Database database = new Database(DatabaseConfig.from(env))) {
      assertThat(one(database)).isEqualTo(1);
      endConnectionsOfTheJob();
      assertThat(one(database)).isEqualTo(1);
      assertThatThrownBy(() -> database.run("DELETE FROM ink.tenants", s -> s.executeUpdate()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("does not let us");
    }
    assertThatThrownBy(() -> Database.sql("no_such_question"))
        .hasMessageContaining("no_such_question.sql");
  }

  private static int one(Database database) throws Exception {
    return database.run(
        "SELECT 1",
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  private static void endConnectionsOfTheJob() throws SQLException {
    try (Connection connection = TestDatabase.shared().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ink_bookings'");
    }
  }

  private static String match(BookingChanged booking, String how, GenerationCompleted design) {
    return booking.getBookingId() + " " + how + " " + design.getDesignId();
  }

  /** Repeats carry the same event id; the set of matches is what readers see. */
  private static void awaitMatches(Set<String> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Set<String> seen = new TreeSet<>();
              Set<String> ids = new TreeSet<>();
              for (BookingCorrelated fact :
                  TestKafka.shared()
                      .read(Streams.BOOKING_CORRELATED, 100, Duration.ofMillis(700))) {
                seen.add(fact.getBookingId() + " " + fact.getMethod() + " " + fact.getDesignId());
                ids.add(fact.getEventId());
              }
              assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
              assertThat(ids).hasSameSizeAs(seen);
            });
  }

  private static GenerationCompleted design(String tenant, String name, Instant completedAt) {
    return GenerationCompleted.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(tenant)
        .setGenerationId(IdType.GENERATION.derived(completedAt, name))
        .setCompletedAt(completedAt)
        .setRequestedAt(completedAt)
        .setDesignId(IdType.DESIGN.derived(completedAt, name))
        .setModel("ink-flash")
        .setModelVersion("1")
        .setBackend("procedural")
        .setStyle("mandala")
        .setPrompt(name)
        .setSeed(1)
        .setWidthPx(512)
        .setHeightPx(512)
        .setImageKey("k")
        .setImageBytes(1)
        .setImageSha256("0")
        .setUndrawnWords(List.of())
        .setAttempts(1)
        .setQueueMs(1)
        .setInferenceMs(1)
        .setClientId(CLIENT)
        .build();
  }

  private static BookingChanged booking(
      String name, long version, @Nullable String customer, @Nullable String designRef) {
    return BookingChanged.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(TENANT)
        .setBookingId(IdType.BOOKING.derived(NOW, name))
        .setProvider("square")
        .setConnectionId(CONNECTION)
        .setExternalBookingId(name)
        .setExternalVersion(version)
        .setChangedAt(NOW)
        .setReceivedAt(NOW)
        .setStatus("accepted")
        .setStartsAt(NOW.plus(Duration.ofDays(3)))
        .setDurationMinutes(90)
        .setStudioId(STUDIO)
        .setExternalStaffId("staff-1")
        .setExternalCustomerId(customer)
        .setDesignRef(designRef)
        .build();
  }

  private static @Nullable String column(BookingChanged booking, String column)
      throws SQLException {
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT " + column + "::text FROM bookings WHERE booking_id = ?")) {
      query.setString(1, booking.getBookingId());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }
}
