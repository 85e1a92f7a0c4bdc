package ink.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ink.inference.testing.Reply;
import ink.inference.testing.ScriptedModelServer;
import ink.local.Home;
import ink.local.PortPlan;
import ink.local.RunningStack;
import ink.local.Stack;
import ink.local.StackOptions;
import ink.local.demo.DemoTenants;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A schedule of faults, told by {@code -Dink.seed=N}, over real processes and two model servers of
 * which one misbehaves, while {@code -Dink.requests=N} (5,000) are asked for: each has exactly one
 * outcome within a minute of the last fault.
 */
@EnabledIfSystemProperty(named = "ink.nightly", matches = "true")
class FaultScheduleIT {
  private static final int REQUESTS = Integer.getInteger("ink.requests", 5_000);
  private static final int ROUNDS = Integer.getInteger("ink.rounds", 2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BACK = Duration.ofSeconds(120);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final List<String> PARTS =
      List.of("inference", "streaming", "api", "kafka", "postgres", "s3", "cdc", "intake");

  @TempDir Path data;

  /** How the second model server behaves for a while. */
  private enum Mood {
    SLOW(Reply.after(CALL_TIMEOUT.multipliedBy(2), Reply.design(png()))),
    HUNG(Reply.hang()),
    LYING(Reply.malformed()),
    FULL(Reply.fail(Status.UNAVAILABLE.withDescription("Exceeds maximum queue size"))),
    FAILING(Reply.fail(Status.INTERNAL.withDescription("out of memory"))),
    GOOD(Reply.after(Duration.ofSeconds(1), Reply.design(png())));

    private final Reply reply;

    Mood(Reply reply) {
      this.reply = reply;
    }

    private static byte[] png() {
      return ScriptedModelServer.tinyPng().toByteArray();
    }
  }

  private static Stack.Tuning tuning(PortPlan ports, ScriptedModelServer second) {
    return new Stack.Tuning(
        Set.of("postgres", "kafka", "s3", "inference", "cdc", "streaming", "api", "intake"),
        List.of(),
        Map.of(),
        Map.of(
            "inference",
            Map.of("INK_SIMULATED_SERVICE_MS", "200-2000", "INK_SIMULATED_AS", "ink-flash-draft,ink-flash"),
            "streaming",
            Map.of(
                "INK_JOBS", "dispatch",
                "INK_TRITON", "127.0.0.1:" + ports.inference() + "," + second.target(),
                "INK_DISPATCH_CALLS", "100",
                "INK_DISPATCH_TENANT_CALLS", "100",
                "INK_DISPATCH_CALL_TIMEOUT", CALL_TIMEOUT.toString())));
  }

  @Test
  void eachOfFiveThousandHasOneOutcomeWithinAMinuteOfTheLastFault() throws Exception {
    long seed = Long.getLong("ink.seed", System.nanoTime());
    System.out.println("seed " + seed + "; the same schedule again: -Dink.seed=" + seed);
    Random random = new Random(seed);
    PortPlan ports = FreePorts.plan();
    Home home = new Home(StackOptions.project(), data);
    try (ScriptedModelServer second = ScriptedModelServer.start();
        RunningStack running = TestStack.start(home, ports, tuning(ports, second))) {
      second.otherwise(Mood.GOOD.reply);
      String key = DemoTenants.seed(running.stack()).studios().get(0).apiKey();
      Map<String, String> accepted;
      List<String> schedule = schedule(random);
      try (Crowd crowd = new Crowd(running.stack(), key, 200, 0)) {
        for (int fault = 0; fault < schedule.size(); fault++) {
          // As many come before each fault.
          crowd.allow(REQUESTS * (fault + 1) / schedule.size() - REQUESTS * fault / schedule.size());
          Thread.sleep(1_000 + random.nextInt(3_000));
          String now = schedule.get(fault);
          System.out.printf("  %,d accepted; now: %s%n", crowd.accepted().size(), now);
          crowd.during(now);
          commit(now, running, second);
        }
        second.otherwise(Mood.GOOD.reply);
        crowd.awaitAllAccepted();
        accepted = new HashMap<>(crowd.accepted());
      }
      judge(new Judge(running.stack(), home), accepted, schedule.size(), seed);
    }
  }

  /** Every fault in each round, in an order of its own. */
  private static List<String> schedule(Random random) {
    List<String> schedule = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<String> faults = new ArrayList<>();
      PARTS.forEach(part -> faults.add("kill " + part));
      faults.add("stop inference");
      for (Mood mood : Mood.values()) {
        faults.add("mood " + mood);
      }
      Collections.shuffle(faults, random);
      schedule.addAll(faults);
    }
    return schedule;
  }

  private static void commit(String fault, RunningStack running, ScriptedModelServer second)
      throws Exception {
    String what = fault.substring(fault.indexOf(' ') + 1);
    if (fault.startsWith("kill ")) {
      running.supervisor().kill(what);
      assertThat(running.supervisor().awaitReady(what, BACK)).as("%s is back", what).isTrue();
    } else if (fault.startsWith("stop ")) {
      long pid =
          running.supervisor().states().stream()
              .filter(part -> part.name().equals(what))
              .findFirst()
              .orElseThrow()
              .pid();
      signal("STOP", pid);
      try {
        Thread.sleep(CALL_TIMEOUT.plusSeconds(2).toMillis());
      } finally {
        signal("CONT", pid);
      }
    } else {
      second.otherwise(Mood.valueOf(what).reply);
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor())
        .isZero();
  }

  private static void judge(Judge judge, Map<String, String> accepted, int faults, long seed)
      throws Exception {
    assertThat(judge.awaitOutcomes(accepted, PATIENCE))
        .as("no outcome, and what was done when they were accepted; seed %s", seed)
        .isEmpty();
    assertThat(judge.stored()).isEqualTo(accepted.keySet());
    assertThat(judge.missingImages()).isEmpty();
    Map<String, Set<String>> facts = judge.awaitOutcomeFacts(accepted.size(), PATIENCE);
    assertThat(new HashSet<>(facts.keySet())).isEqualTo(accepted.keySet());
    assertThat(facts).allSatisfy((id, events) -> assertThat(events).hasSize(1));
    Map<String, Integer> ends = new HashMap<>();
    judge.ended().values().forEach(end -> ends.merge(end, 1, Integer::sum));
    System.out.printf(
        "%,d accepted under %d faults, one outcome each: %s; seed %d%n",
        accepted.size(), faults, ends, seed);
  }
}
