package ink.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.world.Fact;
import ink.world.Truth;
import ink.world.World;
import ink.world.WorldPlan;
import ink.world.out.KafkaWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code infra/ink world}: a simulated business with known truth. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates the business of some studios, with effects planted in it that are known.",
      "Counts its facts, sends them to a Kafka, or writes them into the lake of a stack that is up."
    })
final class WorldCommand implements Callable<Integer> {
  private static final int MARKS = 20;

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--studios",
      defaultValue = "200",
      description = "How many studios (default: ${DEFAULT-VALUE}).")
  private int studios;

  @Option(
      names = "--days",
      defaultValue = "365",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed gives the same facts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day, UTC (default: 2025-11-24).")
  private @Nullable LocalDate start;

  @Option(
      names = "--to-kafka",
      paramLabel = "HOST:PORT",
      description = {
        "Send the facts, in the order in which they arrive. A stack would act on them: ask its",
        "models for every design, look for every booking's client. Send them to one that only fills",
        "a lake (INK_JOBS=lake)."
      })
  private @Nullable String kafka;

  @Option(
      names = "--to-lake",
      description = "Write the facts straight into silver of the stack that is up in --data.")
  private boolean toLake;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Write what is true of it as JSON; reports never see it.")
  private @Nullable Path truth;

  @Option(names = "--json", description = "Print the counts as one JSON object, the last line.")
  private boolean json;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    WorldPlan usual = WorldPlan.of(seed, studios, days);
    World world = World.of(start == null ? usual : usual.startingOn(start));
    if (toLake) {
      return writeIntoLake(world.plan());
    }
    long started = System.nanoTime();
    if (kafka != null) {
      try (KafkaWriter writer = new KafkaWriter(kafka)) {
        live(world, writer);
      }
    } else {
      live(world, null);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    Truth known = world.truth();
    if (truth != null) {
      known.write(Path.of(System.getProperty("ink.asked.in", "")).resolve(truth));
    }
    print(known, seconds);
    return 0;
  }

  /** In a process of its own: it needs an engine's Iceberg and more memory than a launcher has. */
  private int writeIntoLake(WorldPlan plan) throws IOException, InterruptedException {
    Home home = options.home();
    Stack stack = Stack.running(home);
    ProcessBuilder builder =
        stack.process(
            "bench-reports", "infra/bench-reports", "ink.bench.reports.WorldLoader", "-Xmx1g");
    builder
        .command()
        .addAll(
            List.of(
                String.valueOf(studios),
                String.valueOf(days),
                String.valueOf(seed),
                plan.start().toString()));
    int status = builder.inheritIO().start().waitFor();
    if (status == 0) {
      out.println("What is true of it: " + home.of("bench-reports").resolve("truth.json"));
    }
    return status;
  }

  private void live(World world, @Nullable KafkaWriter writer) {
    long from = world.plan().from().toEpochMilli();
    long span = world.plan().to().toEpochMilli() - from;
    long mark = 1;
    long count = 0;
    for (Iterator<Fact> facts = world.arrivals().iterator(); facts.hasNext(); ) {
      Fact fact = facts.next();
      count++;
      if (writer != null) {
        writer.write(fact);
      }
      while (fact.arrivesAt().toEpochMilli() - from >= span * mark / MARKS && mark < MARKS) {
        System.err.printf("  %3d %%  %,d facts%n", 100 * mark++ / MARKS, count);
      }
    }
  }

  private void print(Truth known, double seconds) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode figures =
        mapper
            .createObjectNode()
            .put("facts", known.facts())
            .put("seconds", Math.round(seconds * 10) / 10.0)
            .put("facts_per_s", Math.round(known.facts() / seconds))
            .put("from", known.from())
            .put("to", known.to());
    figures.set("sent", mapper.valueToTree(known.sent()));
    figures.set("distinct", mapper.valueToTree(known.distinct()));
    known.sent().forEach((table, count) -> out.printf("  %-28s %,12d%n", table, count));
    out.printf("%,d facts in %.1f s%n", known.facts(), seconds);
    if (json) {
      out.println(mapper.writeValueAsString(figures));
    }
  }
}
