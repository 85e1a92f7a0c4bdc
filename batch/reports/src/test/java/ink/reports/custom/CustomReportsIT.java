package ink.reports.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.ArtistChanged;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.PaymentRecorded;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import ink.reporting.Catalogue;
import ink.reports.ReportDatabase;
import ink.reports.TestLake;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports put together by tenants, from the wish to the kept answer. */
class CustomReportsIT {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String OURS = IdType.TENANT.next();
  private static final String THEIRS = IdType.TENANT.next();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunQueue queue = new RunQueue(ReportDatabase.from(TestLake.environment()));

  @BeforeAll
  static void fillTheLake() throws SQLException {
    for (String tenant : List.of(OURS, THEIRS)) {
      execute(
          "INSERT INTO ink.tenants (tenant_id, name, plan) VALUES (?, 'a studio', 'pro')", tenant);
    }
    TestLake.empty();
    GenerationRequested slow = requested(OURS, "gen_1", "mandala", MONDAY, "DE", "cli_1");
    TestLake.append(
        Streams.GENERATION_REQUESTED,
        slow,
        slow, // sent twice
        requested(OURS, "gen_2", "mandala", MONDAY.plusSeconds(60), "DE", "cli_1"),
        requested(OURS, "gen_3", "botanical", MONDAY.plus(Duration.ofDays(1)), null, "cli_2"),
        // Late on Sunday in New York, which is Monday in UTC.
        requested(OURS, "gen_4", "mandala", Instant.parse("2026-03-09T02:00:00Z"), "US", null),
        requested(OURS, "gen_old", "mandala", Instant.parse("2026-01-01T00:00:00Z"), "US", null),
        requested(THEIRS, "gen_5", "mandala", MONDAY, "DE", "cli_9"));
    TestLake.append(
        Streams.GENERATION_COMPLETED,
        completed(OURS, "gen_1", "mandala", MONDAY, 1_000, 3_000),
        completed(OURS, "gen_3", "botanical", MONDAY.plus(Duration.ofDays(1)), 500, 500));
    TestLake.append(
        Streams.GENERATION_FAILED,
        GenerationFailed.newBuilder()
            .setEventId(IdType.EVENT.next())
            .setTenantId(OURS)
            .setGenerationId("gen_2")
            .setFailedAt(MONDAY.plusSeconds(90))
            .setRequestedAt(MONDAY.plusSeconds(60))
            .setCause("broken")
            .setCode("model-error")
            .setDetail("The model failed; ask again.")
            .setModel("ink-flash")
            .setStyle("mandala")
            .setAttempts(3)
            .build());
    TestLake.append(
        Streams.BOOKING_CHANGED,
        booking("bkg_1", 1, "pending", MONDAY, 100_00L, "EUR"),
        booking("bkg_1", 2, "accepted", MONDAY, 180_00L, "EUR"),
        booking("bkg_2", 1, "accepted", MONDAY.plusSeconds(7_200), 90_00L, "CHF"),
        booking("bkg_3", 1, "no_show", MONDAY.plusSeconds(9_000), 70_00L, "EUR"),
        booking("bkg_4", 1, "cancelled_by_customer", MONDAY.plusSeconds(9_900), null, null),
        // Accepted, but still to come.
        booking("bkg_5", 1, "accepted", NOW.plusSeconds(600), 500_00L, "EUR"));
    TestLake.append(
        Streams.BOOKING_CORRELATED,
        BookingCorrelated.newBuilder()
            .setEventId(IdType.EVENT.next())
            .setTenantId(OURS)
            .setBookingId("bkg_1")
            .setDesignId("dsg_gen_1")
            .setMethod("reference")
            .setCorrelatedAt(MONDAY)
            .setStudioId("std_1")
            .build());
    TestLake.append(
        Streams.ARTIST_CHANGED,
        ArtistChanged.newBuilder()
            .setEventId(IdType.EVENT.next())
            .setTenantId(OURS)
            .setArtistId("art_mara")
            .setStudioId("std_1")
            .setChangedAt(MONDAY.minusSeconds(86_400))
            .setName("Mara")
            .setExternalStaffId("staff-7")
            .setRemoved(false)
            .build());
    TestLake.append(
        Streams.PAYMENT_RECORDED,
        payment("deposit", 50_00, "EUR"),
        payment("balance", 130_00, "EUR"),
        payment("refund", 20_00, "EUR"),
        payment("deposit", 40_00, "CHF"));
    TestLake.append(
        Streams.APP_EVENT_RECORDED,
        appEvent("ann", "design_viewed"),
        appEvent("ann", "design_liked"),
        appEvent("bob", "design_viewed"));
  }

  @BeforeEach
  void nothingWaits() throws SQLException {
    execute("DELETE FROM ink.custom_reports");
  }

  private static GenerationRequested requested(
      String tenant, String id, String style, Instant at, String country, String client) {
    return GenerationRequested.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(tenant)
        .setGenerationId(id)
        .setRequestedAt(at)
        .setDeadlineAt(at.plusSeconds(600))
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt("a mandala")
        .setStyle(style)
        .setSeed(7)
        .setWidthPx(512)
        .setHeightPx(512)
        .setCountry(country)
        .setClientId(client)
        .build();
  }

  private static GenerationCompleted completed(
      String tenant, String id, String style, Instant asked, long queue, long inference) {
    return GenerationCompleted.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(tenant)
        .setGenerationId(id)
        .setCompletedAt(asked.plusMillis(queue + inference))
        .setRequestedAt(asked)
        .setDesignId("dsg_" + id)
        .setModel("ink-flash")
        .setModelVersion("1")
        .setBackend("procedural")
        .setStyle(style)
        .setPrompt("a mandala")
        .setSeed(7)
        .setWidthPx(512)
        .setHeightPx(512)
        .setImageKey("images/" + id + ".png")
        .setImageBytes(40_000)
        .setImageSha256("00")
        .setUndrawnWords(List.of())
        .setAttempts(1)
        .setQueueMs(queue)
        .setInferenceMs(inference)
        .build();
  }

  private static BookingChanged booking(
      String id, long version, String status, Instant starts, Long price, String currency) {
    return BookingChanged.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(OURS)
        .setBookingId(id)
        .setProvider("square")
        .setConnectionId("con_1")
        .setExternalBookingId("x" + id)
        .setExternalVersion(version)
        .setChangedAt(MONDAY.plusSeconds(version))
        .setReceivedAt(MONDAY.plusSeconds(version))
        .setStatus(status)
        .setStartsAt(starts)
        .setDurationMinutes(90)
        .setStudioId("std_1")
        .setExternalStaffId("staff-7")
        .setPriceMinor(price)
        .setCurrency(currency)
        .build();
  }

  private static PaymentRecorded payment(String kind, long amount, String currency) {
    return PaymentRecorded.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(OURS)
        .setPaymentId(IdType.PAYMENT.next())
        .setBookingId("bkg_1")
        .setStudioId("std_1")
        .setKind(kind)
        .setAmountMinor(amount)
        .setCurrency(currency)
        .setOccurredAt(MONDAY)
        .setReceivedAt(MONDAY)
        .setProvider("square")
        .build();
  }

  private static AppEventRecorded appEvent(String actor, String name) {
    return AppEventRecorded.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(OURS)
        .setActorId(actor)
        .setSessionId("s")
        .setName(name)
        .setOccurredAt(MONDAY)
        .setReceivedAt(MONDAY)
        .setStyle("mandala")
        .setProperties(Map.of())
        .build();
  }

  private static void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = TestDatabase.shared().connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private String saved(String tenant, String wish, String every, Instant next) throws SQLException {
    String id = IdType.CUSTOM_REPORT.next();
    execute(
        "INSERT INTO ink.custom_reports (report_id, tenant_id, name, wish, every, next_run_at)"
            + " VALUES (?, ?, 'mine', ?::jsonb, ?, ?)",
        id,
        tenant,
        wish,
        every,
        next == null ? null : Timestamp.from(next));
    return id;
  }

  private String asked(String tenant, String wish) throws SQLException {
    String run = IdType.CUSTOM_RUN.next();
    execute(
        "INSERT INTO ink.custom_report_runs (run_id, tenant_id, report_id, asked_at) VALUES (?, ?,"
            + " ?, ?)",
        run,
        tenant,
        saved(tenant, wish, null, null),
        Timestamp.from(NOW));
    return run;
  }

  private record Kept(String status, JsonNode result, String problem, String period, long scanned) {
    List<String> rows() {
      List<String> rows = new java.util.ArrayList<>();
      result.path("rows").forEach(row -> rows.add(row.toString()));
      return rows;
    }
  }

  private Kept kept(String run) throws Exception {
    try (Connection connection = TestDatabase.shared().connect();
        var statement =
            connection.prepareStatement("SELECT * FROM ink.custom_report_runs WHERE run_id = ?")) {
      statement.setString(1, run);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        String result = row.getString("result");
        return new Kept(
            row.getString("status"),
            result == null ? JSON.nullNode() : JSON.readTree(result),
            row.getString("problem"),
            row.getString("period_from") + " " + row.getString("period_to"),
            row.getLong("scanned"));
      }
    }
  }

  private CustomReports worker(long mostFacts) {
    return new CustomReports(
        queue, new CustomQuery(TestLake.session(), mostFacts), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Kept answered(String wish) throws Exception {
    String run = asked(OURS, wish);
    assertThat(worker(1_000).answerAll()).isEqualTo(1);
    Kept kept = kept(run);
    assertThat(kept.problem()).isNull();
    assertThat(kept.status()).isEqualTo("succeeded");
    return kept;
  }

  @Test
  void designsAreCountedOnceByStyleAndWeekAndOfThisTenantOnly() throws Exception {
    Kept kept =
        answered(
            """
            {"subject":"generations","dimensions":["style"],"grain":"week",
             "measures":["requests","images","failures","success_rate","people","mean_wait_ms"],
             "period":{"from":"2026-03-02","to":"2026-03-10"}}
            """);
    assertThat(kept.rows())
        .containsExactly(
            "[\"2026-03-02\",\"botanical\",1,1,0,1.0,1,1000.0]",
            "[\"2026-03-02\",\"mandala\",2,1,1,0.5,1,4000.0]",
            "[\"2026-03-09\",\"mandala\",1,0,0,null,1,null]");
    assertThat(kept.period()).isEqualTo("2026-03-02 2026-03-10");
    assertThat(kept.result().at("/columns/2/definition").asText()).isEqualTo("Designs asked for.");
  }

  @Test
  void aWeekIsOneOfTheReportsTimeZone() throws Exception {
    assertThat(
            answered(
                    """
                    {"subject":"generations","measures":["requests"],"grain":"week",
                     "time_zone":"America/New_York","period":{"last_days":9}}
                    """)
                .rows())
        .containsExactly("[\"2026-03-02\",4]");
  }

  @Test
  void aBookingIsAsItsNewestVersionAndMoneyStaysInItsCurrency() throws Exception {
    assertThat(
            answered(
                    """
                    {"subject":"bookings","dimensions":["artist"],"period":{"last_days":30},
                     "measures":["bookings","kept","cancelled","no_shows","kept_rate","revenue"]}
                    """)
                .rows())
        .containsExactly(
            "[\"art_mara\",\"CHF\",1,1,0,0,1.0,9000]",
            "[\"art_mara\",\"EUR\",2,1,0,1,0.5,18000]",
            "[\"art_mara\",null,1,0,1,0,0.0,0]");
    // Accepted and still to come is no revenue yet.
    assertThat(
            answered(
                    """
                    {"subject":"bookings","measures":["bookings","revenue"],
                     "period":{"from":"2026-03-10","to":"2026-03-12"}}
                    """)
                .rows())
        .containsExactly("[\"EUR\",1,0]");
  }

  @Test
  void filtersCompareWithWhatTheyAreGiven() throws Exception {
    String wish =
        """
        {"subject":"bookings","measures":["bookings"],"filters":[%s],"period":{"last_days":30}}
        """;
    assertThat(
            answered(
                    wish.formatted(
                        "{\"dimension\":\"status\",\"operator\":\"not_in\",\"values\":[\"no_show\"]},"
                            + "{\"dimension\":\"weekday\",\"operator\":\"at_most\",\"values\":[1]}"))
                .rows())
        .containsExactly("[3]");
    assertThat(
            answered(
                    wish.formatted(
                        "{\"dimension\":\"led_by_design\",\"operator\":\"in\",\"values\":[true]}"))
                .rows())
        .containsExactly("[1]");
    // A value that looks like SQL is a value.
    assertThat(
            answered(
                    wish.formatted(
                        "{\"dimension\":\"studio\",\"operator\":\"in\",\"values\":[\"x' OR '1'='1\"]}"))
                .rows())
        .containsExactly("[0]");
    // A thing without the value is not among those left out.
    assertThat(
            answered(
                    """
                    {"subject":"generations","measures":["requests"],"period":{"last_days":30},
                     "filters":[{"dimension":"country","operator":"not_in","values":["DE"]}]}
                    """)
                .rows())
        .containsExactly("[2]");
  }

  @Test
  void moneyAndAppEventsAddUp() throws Exception {
    assertThat(
            answered(
                    """
                    {"subject":"payments","measures":["deposits","balances","refunds","net"],
                     "period":{"last_days":30}}
                    """)
                .rows())
        .containsExactly("[\"CHF\",4000,0,0,4000]", "[\"EUR\",5000,13000,2000,16000]");
    assertThat(
            answered(
                    """
                    {"subject":"app_events","measures":["events","people","views","likes"],
                     "dimensions":["style"],"grain":"month","period":{"last_days":30}}
                    """)
                .rows())
        .containsExactly("[\"2026-03-01\",\"mandala\",3,2,2,1]");
  }

  @Test
  void everyMeasureAndDimensionOfTheCatalogueCanBeAsked() throws Exception {
    for (Catalogue.Subject subject : Catalogue.whole().subjects()) {
      var wish = JSON.createObjectNode().put("subject", subject.name());
      subject.measures().forEach(measure -> wish.withArray("measures").add(measure.name()));
      wish.putObject("period").put("last_days", 30);
      for (int i = 0; i < subject.dimensions().size(); i += 4) {
        var dimensions = wish.putArray("dimensions");
        subject.dimensions().stream().skip(i).limit(3).forEach(d -> dimensions.add(d.name()));
        assertThat(answered(wish.toString()).rows()).as(wish.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsBeyondTheLimitIsLeftOutAndSaid() throws Exception {
    Kept kept =
        answered(
            """
            {"subject":"generations","measures":["requests"],"dimensions":["style"],"limit":1,
             "period":{"last_days":30}}
            """);
    assertThat(kept.rows()).containsExactly("[\"botanical\",1]");
    assertThat(kept.result().path("truncated").asBoolean()).isTrue();
  }

  @Test
  void aReportThatWouldReadTooMuchIsRefusedBeforeItReads() throws Exception {
    String run =
        asked(
            OURS,
            """
            {"subject":"generations","measures":["requests"],"period":{"last_days":30}}
            """);
    worker(3).answerAll();
    assertThat(kept(run).status()).isEqualTo("failed");
    assertThat(kept(run).problem())
        .contains("about 10 facts, and 3 are the limit")
        .contains("Shorten the period (it is 30 days long)");
  }

  @Test
  void aWishThatTheCatalogueNoLongerKnowsFailsWithASentence() throws Exception {
    String run = asked(OURS, "{\"subject\":\"bookings\",\"measures\":[\"tips\"]}");
    worker(1_000).answerAll();
    assertThat(kept(run).problem())
        .contains("catalogue has changed", "/measures/0", "Save it anew");
  }

  @Test
  void whatIsDueIsRunOnceAndDueAgainAtItsTime() throws Exception {
    String report =
        saved(
            OURS,
            """
            {"subject":"payments","measures":["payments"],"period":{"last_days":30},
             "time_zone":"Europe/Berlin"}
            """,
            "day",
            NOW.minus(Duration.ofDays(3)));
    assertThat(worker(1_000).answerAll()).isEqualTo(1);
    assertThat(worker(1_000).answerAll()).isZero();
    try (Connection connection = TestDatabase.shared().connect();
        var statement =
            connection.prepareStatement(
                "SELECT next_run_at FROM ink.custom_reports WHERE report_id = ?")) {
      statement.setString(1, report);
      ResultSet row = statement.executeQuery();
      row.next();
      assertThat(row.getTimestamp(1).toInstant()).isEqualTo(Instant.parse("2026-03-11T05:00:00Z"));
    }
  }

  @Test
  void aRunWhoseWorkerDiedIsTakenAgainAndTheDeadCannotFinishIt() throws Exception {
    String run =
        asked(
            OURS,
            """
            {"subject":"payments","measures":["payments"],"period":{"last_days":30}}
            """);
    RunQueue.Taken first = queue.take(NOW).orElseThrow();
    assertThat(queue.take(NOW)).isEmpty();
    Instant later = NOW.plus(RunQueue.PATIENCE).plusSeconds(1);
    RunQueue.Taken second = queue.take(later).orElseThrow();
    assertThat(second.runId()).isEqualTo(run);
    assertThat(queue.fail(first, "I was too slow.", later)).isFalse();
    assertThat(queue.fail(second, "It is this one's to say.", later)).isTrue();
    assertThat(kept(run).problem()).isEqualTo("It is this one's to say.");
  }
}
