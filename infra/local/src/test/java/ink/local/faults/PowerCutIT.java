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
import java.sql.SQLException;
import java.sql.Statement;
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
 * The power goes while generations are accepted, at random instants: first the broker's alone, then
 * everybody's. What the stack keeps is on two disks, Kafka's and all else's; they stop, and the
 * stack goes on with what they held. {@code -Dink.cuts=N} such pairs; the seed of {@code
 * -Dink.seed=N} tells when.
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
              Map.of(
                  "INK_SIMULATED_SERVICE_MS",
                  "1000-2000",
                  "INK_SIMULATED_AS",
                  "ink-flash-draft,ink-flash"),
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
    try (Disks disks = Disks.make(scratch, home)) {
      for (int cut = 1; cut <= CUTS; cut++) {
        RunningStack running = start(TUNING);
        try (Crowd crowd = crowd(running, IN_FLIGHT + 20)) {
          crowd.during("cut " + cut + " of the broker");
          crowd.awaitInFlight(IN_FLIGHT);
          awaitToldAndWait(new Judge(running.stack(), home), random.nextInt(2_000));
          assertThat(cutOffTheBroker(disks, running, LIMIT))
              .as("outcomes that the broker acknowledged, forgot and was not told again")
              .isEmpty();
          crowd.during("cut " + cut);
          crowd.awaitInFlight(IN_FLIGHT);
          Thread.sleep(random.nextInt(4_000));
          cutOff(disks, running, crowd);
        } finally {
          running.supervisor().pullThePlug();
        }
        disks.powerOn();
      }
      try (RunningStack running = start(TUNING)) {
        Judge judge = new Judge(running.stack(), home);
        String told = " (seed " + seed + ")";
        assertThat(judge.awaitOutcomes(accepted, LIMIT))
            .as("acknowledged and without an outcome, and before which cut%s", told)
            .isEmpty();
        assertThat(judge.missingImages()).as("images that rows tell of%s", told).isEmpty();
        assertThat(judge.awaitToldOf(accepted.keySet(), LIMIT))
            .as("have an outcome that no subscriber hears of%s", told)
            .isEmpty();
        assertThat(judge.outcomeFacts())
            .allSatisfy((id, events) -> assertThat(events).as(id).hasSize(1));
        System.out.printf(
            "%d cuts of the broker and %d of all, seed %d: %d acknowledged, each with one outcome"
                + " in PostgreSQL and in Kafka%n",
            CUTS, CUTS, seed, accepted.size());
      }
    }
  }

  /** Until there is something to forget, and a while longer. */
  private static void awaitToldAndWait(Judge judge, int millis) throws InterruptedException {
    judge.awaitOutcomeFacts(IN_FLIGHT, LIMIT);
    Thread.sleep(millis);
  }

  /**
   * The broker's power goes while all others go on.
   *
   * @return outcomes whose facts it had acknowledged and does not have when the time is over
   */
  private Set<String> cutOffTheBroker(Disks disks, RunningStack running, Duration limit)
      throws Exception {
    Judge judge = new Judge(running.stack(), home);
    Set<String> told = new HashSet<>(judge.outcomeFacts().keySet());
    disks.broker().cutPower();
    running.supervisor().kill("kafka");
    disks.broker().powerOn();
    assertThat(running.supervisor().awaitReady("kafka", LIMIT)).as("the broker is back").isTrue();
    Set<String> forgotten = new HashSet<>(told);
    forgotten.removeAll(judge.outcomeFacts().keySet());
    System.out.printf(
        "the broker alone: %d outcomes told, %d of them forgotten%n",
        told.size(), forgotten.size());
    return judge.awaitToldOf(told, limit);
  }

  /** The control: when nothing is told again that may be gone, the same check must fail. */
  @Test
  @EnabledIfSystemProperty(named = "ink.nightly", matches = "true")
  void withoutRetellingABrokerThatForgotNeverHearsOfThemAgain() throws Exception {
    try (Disks disks = Disks.make(scratch, home);
        RunningStack running = start(forgetful())) {
      try (Crowd crowd = crowd(running, IN_FLIGHT + 20)) {
        crowd.awaitInFlight(IN_FLIGHT);
        awaitToldAndWait(new Judge(running.stack(), home), 5_000);
        assertThat(cutOffTheBroker(disks, running, Duration.ofSeconds(20))).isNotEmpty();
      } finally {
        running.supervisor().pullThePlug();
      }
    }
  }

  /** What Kafka acknowledged is taken for written. */
  private static Stack.Tuning forgetful() {
    Map<String, Map<String, String>> settings = new TreeMap<>(TUNING.settings());
    Map<String, String> streaming = new TreeMap<>(settings.get("streaming"));
    streaming.put("INK_DISPATCH_UNWRITTEN", "1ms");
    settings.put("streaming", streaming);
    return new Stack.Tuning(TUNING.parts(), List.of(), Map.of(), settings);
  }

  /** The control: with the protection removed, the same check must fail. */
  @Test
  @EnabledIfSystemProperty(named = "ink.nightly", matches = "true")
  void withoutSynchronousCommitAcknowledgedGenerationsAreGone() throws Exception {
    try (Disks disks = Disks.make(scratch, home)) {
      RunningStack running = start(only("postgres", "kafka", "s3", "api", "intake"));
      try {
        // Nobody serves what is accepted.
        carelessly(running.stack());
        try (Crowd crowd = crowd(running, Integer.MAX_VALUE)) {
          crowd.awaitInFlight(IN_FLIGHT);
          Thread.sleep(3_000);
          cutOff(disks, running, crowd);
        }
      } finally {
        running.supervisor().pullThePlug();
      }
      disks.powerOn();
      try (RunningStack afterwards = start(only("postgres"))) {
        Judge judge = new Judge(afterwards.stack(), home);
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

  private static Crowd crowd(RunningStack running, int inFlight) throws Exception {
    String key = DemoTenants.seed(running.stack()).studios().get(0).apiKey();
    return new Crowd(running.stack(), key, inFlight, Integer.MAX_VALUE);
  }

  private static void carelessly(Stack stack) throws SQLException {
    try (Connection owner = stack.postgres().connect("ink");
        Statement statement = owner.createStatement()) {
      statement.execute("ALTER DATABASE ink SET synchronous_commit = off");
      // Those who are connected know the old setting.
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ink'"
              + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }
  }

  private void cutOff(Disks disks, RunningStack running, Crowd crowd) throws IOException {
    disks.cutPower();
    running.supervisor().pullThePlug();
    accepted.putAll(crowd.accepted());
  }

  /** Two disks of one machine. */
  private record Disks(LoopDisk most, LoopDisk broker) implements AutoCloseable {
    static Disks make(Path scratch, Home home) throws IOException {
      LoopDisk most = LoopDisk.make(scratch.resolve("most.ext4"), home.data(), 2_048);
      return new Disks(
          most, LoopDisk.make(scratch.resolve("broker.ext4"), home.of("kafka"), 1_024));
    }

    void cutPower() throws IOException {
      most.cutPower();
      broker.cutPower();
    }

    void powerOn() throws IOException {
      broker.powerOff();
      most.powerOn();
      broker.powerOn();
    }

    @Override
    public void close() throws IOException {
      try (most) {
        broker.close();
      }
    }
  }
}
