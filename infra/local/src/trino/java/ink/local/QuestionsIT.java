package ink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ink.local.sql.Jdk25;
import ink.local.sql.LakeFixture;
import ink.local.sql.SampleFacts;
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
          Map.entry("designs-that-were-booked", List.of("mandala,reference,EUR,1,1,18000")),
          Map.entry("bookings-by-status", List.of("std_1,acuity,2,1,0,1")),
          Map.entry("from-view-to-booking", List.of("mandala,2,1,0,0")),
          Map.entry(
              "refused-facts",
              List.of(
                  "app-events,schema-mismatch,1,2026-03-02 09:00:00.000000 UTC,occurred_at is"
                      + " missing")),
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
        Map.of(
            "INK_PORT", String.valueOf(port),
            "INK_LAKE_URL", database.lakeUrl(),
            "INK_LAKE_USER", "ink_lake",
            "INK_LAKE_PASSWORD", "ink_lake",
            "INK_LAKE_WAREHOUSE", "s3://ink-lake/warehouse",
            "INK_S3_ENDPOINT", store.endpoint().toString(),
            "INK_S3_REGION", "us-east-1",
            "INK_S3_ACCESS_KEY", store.accessKey(),
            "INK_S3_SECRET_KEY", store.secretKey());
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
                "show schemas; select name, map_keys(properties) k from app_event_recorded where"
                    + " actor_id = 'bob'"))
        .isZero();
    assertThat(said())
        .contains(" silver\n")
        .endsWith(
            " name          | k\n---------------+------------\n design_viewed | [\"screen\"]\n\n");
    assertThat(complained()).containsPattern("(?s)rows in .* s\n1 row in .* s\n");
  }

  @Test
  void jsonKeepsListsAndMapsAndBytesAreHex() {
    assertThat(
            sql(
                "--json",
                "select properties, style, country from app_event_recorded limit 1; select"
                    + " from_hex('7B7D') payload, 1.5 d, timestamp '2026-03-02 09:00:00.123456' t"))
        .isZero();
    assertThat(said())
        .isEqualTo(
            "{\"properties\":{\"screen\":\"gallery\"},\"style\":\"mandala\",\"country\":null}\n"
                + "{\"payload\":\"7b7d\",\"d\":1.5,\"t\":\"2026-03-02 09:00:00.123456\"}\n");
  }

  @Test
  void aWrongQuestionIsPointedAtAndWhatFollowsIsNotAsked() throws Exception {
    Path file = data.resolve("wrong.sql");
    Files.writeString(
        file, "select 1 as one;\n-- Which?\nselect stile\n  from generation_completed;\nselect 2");
    assertThat(sql("-f", file.toString())).isEqualTo(1);
    assertThat(said()).contains("one").doesNotContain("2");
    assertThat(complained())
        .contains(
            file + ": line 3:8: Column 'stile' cannot be resolved\n  select stile\n         ^");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {
        "insert into dead_letter select * from dead_letter",
        "delete from dead_letter",
        "drop table dead_letter",
        "create table mine as select 1 as a",
        "create schema lake.mine",
        "create view v as select 1 as a",
        "alter table dead_letter execute optimize",
        "call lake.system.unregister_table('silver', 'dead_letter')",
        "call lake.system.rollback_to_snapshot('silver', 'dead_letter', 1)"
      })
  void theLakeIsForReading(String write) {
    assertThat(sql(write)).isEqualTo(1);
    assertThat(complained()).contains("Access Denied").contains("for reading");
  }
}
