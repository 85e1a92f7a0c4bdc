package ink.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.local.Home;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import ink.neighbours.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code infra/ink demo}: starts a fresh stack, sends it what a day's users would send, builds the
 * Trend Report, checks that no fact was lost or doubled on its way, and stops. Exit status 1 when
 * they disagree.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Starts a fresh stack, drives it with real input, checks the outcome, stops.")
public final class DemoCommand implements Callable<Integer> {
  private static final int GENERATIONS = 60;
  private static final int EVENTS = 5_000;

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Option(
      names = "--seed",
      defaultValue = "4",
      description = "Seed of the input (default: ${DEFAULT-VALUE}).")
  private long seed;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    Instant begun = Instant.now();
    Home home = options.home("demo");
    if (Files.exists(home.data().resolve("secrets.properties"))) {
      RunningStack.refuseIfUp(home);
      Folders.delete(home.data());
    }
    out.println("Starting a fresh stack in " + home.data());
    DemoResult result;
    try (RunningStack running = RunningStack.start(home, options.ports(), out)) {
      out.printf(Locale.ROOT, "Ready after %.1f s%n%n", running.readySeconds());
      try (MemoryWatch memory = new MemoryWatch()) {
        result = drive(running, home, begun, memory);
      }
    }
    print(result);
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(result));
    }
    return result.ok() ? 0 : 1;
  }

  private DemoResult drive(RunningStack running, Home home, Instant begun, MemoryWatch memory)
      throws Exception {
    Stack stack = running.stack();
    DemoTenants tenants = DemoTenants.seed(stack);
    ApiClient api = new ApiClient(stack.url());

    out.println("Asking for " + GENERATIONS + " designs through POST /v1/generate …");
    List<GenerationLoad.Seen> seen = new GenerationLoad(api, tenants, seed).run(GENERATIONS);
    List<GenerationLoad.Seen> drawn =
        seen.stream().filter(one -> "succeeded".equals(one.status())).toList();
    Path pictures = keepPictures(api, drawn, home.data().resolve("designs"));

    out.println("Booking some of them, as Square and Acuity tell it …");
    BookingLoad bookings = new BookingLoad(stack, seed);
    int webhooks = bookings.run(drawn);

    out.println("Sending " + EVENTS + " app events of thirty days through POST /v1/events …");
    int events =
        new AppEventLoad(api, tenants, seed)
            .run(EVENTS, begun, drawn.stream().map(GenerationLoad.Seen::designId).toList());

    out.println("Waiting until every fact is in the lake …");
    Map<String, Census.Counts> counts;
    try (Census census = new Census(stack)) {
      bookings.awaitStored(Duration.ofSeconds(30));
      counts = census.awaitAgreement(Duration.ofSeconds(60));
    }

    out.println("Building the Trend Report with Spark …");
    JsonNode built = buildReport(stack, home);
    HttpResponse<byte[]> page = ApiClient.fetch(stack.url() + "/reports/trends");
    Path file = home.data().resolve("trends.html");
    Files.write(file, page.body());

    State state = State.read(stack);
    List<String> disagreements = new ArrayList<>();
    check(disagreements, "outcomes", GENERATIONS, state.succeeded + state.failed);
    check(
        disagreements,
        "succeeded in PostgreSQL and as seen over HTTP",
        drawn.size(),
        state.succeeded);
    check(disagreements, "designs in PostgreSQL", state.succeeded, state.designs);
    check(disagreements, "debits less returns of the quota", state.used, state.debited);
    check(
        disagreements,
        "usage.recorded.v1 in Kafka",
        state.succeeded + state.failed,
        inKafka(counts, "usage.recorded.v1"));
    check(
        disagreements,
        "generation.requested.v1 in Kafka",
        state.generations,
        inKafka(counts, "generation.requested.v1"));
    check(
        disagreements,
        "generation.completed.v1 in Kafka",
        state.succeeded,
        inKafka(counts, "generation.completed.v1"));
    check(
        disagreements,
        "generation.failed.v1 in Kafka",
        state.failed,
        inKafka(counts, "generation.failed.v1"));
    check(
        disagreements,
        "app.event.recorded.v1 in Kafka",
        events,
        inKafka(counts, "app.event.recorded.v1"));
    check(
        disagreements,
        "webhook.received.v1 in Kafka",
        bookings.different(),
        inKafka(counts, "webhook.received.v1"));
    check(
        disagreements,
        "booking.correlated.v1 in Kafka",
        state.correlated,
        inKafka(counts, "booking.correlated.v1"));
    check(disagreements, "dead letters", 0, inKafka(counts, "dead.letter.v1"));
    check(disagreements, "status of " + stack.url() + "/reports/trends", 200, page.statusCode());
    counts.forEach(
        (topic, count) -> {
          check(disagreements, topic + ": rows in Iceberg", count.inKafka(), count.inLake());
          check(
              disagreements,
              topic + ": different rows in Iceberg",
              count.inLake(),
              count.differentInLake());
        });
    out.println("Pictures in " + pictures);
    List<Double> millis = seen.stream().map(GenerationLoad.Seen::millis).sorted().toList();
    return new DemoResult(
        disagreements.isEmpty(),
        new DemoResult.Generations(
            (int) state.generations,
            (int) state.succeeded,
            (int) state.failed,
            quantile(millis, 0.50),
            quantile(millis, 0.99)),
        new DemoResult.Bookings(webhooks, (int) state.bookings, (int) state.correlated),
        new DemoResult.Events(events, inLake(counts, "app.event.recorded.v1")),
        new DemoResult.Lake(
            (int) counts.values().stream().filter(count -> count.inLake() > 0).count(),
            counts.values().stream().mapToLong(Census.Counts::inLake).sum()),
        new DemoResult.Report(
            "trends",
            built.path("rows").asLong(),
            stack.url() + "/reports/trends",
            file.toString()),
        new DemoResult.Seconds(
            running.readySeconds(),
            Math.round(Duration.between(begun, Instant.now()).toMillis() / 100.0) / 10.0),
        memory.highestMegabytes(),
        counts,
        disagreements);
  }

  private static void check(List<String> disagreements, String what, long expected, long found) {
    if (expected != found) {
      disagreements.add(what + ": " + found + ", expected " + expected);
    }
  }

  private static long inKafka(Map<String, Census.Counts> counts, String topic) {
    Census.Counts count = counts.get(topic);
    return count == null ? -1 : count.inKafka();
  }

  private static long inLake(Map<String, Census.Counts> counts, String topic) {
    Census.Counts count = counts.get(topic);
    return count == null ? -1 : count.inLake();
  }

  private static Path keepPictures(ApiClient api, List<GenerationLoad.Seen> drawn, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (GenerationLoad.Seen one : drawn.subList(0, Math.min(6, drawn.size()))) {
      JsonNode design = api.get("/v1/designs/" + one.designId(), one.studio().apiKey()).body();
      HttpResponse<byte[]> image = ApiClient.fetch(design.path("image").path("url").asText());
      if (image.statusCode() != 200) {
        throw new IOException(
            "the signed URL of " + one.designId() + " answers " + image.statusCode());
      }
      Files.write(folder.resolve(one.designId() + ".png"), image.body());
    }
    return folder;
  }

  private static JsonNode buildReport(Stack stack, Home home)
      throws IOException, InterruptedException {
    Path log = home.log("batch");
    Process process = stack.report(List.of("trends")).redirectError(log.toFile()).start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0 || lines.isEmpty()) {
      throw new IllegalStateException("the Trend Report was not built; see " + log);
    }
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private static double quantile(List<Double> sorted, double q) {
    return sorted.isEmpty()
        ? 0
        : Math.round(sorted.get((int) Math.ceil(q * sorted.size()) - 1) * 10) / 10.0;
  }

  private void print(DemoResult result) {
    out.printf(
        Locale.ROOT,
        """

        What happened
          designs    %d asked for, %d drawn, %d failed; seen after %.0f ms (median), %.0f ms (99 %%)
          bookings   %d webhooks, %d bookings, %d of them led back to their design
          app events %d accepted, %d in the lake
          lake       %d rows in %d tables
          report     %d rows; the page is kept in %s
          time       ready after %.1f s, all done after %.1f s
          memory     %d MB resident at the most
        """,
        result.generations().accepted(),
        result.generations().succeeded(),
        result.generations().failed(),
        result.generations().p50(),
        result.generations().p99(),
        result.bookings().received(),
        result.bookings().booked(),
        result.bookings().correlated(),
        result.events().accepted(),
        result.events().inLake(),
        result.lake().rows(),
        result.lake().tables(),
        result.report().rows(),
        result.report().file(),
        result.seconds().ready(),
        result.seconds().total(),
        result.residentMegabytes());
    if (result.ok()) {
      out.println("PostgreSQL, Kafka and Iceberg agree: nothing lost, nothing doubled.");
      out.println(
          "Next: infra/ink up keeps a stack running to try by hand; --help shows the rest.");
    } else {
      out.println("They DISAGREE:");
      result.disagreements().forEach(line -> out.println("  " + line));
    }
  }

  /** What PostgreSQL holds. */
  private record State(
      long generations,
      long succeeded,
      long failed,
      long designs,
      long bookings,
      long correlated,
      long debited,
      long used) {
    static State read(Stack stack) throws SQLException, IOException {
      try (var in = DemoCommand.class.getResourceAsStream("what_postgres_holds.sql");
          Connection connection = stack.postgres().connect("ink")) {
        String sql =
            new String(
                java.util.Objects.requireNonNull(in).readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        ResultSet row = connection.createStatement().executeQuery(sql);
        row.next();
        return new State(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8));
      }
    }
  }
}
