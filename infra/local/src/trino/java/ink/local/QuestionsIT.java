package ink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ink.local.sql.Analysts;
import ink.local.sql.AnswerFormat;
import ink.local.sql.Jdk25;
import ink.local.sql.LakeFixture;
import ink.local.sql.SampleFacts;
import ink.local.sql.SqlSession;
import ink.local.sql.TrinoLibrary;
import ink.neighbours.Ports;
import ink.neighbours.testing.TestDatabase;
import ink.neighbours.testing.TestObjectStore;
import ink.tables.LakeConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real Trino answers questions over a small lake, asked as users ask. */
@TestInstance(Lifecycle.PER_CLASS)
class QuestionsIT {
  private static final Path QUESTIONS = StackOptions.project().resolve("infra/trino/questions");

  /** The lines of the answer to each question, as CSV, without the header. */
  private static final Map<String, List<String>> ANSWERS =
      Map.ofEntries(
          Map.entry("outcomes-by-day", List.of("2026-03-02,4,2,1,1,50.0")),
          Map.entry(
              "styles-by-week",
              List.of("2026-03-02,mandala,3,1,75.0", "2026-03-02,botanical,1,1,25.0")),
          Map.entry("waiting-time", List.of("2026-03-02,ink-flash,2,3000,3000,400,2600")),
          Map.entry(
              "failures", List.of("expired,deadline-exceeded,1,1,2026-03-02 09:01:30.000000 UTC")),
          Map.entry("undrawn-words", List.of("dragon,1,1,\"[\"\"mandala\"\"]\"")),
          Map.entry("designs-that-were-booked", List.of("mandala,reference,EUR,1,1,1,18000")),
          Map.entry("money-by-month", List.of("2026-03-01,std_1,EUR,5000,13000,,")),
          Map.entry("bookings-by-status", List.of("std_1,acuity,2,1,0,1")),
          Map.entry("from-view-to-booking", List.of("mandala,2,1,0,0")),
          Map.entry(
              "refused-facts",
              List.of("app-events,schema-mismatch,1,2026-03-02 09:00:00.000000 UTC,occurred_at is missing")),
          Map.entry(
              "load-by-minute", List.of("2026-03-02 09:00:00.000000 UTC,ink-flash,7,2,1901.0,1")));

  private Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream systemOut = System.out;
  private final PrintStream systemErr = System.err;
  private Home home;
  private Map<String, String> environment;
  private Jdk25 jdk;
  private TrinoLibrary library;
  private TrinoServer server;

  @BeforeAll
  void startTrino(@TempDir Path folder) throws Exception {
    data = folder;
    try {
      jdk = Jdk25.find(System.getenv(), Jdk25.INSTALLED);
    } catch (IllegalStateException e) {
      assumeTrue(false, e.getMessage());
    }
    home = new Home(StackOptions.project(), data);
    TestDatabase database = TestDatabase.shared();
    TestObjectStore store = TestObjectStore.shared();
    int port = Ports.free();
    environment =
        Map.ofEntries(
            Map.entry("INK_TRINO_KEYSTORE_PASSWORD", "changeit"),
            Map.entry("INK_TRINO_SHARED_SECRET", "aSecretOfTheTestAndOfNothingElse"),
            Map.entry("INK_PORT", String.valueOf(port)),
            Map.entry("INK_LAKE_URL", database.lakeUrl()),
            Map.entry("INK_LAKE_USER", "ink_lake"),
            Map.entry("INK_LAKE_PASSWORD", "ink_lake"),
            Map.entry("INK_LAKE_WAREHOUSE", "s3://ink-lake/warehouse"),
            Map.entry("INK_S3_ENDPOINT", store.endpoint().toString()),
            Map.entry("INK_S3_REGION", "us-east-1"),
            Map.entry("INK_S3_ACCESS_KEY", store.accessKey()),
            Map.entry("INK_S3_SECRET_KEY", store.secretKey()));
    SampleFacts.writeTo(new LakeFixture(LakeConfig.from(environment)));
    library = TrinoLibrary.of(home.project(), System.getenv());
    library.fetch("mvn", System.err);
    server = TrinoServer.startOrFind(home, environment, jdk, library, System.err);
    // A stack that is up, whose fifteenth port is Trino's.
    StackState.of(new PortPlan(port - 14), List.of()).write(home.stateFile());
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterAll
  void stopTrino() throws Exception {
    System.setOut(systemOut);
    System.setErr(systemErr);
    if (server != null) {
      TrinoServer.stop(home);
      assertThat(server.alive()).isFalse();
    }
  }

  @BeforeEach
  void forget() {
    out.reset();
    err.reset();
  }

  private int sql(String... arguments) {
    return Ink.run(
        Stream.concat(Stream.of("sql", "--data", data.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  static List<Path> questions() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionIsAsked(Path question) throws Exception {
    assertThat(Files.readString(question)).startsWith("-- ").containsPattern("^-- .*\\?");
    assertThat(sql("--csv", "-f", question.toString())).as(complained()).isZero();
    String name = question.getFileName().toString().replace(".sql", "");
    List<String> rows = said().lines().skip(1).toList();
    if (name.equals("freshness")) {
      assertThat(rows).hasSize(4);
      assertThat(rows.get(0)).startsWith("app_event_recorded,20").endsWith(",1,3");
    } else {
      assertThat(rows).isEqualTo(ANSWERS.get(name));
    }
  }

  @Test
  void theSecondQuestionFindsTheServerOfTheFirst() throws Exception {
    assertThat(TrinoServer.startOrFind(home, environment, jdk, library, System.err))
        .isEqualTo(server);
    assertThat(complained()).isEmpty();
  }

  @Test
  void severalStatementsAnswerOneAfterTheOther() {
    assertThat(
            sql(
                "show schemas; select name, country from silver.app_event_recorded where actor_id ="
                    + " 'bob'"))
        .isZero();
    assertThat(said())
        .contains(" silver\n")
        .endsWith(
            " name          | country\n---------------+---------\n design_viewed | NULL\n\n");
    assertThat(complained()).containsPattern("(?s)rows in .* s\n1 row in .* s\n");
  }

  @Test
  void jsonKeepsListsAndMaps() {
    assertThat(
            sql(
                "--json",
                "select map(array['screen'], array['gallery']) m, style, country from app_events"
                    + " limit 1; select array[from_hex('7B7D')] b, 1.5 d, timestamp '2026-03-02"
                    + " 09:00:00.123456' t"))
        .isZero();
    assertThat(said())
        .isEqualTo(
            "{\"m\":{\"screen\":\"gallery\"},\"style\":\"mandala\",\"country\":null}\n"
                + "{\"b\":[\"7b7d\"],\"d\":1.5,\"t\":\"2026-03-02 09:00:00.123456\"}\n");
  }

  @Test
  void aWrongQuestionIsPointedAtAndWhatFollowsIsNotAsked() throws Exception {
    Path file = data.resolve("wrong.sql");
    Files.writeString(
        file, "select 1 as one;\n-- Which?\nselect stile\n  from generations;\nselect 2");
    assertThat(sql("-f", file.toString())).isEqualTo(1);
    assertThat(said()).contains("one").doesNotContain("2");
    assertThat(complained())
        .contains(
            file + ": line 3:8: Column 'stile' cannot be resolved\n  select stile\n         ^");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "insert into silver.dead_letter select * from silver.dead_letter",
        "delete from silver.dead_letter",
        "drop table silver.dead_letter",
        "drop view generations",
        "create or replace view generations as select 1 as a",
        "create table mine as select 1 as a",
        "create schema lake.mine",
        "create view governance.insight.v as select 1 as a",
        "alter table governance.silver.dispatch_measured execute optimize",
        "create view v as select 1 as a",
        "alter table silver.dispatch_measured execute optimize",
        "call lake.system.unregister_table('silver', 'dead_letter')",
        "call lake.system.rollback_to_snapshot('silver', 'dead_letter', 1)"
      })
  void theLakeIsForReading(String write) {
    assertThat(sql(write)).isEqualTo(1);
    assertThat(complained()).contains("Access Denied").contains("for reading");
  }

  private List<String> rows(String role, String sql) {
    forget();
    assertThat(sql("--csv", "--role", role, sql)).as(complained()).isZero();
    return said().lines().skip(1).toList();
  }

  @Test
  void aTenantSeesItsOwnRowsAndNobodyElses() {
    assertThat(rows(SampleFacts.TENANT, "select count(*), count(distinct tenant_id) from generations"))
        .containsExactly("4,1");
    assertThat(rows(SampleFacts.TENANT, "select name from artists")).containsExactly("Mara Voss");
    assertThat(rows("ten_01k9zq4x3v8m2c5r7t1n6b0d4j", "select count(*) from generations"))
        .containsExactly("0");
    assertThat(rows("operator", "select count(distinct tenant_id) from generations"))
        .containsExactly("1");
    // Nor by what the rows were before.
    assertThat(
            sql("--role", "ten_01k9zq4x3v8m2c5r7t1n6b0d4j", "select * from silver.generation_requested"))
        .isEqualTo(1);
    assertThat(complained()).contains("not allowed");
  }

  @Test
  void nobodyElseSeesTheNameOfAnArtistOrWhatAnAppAdded() {
    assertThat(rows("analyst", "select name from artists")).containsExactly("(hidden)");
    assertThat(rows("operator", "select name from silver.artist_changed"))
        .containsExactly("(hidden)");
    assertThat(rows("analyst", "select count(*) from silver.artist_changed where name like 'M%'"))
        .containsExactly("0");
    assertThat(
            rows(
                "analyst",
                "select cardinality(properties), count(*) from silver.app_event_recorded group by"
                    + " 1"))
        .containsExactly("0,3");
    assertThat(rows("analyst", "select word from undrawn_words")).isEmpty(); // too few prompts
    assertThat(rows("operator", "select word from undrawn_words")).containsExactly("dragon");
    assertThat(sql("--role", "operator", "select * from bronze.app_event_recorded")).isEqualTo(1);
    assertThat(complained()).contains("not allowed");
  }

  @Test
  void marketingSeesStylesThatTenPeopleWantedAndNothingElse() {
    assertThat(rows("marketing", "select style from style_weeks")).isEmpty();
    assertThat(rows("marketing", "show tables from insight"))
        .containsExactly("style_countries", "style_weeks");
    assertThat(sql("--role", "marketing", "select * from bookings")).isEqualTo(1);
    assertThat(complained()).contains("not allowed");
  }

  @Test
  void analystsDoNotSeeFilesWhoseBoundsHoldValues() {
    assertThat(sql("--role", "analyst", "select * from silver.\"booking_changed$files\"")).isEqualTo(1);
    assertThat(complained()).contains("not allowed");
    forget();
    assertThat(sql("--role", "operator", "select lower_bounds from silver.\"booking_changed$files\""))
        .isEqualTo(1);
  }

  @Test
  void everyViewAndItsOddColumnsSayWhatTheyAre() {
    assertThat(
            rows(
                "operator",
                "select table_name from system.metadata.table_comments where catalog_name = 'lake'"
                    + " and schema_name = 'insight' and comment is null"))
        .isEmpty();
    assertThat(rows("operator", "describe bookings"))
        .anySatisfy(row -> assertThat(row).startsWith("kept,boolean,").contains("nobody cancelled"));
  }

  @Test
  void withoutATokenOfTheStackNobodyGetsIn() throws Exception {
    assertThatThrownBy(
            () -> {
              try (SqlSession session =
                  SqlSession.open(
                      library.client(),
                      server.port(),
                      TrinoServer.certificate(home).certificate(),
                      "lake",
                      Analysts.in(data.resolve("elsewhere"), Clock.systemUTC())
                          .token("governor", Duration.ofHours(1)))) {
                session.run("select 1", AnswerFormat.CSV.to(System.out));
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Authentication failed");
  }

  @Test
  void anAnalystsOwnToolConnectsWithWhatTheCommandPrints() throws Exception {
    assertThat(Ink.run("analyst", "anna", "--role", "analyst", "--data", data.toString())).isZero();
    List<String> printed = said().lines().toList();
    assertThat(printed.get(0)).startsWith("url          jdbc:trino://127.0.0.1:").contains("SSL=true");
    String token = printed.get(1).substring("accessToken  ".length());
    forget();
    try (SqlSession session =
        SqlSession.open(
            library.client(), server.port(), TrinoServer.certificate(home).certificate(), "lake", token)) {
      assertThat(session.run("select count(*) as n from bookings", AnswerFormat.CSV.to(System.out)))
          .isEqualTo(1);
    }
    assertThat(said()).isEqualTo("n\n2\n");
  }
}
