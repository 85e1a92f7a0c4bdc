package ink.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.local.Home;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code infra/ink bench reports}: all reports over a year of a simulated world in one session of
 * two cores and 3 GB of heap, then the same questions asked of DuckDB over the same files. The
 * world stays in the folder for the next run.
 */
@Command(
    name = "reports",
    mixinStandardHelpOptions = true,
    description = "Measures all reports over a simulated year, against DuckDB over the same files.")
final class ReportsBenchCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--studios",
      defaultValue = "200",
      description = "Studios of the world (default: ${DEFAULT-VALUE}).")
  private int studios;

  @Option(
      names = "--days",
      defaultValue = "365",
      description = "Its length, 28 at least (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Its seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print the figures as one JSON object, the last line.")
  private boolean json;

  private final PrintStream out = System.out;
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Integer call() throws Exception {
    if (days < 28) {
      throw new IllegalArgumentException("--days is at least 28: reports speak of four weeks");
    }
    Home home = options.home("bench-reports");
    ObjectNode figures;
    try (RunningStack running =
        RunningStack.start(
            home,
            options.ports(),
            out,
            new Stack.Tuning(Set.of("postgres", "s3"), List.of(), Map.of(), Map.of()))) {
      figures = measure(running.stack(), home);
    }
    print(figures);
    if (json) {
      out.println(mapper.writeValueAsString(figures));
    }
    return 0;
  }

  private ObjectNode measure(Stack stack, Home home) throws IOException, InterruptedException {
    out.printf(
        "A world of %d studios and %d days; the first time it is written …%n", studios, days);
    // As reports are started, with the room that a year may take and the compiler of a server.
    List<String> jvm =
        new ArrayList<>(
            Files.readAllLines(home.project().resolve("batch/reports/jvm.flags")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
    jvm.addAll(List.of("-Xmx3g", "-XX:TieredStopAtLevel=4", "-XX:MaxMetaspaceSize=512m"));
    ProcessBuilder builder =
        stack.process(
            "bench-reports",
            "infra/bench-reports",
            "ink.bench.reports.ReportsBench",
            jvm.toArray(new String[0]));
    builder
        .command()
        .addAll(List.of(String.valueOf(studios), String.valueOf(days), String.valueOf(seed)));
    Process bench = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Optional<String> figures =
        bench.inputReader().lines().filter(line -> line.startsWith("{")).reduce((a, b) -> b);
    if (bench.waitFor() != 0 || figures.isEmpty()) {
      throw new IllegalStateException("the measurement failed; its words are above");
    }
    return (ObjectNode) mapper.readTree(figures.get());
  }

  private void print(ObjectNode figures) {
    out.println();
    for (JsonNode report : figures.path("reports")) {
      out.printf(
          "  %-20s %8.2f s   DuckDB %8s s   %8d rows%n",
          report.path("report").asText(),
          report.path("seconds").asDouble(),
          report.path("duckdb_seconds").asText("-"),
          report.path("rows").asLong());
    }
    figures
        .fields()
        .forEachRemaining(
            figure -> {
              if (!figure.getValue().isContainerNode()) {
                out.printf("  %-20s %s%n", figure.getKey(), figure.getValue());
              }
            });
  }
}
