package ink.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ink.local.Home;
import ink.local.PortPlan;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import ink.local.demo.DemoTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes while generations are accepted: everything that the stack keeps is on one disk,
 * which stops at a random instant, and the stack starts again on what the disk held. {@code
 * -Dink.cuts=N} cuts; the seed of {@code -Dink.seed=N} tells when.
 */
class PowerCutIT {
  private static final boolean NIGHTLY = Boolean.getBoolean("ink.nightly");
  private static final int CUTS = Integer.getInteger("ink.cuts", NIGHTLY ? 20 : 1);
  private static final int IN_FLIGHT = 100;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** What takes part in a generation; a sweep comes soon, as the cut makes it needed. */
  private static final Stack.Tuning TUNING =
      new Stack.Tuning(
          Set.of("postgres", "kafka", "s3", "inference", "cdc", "streaming", "api", "intake"),
          List.of(),
          Map.of(),
          Map.of(
              "inference",
              Map.of("INK_SIMULATED_SERVICE_MS", "1000-2000", "INK_SIMULATED_AS", "ink-flash-draft,ink-flash"),
              "streaming",
              Map.of(
                  "INK_JOBS", "dispatch",
                  "INK_CHECKPOINT_INTERVAL", "2s",
                  "INK_DISPATCH_CALLS", "200",
                  "INK_DISPATCH_TENANT_CALLS", "200",
                  "INK_DISPATCH_SWEEP_EVERY", "1s",
                  "INK_DISPATCH_FORGOTTEN_AFTER", "3s")));

  @TempDir Path scratch;
  private final Map<String, String> accepted = new TreeMap<>();
  private PortPlan ports;
  private Home home;

  @BeforeEach
  void aDiskCanBeCutOff() throws Exception {
    Optional<String> impossible = LoopDisk.impossible(scratch);
    assumeTrue(impossible.isEmpty(), () -> "skipped because " + impossible.orElse(""));
    ports = FreePorts.plan();
    home = new Home(StackOptions.project(), scratch.resolve("disk"));
  }

  @Test
  void everyAcknowledgedGenerationReachesOneOutcome() throws Exception {
    long seed = Long.getLong("ink.seed", System.nanoTime());
    Random random = new Random(seed);
    try (LoopDisk disk = LoopDisk.make(scratch, "disk", 2_048)) {
      for (int cut = 1; cut <= CUTS; cut++) {
        workUntilTheCut(
            disk, TUNING, "cut " + cut, IN_FLIGHT + 20, random.nextInt(4_000), List.of());
      }
      try (RunningStack running = start(TUNING)) {
        Judge judge = new Judge(running.stack(), home);
        String told = " (seed " + seed + ")";
        assertThat(judge.awaitOutcomes(accepted, LIMIT))
            .as("acknowledged and without an outcome, and before which cut%s", told)
            .isEmpty();
        assertThat(judge.missingImages()).as("images that rows tell of%s", told).isEmpty();
        Map<String, Set<String>> facts = judge.outcomeFacts();
        assertThat(facts).allSatisfy((id, events) -> assertThat(events).hasSize(1));
        Set<String> untold = new HashSet<>(accepted.keySet());
        untold.removeAll(facts.keySet());
        System.out.printf(
            "%d cuts, seed %d: %d acknowledged, each with one outcome; Kafka forgot %d of the facts%n",
            CUTS, seed, accepted.size(), untold.size());
      }
    }
  }

  /** The control: with the protection removed, the same check must fail. */
  @Test
  @EnabledIfSystemProperty(named = "ink.nightly", matches = "true")
  void withoutSynchronousCommitAcknowledgedGenerationsAreGone() throws Exception {
    try (LoopDisk disk = LoopDisk.make(scratch, "disk", 2_048)) {
      workUntilTheCut(
          disk,
          only("postgres", "kafka", "s3", "api", "intake"), // nobody serves what is accepted
          "the only cut",
          Integer.MAX_VALUE,
          3_000,
          List.of(
              "ALTER DATABASE ink SET synchronous_commit = off",
              // Those who are connected know the old setting.
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ink'"
                  + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"));
      try (RunningStack running = start(only("postgres"))) {
        Judge judge = new Judge(running.stack(), home);
        Set<String> gone = new HashSet<>(accepted.keySet());
        gone.removeAll(judge.stored());
        assertThat(gone).as("acknowledged and unknown after the cut").isNotEmpty();
      }
    }
  }

  private static Stack.Tuning only(String... parts) {
    return new Stack.Tuning(Set.of(parts), List.of(), Map.of(), Map.of());
  }

  private RunningStack start(Stack.Tuning tuning) throws Exception {
    // The disk's own note of who watches over the stack names this process, which goes on.
    Files.deleteIfExists(home.stateFile());
    try {
      return TestStack.start(home, ports, tuning);
    } catch (RuntimeException e) {
      printLogs(); // they go with the disk
      throw e;
    }
  }

  private void printLogs() throws IOException {
    try (Stream<Path> logs = Files.list(home.data().resolve("logs"))) {
      for (Path log : logs.sorted().toList()) {
        List<String> lines = Files.readAllLines(log);
        System.out.println(log.getFileName() + ":");
        lines
            .subList(Math.max(0, lines.size() - 40), lines.size())
            .forEach(line -> System.out.println("  " + line));
      }
    }
  }

  private void workUntilTheCut(
      LoopDisk disk,
      Stack.Tuning tuning,
      String name,
      int inFlight,
      int millis,
      List<String> takeAway)
      throws Exception {
    RunningStack running = start(tuning);
    try {
      try (Connection owner = running.stack().postgres().connect("ink")) {
        for (String statement : takeAway) {
          owner.createStatement().execute(statement);
        }
      }
      String key = DemoTenants.seed(running.stack()).studios().get(0).apiKey();
      try (Crowd crowd = new Crowd(running.stack(), key, inFlight, Integer.MAX_VALUE)) {
        crowd.during(name);
        crowd.awaitInFlight(IN_FLIGHT);
        Thread.sleep(millis);
        disk.cutPower();
        running.supervisor().pullThePlug();
        accepted.putAll(crowd.accepted());
      }
    } finally {
      running.supervisor().pullThePlug();
    }
    disk.powerOn();
  }
}
