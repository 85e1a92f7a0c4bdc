package ink.local;

import static org.assertj.core.api.Assertions.assertThat;

import ink.local.demo.Census;
import ink.local.demo.DemoTenants;
import ink.local.faults.Crowd;
import ink.local.faults.FreePorts;
import ink.local.faults.Judge;
import ink.local.faults.TestStack;
import ink.neighbours.Deployable;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole stack under a crowd that never lets off: kill -9 of the launcher, then of each part
 * while 200 generations are in flight, the next as soon as the last is back. Whatever died, every
 * accepted request has exactly one outcome, in PostgreSQL, in Kafka and in Iceberg.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SurvivalIT {
  private static final int IN_FLIGHT = 200;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** A model that only takes time leaves the processor to the parts that are killed. */
  private static final Stack.Tuning SIMULATED =
      new Stack.Tuning(
          Set.of(),
          List.of(),
          Map.of(),
          Map.of(
              "inference",
              Map.of(
                  "INK_SIMULATED_SERVICE_MS",
                  "4000-5000",
                  "INK_SIMULATED_AS",
                  "ink-flash-draft,ink-flash"),
              "streaming",
              Map.of("INK_DISPATCH_CALLS", "400", "INK_DISPATCH_TENANT_CALLS", "400")));

  @TempDir static Path data;
  private Home home;
  private PortPlan ports;
  private RunningStack running;
  private Crowd crowd;
  private final Map<String, String> accepted = new TreeMap<>();

  @BeforeAll
  void start() throws Exception {
    home = new Home(StackOptions.project(), data);
    ports = FreePorts.plan();
    killALauncherThatHasWork();
    // Its parts still run; a new launcher stops them and starts from what they left.
    running = TestStack.start(home, ports, SIMULATED);
    crowd = crowd(running.stack(), IN_FLIGHT + 50, Integer.MAX_VALUE);
  }

  @AfterAll
  void stop() throws Exception {
    if (crowd != null) {
      crowd.close();
    }
    if (running != null) {
      running.close();
    } else {
      StackState.read(home.stateFile()).ifPresent(StackState::stopLeftOvers);
    }
  }

  private static Crowd crowd(Stack stack, int inFlight, int most) throws Exception {
    return new Crowd(stack, DemoTenants.seed(stack).studios().get(0).apiKey(), inFlight, most);
  }

  private void killALauncherThatHasWork() throws Exception {
    List<String> command =
        new ArrayList<>(
            new Deployable(
                    home.project().resolve("infra/local"),
                    "ink.local.Ink",
                    List.of("-Dink.root=" + home.project()))
                .command());
    command.addAll(
        List.of("up", "--data", data.toString(), "--port-base", String.valueOf(ports.base())));
    Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines = launcher.inputReader()) {
      assertThat(
              lines
                  .lines()
                  .peek(System.out::println)
                  .anyMatch(line -> line.startsWith("Ready after")))
          .as("the launcher started the stack")
          .isTrue();
      try (Crowd early = crowd(new Stack(home, ports, Secrets.in(data)), 30, 30)) {
        early.during("the launcher");
        early.awaitAllAccepted();
        accepted.putAll(early.accepted());
      }
    } finally {
      launcher.destroyForcibly().waitFor();
    }
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(
      strings = {"inference", "streaming", "api", "kafka", "postgres", "s3", "cdc", "intake"})
  void workGoesOnAfterKillMinusNineOf(String part) throws Exception {
    crowd.during(part);
    crowd.awaitInFlight(IN_FLIGHT);
    running.supervisor().kill(part);
    assertThat(running.supervisor().awaitReady(part, LIMIT)).as("%s is back", part).isTrue();
  }

  @Order(2)
  @Test
  void everyAcceptedRequestHasExactlyOneOutcomeEverywhere() throws Exception {
    crowd.finish();
    accepted.putAll(crowd.accepted());
    Judge judge = new Judge(running.stack(), home);
    assertThat(judge.awaitOutcomes(accepted, LIMIT))
        .as("generations without an outcome, and what was killed when they were accepted")
        .isEmpty();
    assertThat(judge.stored()).as("stored is what was accepted").isEqualTo(accepted.keySet());
    assertThat(judge.missingImages()).isEmpty();
    try (Census census = new Census(running.stack())) {
      Map<String, Census.Counts> counts = new LinkedHashMap<>(census.awaitAgreement(LIMIT));
      assertThat(counts)
          .allSatisfy(
              (topic, count) -> {
                assertThat(count.inLake())
                    .as("%s: rows in Iceberg", topic)
                    .isEqualTo(count.inKafka());
                assertThat(count.differentInLake())
                    .as("%s: doubled in Iceberg", topic)
                    .isEqualTo(count.inLake());
              });
      assertThat(counts.get("generation.requested.v1").inKafka()).isEqualTo(accepted.size());
    }
    assertThat(judge.outcomeFacts())
        .as("one outcome fact for each")
        .hasSameSizeAs(accepted.keySet())
        .allSatisfy((id, events) -> assertThat(events).hasSize(1));
  }
}
