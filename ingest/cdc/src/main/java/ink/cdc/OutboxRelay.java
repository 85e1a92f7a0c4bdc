package ink.cdc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.Herder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox's way to Kafka.
 *
 * <pre>
 * SELECT outbox_append(fact)  in whatever transaction
 *   → a logical message in the write-ahead log, visible when the transaction commits
 *   → Debezium, from the replication slot ink_outbox
 *   → {@link RouteFact}: the fact's own topic and key; what is no fact → dead letters
 *   (a row of studios or artists that changes comes the same way and becomes a fact there)
 *   → Kafka, with Debezium's position in the same Kafka transaction: exactly once for readers of
 *     committed records, however this process dies
 * </pre>
 *
 * <p>A database or a Kafka that goes away is waited for; {@code /readyz} says so meanwhile.
 */
public final class OutboxRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final long LOOK_MILLIS = 250;

  private final RelayConfig config;
  private final AdminDoor door;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable ConnectorWatch watch;
  private volatile String waiting = "starting";

  private OutboxRelay(RelayConfig config) throws IOException {
    this.config = config;
    this.door =
        AdminDoor.open(
            new InetSocketAddress(config.host(), config.adminPort()),
            this::notReady,
            this::metrics);
  }

  /** Starts to relay, in the background. */
  static OutboxRelay start(RelayConfig config) throws IOException {
    OutboxRelay relay = new OutboxRelay(config);
    new Thread(relay::run, "outbox-relay").start();
    return relay;
  }

  public static void main(String[] args) {
    Instant begin = Instant.now();
    try {
      OutboxRelay relay = start(RelayConfig.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(relay::close, "stop"));
      LOG.info("relaying {}; admin port {}", relay.config, relay.door.port());
      relay.awaitReady();
      LOG.info("ready after {} ms", begin.until(Instant.now(), ChronoUnit.MILLIS));
    } catch (IllegalArgumentException e) {
      System.err.println("cannot start: " + e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("cannot open the admin port INK_ADMIN_PORT: " + e.getMessage());
      System.exit(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int adminPort() {
    return door.port();
  }

  private void awaitReady() throws InterruptedException {
    while (!notReady().isEmpty()) {
      if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private void run() {
    Herder herder = null;
    try {
      while (herder == null && !over(0)) {
        herder = startWorker();
      }
      while (herder != null && !over(LOOK_MILLIS)) {
        ConnectorWatch present = watch;
        if (present == null) {
          watch = new ConnectorWatch(herder, ConnectorSettings.of(config));
        } else {
          present.look(Instant.now());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (herder != null) {
        herder.stop();
      }
      stopped.countDown();
    }
  }

  private boolean over(long millis) throws InterruptedException {
    return stop.await(millis, TimeUnit.MILLISECONDS);
  }

  private @Nullable Herder startWorker() throws InterruptedException {
    if (!kafkaListens()) {
      // Connect would ask for a minute and could not be stopped meanwhile.
      waiting = "Connect waits for Kafka";
      over(500);
      return null;
    }
    try {
      return ConnectWorker.start(config);
    } catch (ConnectException e) {
      waiting = "Connect cannot start: " + e.getMessage();
      LOG.warn("{}", waiting);
      over(1_000);
      return null;
    }
  }

  /** Why facts do not flow now. */
  List<String> notReady() {
    List<String> reasons = new ArrayList<>();
    ConnectorWatch present = watch;
    if (present == null) {
      reasons.add(waiting);
    } else {
      present.problem().ifPresent(reasons::add);
    }
    try {
      Optional<ReplicationSlot> slot = ReplicationSlot.ask(config);
      if (slot.isEmpty()) {
        reasons.add("the replication slot " + ConnectorSettings.SLOT + " is not made yet");
      } else if (slot.get().walStatus().equals("lost")) {
        reasons.add(
            "the replication slot "
                + ConnectorSettings.SLOT
                + " fell behind by more than max_slot_wal_keep_size and is lost: drop it with"
                + " pg_drop_replication_slot; what was accepted and has no outcome is sent again by"
                + " the sweeper");
      } else if (!slot.get().active()) {
        reasons.add("nobody reads the replication slot " + ConnectorSettings.SLOT + " now");
      }
    } catch (SQLException e) {
      reasons.add("the database does not answer: " + e.getMessage());
    }
    if (!reasons.isEmpty() && !kafkaListens()) {
      reasons.add("Kafka at " + config.kafka() + " does not answer");
    }
    return reasons;
  }

  /** Whether one of the bootstrap servers accepts connections. */
  private boolean kafkaListens() {
    return Arrays.stream(config.kafka().split(",", -1))
        .map(server -> server.strip().split(":", 2))
        .anyMatch(
            server -> {
              try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(server[0], Integer.parseInt(server[1])), 500);
                return true;
              } catch (IOException e) {
                return false;
              }
            });
  }

  private String metrics() {
    StringBuilder text = new StringBuilder();
    text.append("# TYPE ink_cdc_facts_relayed_total counter\n");
    RelayedFacts.byTopic()
        .forEach(
            (topic, count) ->
                text.append(
                    "ink_cdc_facts_relayed_total{topic=\"%s\"} %d\n".formatted(topic, count)));
    try {
      Optional<ReplicationSlot> slot = ReplicationSlot.ask(config);
      if (slot.isPresent()) {
        text.append("# TYPE ink_cdc_slot_active gauge\n");
        text.append("ink_cdc_slot_active %d\n".formatted(slot.get().active() ? 1 : 0));
        text.append("# TYPE ink_cdc_lag_bytes gauge\n");
        text.append("ink_cdc_lag_bytes %d\n".formatted(slot.get().lagBytes()));
        text.append("# TYPE ink_cdc_wal_held_bytes gauge\n");
        text.append("ink_cdc_wal_held_bytes %d\n".formatted(slot.get().heldBytes()));
      }
      text.append("# TYPE ink_cdc_database_up gauge\nink_cdc_database_up 1\n");
    } catch (SQLException e) {
      text.append("# TYPE ink_cdc_database_up gauge\nink_cdc_database_up 0\n");
    }
    return text.toString();
  }

  /** Stops after the batch in flight is committed, within a few seconds. */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (!stopped.await(8, TimeUnit.SECONDS)) {
        LOG.warn("Connect did not stop in time; what it had not committed is sent again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    door.close();
  }
}
