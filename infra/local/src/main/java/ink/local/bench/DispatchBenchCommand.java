package ink.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.bench.Plan;
import ink.local.Home;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import ink.local.Supervisor;
import ink.neighbours.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code infra/ink bench dispatch}: generations from acceptance to outcome, on a model that only
 * takes time. Exit status 1 when one was lost or had two outcomes.
 */
@Command(
    name = "dispatch",
    mixinStandardHelpOptions = true,
    description = "Measures generations from acceptance to outcome, on a simulated model.")
final class DispatchBenchCommand implements Callable<Integer> {
  private static final Set<String> PARTS =
      Set.of("postgres", "kafka", "s3", "inference", "cdc", "streaming");

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--entry",
      defaultValue = "rest",
      description = "rest: through the API; outbox: accepted like there, without HTTP.")
  private String entry = "rest";

  @Option(
      names = "--in-flight",
      defaultValue = "1000",
      description = "Generations under way at once (default: ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--service",
      defaultValue = "2000-8000",
      paramLabel = "LO-HI",
      description = "Milliseconds that the model takes (default: ${DEFAULT-VALUE}).")
  private String service = "";

  @Option(
      names = "--noop",
      description = "The model takes no time and draws nothing: measures throughput.")
  private boolean noop;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Length of the measurement (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description = "Seconds driven before and not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--tenants",
      defaultValue = "3000",
      description = "Tenants that ask (default: ${DEFAULT-VALUE}).")
  private int tenants;

  @Option(
      names = "--seed",
      defaultValue = "4",
      description = "Seed of the arrivals (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print the figures as one JSON object, the last line.")
  private boolean json;

  private final PrintStream out = System.out;
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Integer call() throws Exception {
    if (!entry.equals("rest") && !entry.equals("outbox")) {
      throw new IllegalArgumentException("--entry is " + entry + "; it must be rest or outbox");
    }
    Home home = options.home("bench");
    if (Files.exists(home.data().resolve("secrets.properties"))) {
      RunningStack.refuseIfUp(home);
      Folders.delete(home.data());
    }
    out.println("Starting a fresh stack in " + home.data());
    ObjectNode figures;
    try (RunningStack running = RunningStack.start(home, options.ports(), out, tuning())) {
      figures = measure(running, home);
      figures.put("unfinished_in_postgres", unfinished(running.stack()));
    }
    boolean good =
        figures.path("lost").asLong() == 0
            && figures.path("doubled").asLong() == 0
            && figures.path("unfinished_in_postgres").asLong() == 0;
    print(figures);
    if (json) {
      out.println(mapper.writeValueAsString(figures));
    }
    return good ? 0 : 1;
  }

  private Stack.Tuning tuning() {
    String calls = String.valueOf(Math.max(64, inFlight * 3 / 2));
    Set<String> parts = new java.util.TreeSet<>(PARTS);
    if (entry.equals("rest")) {
      parts.add("api");
      parts.add("intake"); // the API is not ready without its collector
    }
    return new Stack.Tuning(
        parts,
        List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:MaxMetaspaceSize=256m"),
        Map.of(
            "kafka", List.of("-Xmx512m"),
            "inference", List.of("-Xmx512m"),
            "streaming", List.of("-Xmx1g", "-Xmn384m"),
            "api", List.of("-Xmx512m", "-Xmn192m"),
            "cdc", List.of("-Xmx384m"),
            "bench", List.of("-Xmx1g", "-Xmn512m")),
        Map.of(
            // A database server's, not a laptop's: with 48 MB half its work is to read pages again.
            "postgres",
            Map.of("shared_buffers", "1GB", "max_wal_size", "8GB"),
            "inference",
            Map.of(
                "INK_SIMULATED_SERVICE_MS",
                noop ? "0" : service,
                "INK_SIMULATED_IMAGES",
                String.valueOf(!noop),
                "INK_SIMULATED_AS",
                "ink-flash,ink-flash-draft",
                "INK_SIMULATED_INSTANCES",
                "10000"),
            "streaming",
            Map.of(
                "INK_JOBS",
                "dispatch",
                "INK_DISPATCH_CALLS",
                calls,
                // Room for as many answers as may be under way; the simulated ones are tiny.
                "INK_DISPATCH_MIB",
                String.valueOf(Math.max(128, inFlight / 2)))));
  }

  private ObjectNode measure(RunningStack running, Home home)
      throws IOException, InterruptedException, SQLException {
    Map<String, Long> processes = new LinkedHashMap<>();
    for (Supervisor.PartState part : running.supervisor().states()) {
      processes.put(part.name(), part.pid());
    }
    Plan plan =
        new Plan(
            entry,
            inFlight,
            noop ? "0" : service,
            warmUp,
            seconds,
            seed,
            running.stack().url(),
            BenchTenants.create(running.stack(), tenants),
            processes);
    Path file = home.of("bench").resolve("plan.json");
    Files.createDirectories(file.getParent());
    mapper.writeValue(file.toFile(), plan);
    out.printf("Driving it for %d s, the first %d s to warm up …%n", warmUp + seconds, warmUp);
    ProcessBuilder builder =
        running.stack().process("bench", "infra/bench", "ink.bench.DispatchBench");
    builder.command().add(file.toString());
    Process driver = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // What libraries log goes to the same stream.
    Optional<String> figures =
        driver.inputReader().lines().filter(line -> line.startsWith("{")).reduce((a, b) -> b);
    if (driver.waitFor() != 0 || figures.isEmpty()) {
      throw new IllegalStateException("the driver failed; its words are above");
    }
    return (ObjectNode) mapper.readTree(figures.get());
  }

  /** Accepted generations that have no outcome, as PostgreSQL knows them. */
  private static long unfinished(Stack stack) throws SQLException {
    try (Connection connection = stack.postgres().connect("ink");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM ink.generations WHERE finished_at IS NULL")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void print(ObjectNode figures) {
    out.println();
    figures
        .fields()
        .forEachRemaining(figure -> out.printf("  %-24s %s%n", figure.getKey(), figure.getValue()));
  }
}
