package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.Deployable;
import ink.neighbours.Migrations;
import ink.neighbours.Ports;
import ink.neighbours.Postgres;
import ink.neighbours.testing.TestKafka;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part killed with SIGKILL while facts flow: none is lost, none is doubled. */
class KilledIT {
  private static final String PASSWORD = "ink_owner";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private final String tenant = IdType.TENANT.next();
  private final List<String> written = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean enough = new AtomicBoolean();

  @AfterEach
  void stopAll() {
    Collections.reverse(started);
    started.forEach(process -> process.destroyForcibly().onExit().join());
  }

  @Test
  void losesAndDoublesNothingWhoeverIsKilled() throws Exception {
    Postgres postgres = new Postgres(folder.resolve("postgres"), Ports.free(), PASSWORD);
    Process server = keep(postgres.start());
    Migrations.apply(postgres.url("ink"), Postgres.OWNER, PASSWORD);
    postgres.letIn("ink_cdc", "ink_cdc");
    int kafkaPort = Ports.free();
    int controllerPort = Ports.free();
    Process broker = startBroker(kafkaPort, controllerPort);
    TestKafka kafka = new TestKafka("127.0.0.1:" + kafkaPort);
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> created(kafka));
    int admin = Ports.free();
    Process relay = startRelay(postgres, kafka, admin);
    awaitReady(admin);

    // Several, so that transactions are woven into each other in the log.
    List<Thread> writers =
        IntStream.range(0, 3).mapToObj(i -> new Thread(() -> write(postgres), "writer")).toList();
    writers.forEach(Thread::start);
    awaitMore(200);
    kill(server);
    postgres.start();
    awaitReady(admin);
    awaitMore(200);
    kill(broker);
    startBroker(kafkaPort, controllerPort);
    awaitReady(admin);
    awaitMore(200);
    kill(relay);
    awaitMore(200);
    relay = startRelay(postgres, kafka, admin);
    awaitMore(200);
    enough.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
    awaitReady(admin);

    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> read(kafka, Duration.ofSeconds(1)).containsAll(written));
    // Facts whose commit the writer did not hear of may be there, too; each once all the same.
    assertThat(read(kafka, Duration.ofSeconds(2))).doesNotHaveDuplicates();
    relay.destroy();
    assertThat(relay.waitFor(15, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  private static boolean created(TestKafka kafka) {
    kafka.createTopics();
    return true;
  }

  /** Transactions of one to three facts; waits for a database that is away. */
  private void write(Postgres postgres) {
    while (!enough.get()) {
      try (Connection connection = postgres.connect("ink")) {
        connection.setAutoCommit(false);
        for (int i = 0; !enough.get(); i++) {
          List<String> facts = new ArrayList<>();
          for (int k = 0; k <= i % 3; k++) {
            GenerationRequested fact = Outbox.request(tenant);
            Outbox.append(connection, fact);
            facts.add(fact.getGenerationId());
          }
          connection.commit();
          written.addAll(facts);
          pause(5); // what is written while the relay is away has to be caught up with
        }
      } catch (SQLException e) {
        pause(50);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitMore(int facts) {
    int target = written.size() + facts;
    await().atMost(Duration.ofSeconds(40)).until(() -> written.size() >= target);
  }

  private static void awaitReady(int port) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () -> {
              var answer = Http.get(port, "/readyz");
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            });
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private List<String> read(TestKafka kafka, Duration timeout) {
    return kafka.read(Streams.GENERATION_REQUESTED, Integer.MAX_VALUE, timeout).stream()
        .map(GenerationRequested::getGenerationId)
        .toList();
  }

  private Process startBroker(int port, int controllerPort) throws IOException {
    return start(
        "infra/neighbours",
        "ink.neighbours.KafkaBroker",
        Map.of(
            "INK_PORT", String.valueOf(port),
            "INK_CONTROLLER_PORT", String.valueOf(controllerPort),
            "INK_DATA", folder.resolve("kafka").toString()));
  }

  private Process startRelay(Postgres postgres, TestKafka kafka, int admin) throws IOException {
    return start(
        "ingest/cdc",
        "ink.cdc.OutboxRelay",
        Map.of(
            "INK_KAFKA", kafka.bootstrapServers(),
            "INK_DB_URL", postgres.url("ink"),
            "INK_DB_PASSWORD", "ink_cdc",
            "INK_ADMIN_PORT", String.valueOf(admin)));
  }

  private Process start(String module, String main, Map<String, String> env) throws IOException {
    Path root = Path.of(System.getProperty("ink.root"));
    List<String> jvm =
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx192m");
    ProcessBuilder builder =
        new ProcessBuilder(new Deployable(root.resolve(module), main, jvm).command());
    builder.environment().putAll(env);
    File log = folder.resolve(main + ".log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    return keep(builder.start());
  }

  private Process keep(Process process) {
    started.add(process);
    return process;
  }
}
