package ink.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.local.Home;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import ink.neighbours.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code infra/ink bench lake}: facts from Kafka to Iceberg. Exit status 1 when one was lost or is
 * there twice.
 */
@Command(
    name = "lake",
    mixinStandardHelpOptions = true,
    description = "Measures Kafka to Iceberg against a plain Iceberg writer, and the lake's age.")
final class LakeBenchCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--facts",
      defaultValue = "2500000",
      description = "Facts that wait in Kafka when the jobs start (default: ${DEFAULT-VALUE}).")
  private int facts;

  @Option(
      names = "--plain-rows",
      defaultValue = "200000",
      description = "Rows of the plain writer (default: ${DEFAULT-VALUE}).")
  private int plainRows;

  @Option(
      names = "--rate",
      defaultValue = "2000",
      description = "Facts a second when freshness is measured (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Length of that (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "10",
      description = "Seconds before it, driven and not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--jobs",
      defaultValue = "lake",
      description =
          "The jobs that run, lake or lake,archive: the second writes bronze meanwhile"
              + " (default: ${DEFAULT-VALUE}).")
  private String jobs = "lake";

  @Option(names = "--json", description = "Print the figures as one JSON object, the last line.")
  private boolean json;

  private final PrintStream out = System.out;
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public Integer call() throws Exception {
    Home home = options.home("bench");
    if (Files.exists(home.data().resolve("secrets.properties"))) {
      RunningStack.refuseIfUp(home);
      Folders.delete(home.data());
    }
    out.println("Starting a fresh stack in " + home.data());
    ObjectNode figures;
    try (RunningStack running = RunningStack.start(home, options.ports(), out, tuning())) {
      figures = measure(running.stack(), home);
    }
    figures.put("jobs", jobs);
    out.println();
    figures
        .fields()
        .forEachRemaining(figure -> out.printf("  %-24s %s%n", figure.getKey(), figure.getValue()));
    if (json) {
      out.println(mapper.writeValueAsString(figures));
    }
    return figures.path("lost").asLong() == 0 && figures.path("doubled").asLong() == 0 ? 0 : 1;
  }

  private Stack.Tuning tuning() {
    return new Stack.Tuning(
        Set.of("postgres", "kafka", "s3"),
        List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:MaxMetaspaceSize=256m"),
        Map.of(
            "kafka", List.of("-Xmx512m"),
            "s3", List.of("-Xmx256m"),
            "streaming", List.of("-Xmx1g", "-Xmn512m"),
            "bench", List.of("-Xmx1g", "-Xmn512m")),
        Map.of(
            "streaming",
            Map.of(
                "INK_JOBS",
                jobs,
                "INK_LAKE_PARALLELISM",
                "2",
                "INK_SLOTS",
                String.valueOf(2 * jobs.split(",", -1).length))));
  }

  private ObjectNode measure(Stack stack, Home home) throws IOException, InterruptedException {
    ProcessBuilder builder = stack.process("bench", "infra/bench", "ink.bench.lake.LakeBench");
    for (int count : new int[] {plainRows, facts, rate, seconds, warmUp}) {
      builder.command().add(String.valueOf(count));
    }
    Process driver = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    @Nullable Process streaming = null;
    @Nullable String figures = null;
    try (BufferedReader lines = driver.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("START")) {
          out.println("The backlog waits; starting the jobs …");
          streaming = start(stack, home);
        } else if (line.startsWith("{")) {
          figures = line;
        }
      }
    } finally {
      if (streaming != null) {
        streaming.destroy();
        streaming.waitFor();
      }
    }
    if (driver.waitFor() != 0 || figures == null) {
      throw new IllegalStateException("the driver failed; its words are above");
    }
    return (ObjectNode) mapper.readTree(figures);
  }

  private static Process start(Stack stack, Home home) throws IOException {
    return stack
        .process("streaming", "streaming/cluster", "ink.cluster.LocalCluster")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(home.log("streaming").toFile()))
        .start();
  }
}
