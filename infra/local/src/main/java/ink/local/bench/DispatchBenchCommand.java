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
import ink.neighbours.Ports;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    description = "Measures generations from acceptance to outcome, on a simulated model.",
    footerHeading = "%nWhat --json prints (times in ms, quantiles p50, p99, max):%n",
    footer = {
      "  jobs_per_s, accepted, refused, failed, lost, doubled, repeated_facts, load_average",
      "  added_ms        from when a job was due to its outcome, less the model's time",
      "  accept_ms       from when a job was due to its acceptance",
      "  cpu_s_per_1000  CPU seconds of all processes a thousand outcomes; cpu_by_process",
      "  noisy_tenant    --noisy-tenant: asked and served_meanwhile of that tenant;",
      "                  others_quiet_ms, others_noisy_ms from due to outcome of the others in the",
      "                  first and in the second half; others_p99_moved_percent",
      "  rerun_ms        --kill-worker: kills, reruns; from a kill to the moment that a request",
      "                  which the killed server had taken runs again",
      "  eta_error       --eta: |told - true| / true, p50 and p90, of all answers to those who waited",
      "                  longer than a mean call; eta_error_at_acceptance: of the first answers;",
      "                  eta_error_brief: of all others, as a part of a mean call; eta_unknown: how",
      "                  many answers said that nobody can tell"
    })
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
      names = "--no-images",
      description = "The model takes its time and draws nothing: spares the disk.")
  private boolean noImages;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description =
          "Calls of the model under way at most (default: half as many again as in flight).")
  private @Nullable Integer calls;

  @Option(
      names = "--noisy-tenant",
      paramLabel = "TIMES",
      defaultValue = "0",
      description = "In the second half one tenant asks so many times as much as each other one.")
  private int noisy;

  @Option(
      names = "--kill-worker",
      paramLabel = "EVERY_S",
      defaultValue = "0",
      description = "Two model servers; one of them is killed with kill -9 again and again.")
  private int killEvery;

  @Option(
      names = "--eta",
      description =
          "--in-flight are kept waiting for --calls, and what they are told of it is compared with"
              + " how long it takes. Needs --entry rest.")
  private boolean eta;

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
    if (eta && (!entry.equals("rest") || noop || calls == null)) {
      throw new IllegalArgumentException(
          "--eta needs --entry rest, a --service time and fewer --calls than --in-flight");
    }
    Home home = options.home("bench");
    if (Files.exists(home.data().resolve("secrets.properties"))) {
      RunningStack.refuseIfUp(home);
      Folders.delete(home.data());
    }
    out.println("Starting a fresh stack in " + home.data());
    ObjectNode figures;
    int[] second = {Ports.free(), Ports.free()};
    try (RunningStack running = RunningStack.start(home, options.ports(), out, tuning(second[0]));
        WorkerKiller killer =
            killEvery == 0 ? null : WorkerKiller.start(running, home, killEvery, second)) {
      figures = measure(running, home, killer);
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

  private Stack.Tuning tuning(int secondServer) {
    Map<String, String> streaming = new TreeMap<>();
    streaming.put("INK_JOBS", "dispatch");
    streaming.put(
        "INK_DISPATCH_CALLS",
        String.valueOf(calls == null ? Math.max(64, inFlight * 3 / 2) : calls));
    // Room for as many answers as may be under way; the simulated ones are tiny.
    streaming.put("INK_DISPATCH_MIB", String.valueOf(Math.max(128, inFlight / 2)));
    if (killEvery > 0) {
      streaming.put(
          "INK_TRITON", "127.0.0.1:" + options.ports().inference() + ",127.0.0.1:" + secondServer);
    }
    Set<String> parts = new TreeSet<>(PARTS);
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
                String.valueOf(!noop && !noImages),
                "INK_SIMULATED_AS",
                "ink-flash,ink-flash-draft",
                "INK_SIMULATED_INSTANCES",
                "10000"),
            "streaming",
            streaming));
  }

  private ObjectNode measure(RunningStack running, Home home, @Nullable WorkerKiller killer)
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
            noisy,
            eta,
            killer == null ? "" : killer.instants().toString(),
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
