package ink.cdc;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.RestartRequest;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.util.FutureCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the one connector as it should be: gives Connect its configuration when that changed,
 * restarts what failed, later each time up to {@link #LONGEST_WAIT}.
 */
final class ConnectorWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int LONGEST_REASON = 400;

  private final Herder herder;
  private final Map<String, String> wanted;
  private boolean configured;
  private Duration wait = SHORTEST_WAIT;
  private Instant nextRestart = Instant.MIN;
  private volatile Optional<String> problem = Optional.of("the connector is not configured yet");

  ConnectorWatch(Herder herder, Map<String, String> wanted) {
    this.herder = herder;
    this.wanted = wanted;
  }

  /** Why facts do not flow; empty when the connector's task runs. */
  Optional<String> problem() {
    return problem;
  }

  /** Looks once and does what is due. */
  void look(Instant now) throws InterruptedException {
    try {
      if (!configured) {
        configure();
        configured = true;
      }
      problem = wrong(herder.connectorStatus(ConnectorSettings.NAME));
      if (problem.isEmpty()) {
        wait = SHORTEST_WAIT;
        return;
      }
      if (problem.get().startsWith("FAILED") && !now.isBefore(nextRestart)) {
        LOG.warn("restarting the outbox connector: {}", problem.get());
        nextRestart = now.plus(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        restart();
      }
    } catch (NotFoundException e) {
      problem = Optional.of("the connector is being assigned");
    } catch (ExecutionException e) {
      problem = Optional.of("Connect refused: " + firstLine(String.valueOf(e.getCause())));
      LOG.warn("{}", problem.get());
    } catch (TimeoutException e) {
      problem = Optional.of("Connect did not answer in time; is Kafka there?");
      LOG.warn("{}", problem.get());
    }
  }

  /** Connect restarts a connector whose configuration is put, even the same: 9 s without facts. */
  private void configure() throws InterruptedException, ExecutionException, TimeoutException {
    FutureCallback<Map<String, String>> present = new FutureCallback<>();
    herder.connectorConfig(ConnectorSettings.NAME, present);
    try {
      if (wanted.equals(present.get(20, TimeUnit.SECONDS))) {
        return;
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof NotFoundException)) {
        throw e;
      }
    }
    FutureCallback<Herder.Created<org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo>>
        put = new FutureCallback<>();
    herder.putConnectorConfig(ConnectorSettings.NAME, wanted, true, put);
    put.get(30, TimeUnit.SECONDS);
    LOG.info("the outbox connector's configuration is new");
  }

  private void restart() throws InterruptedException, ExecutionException, TimeoutException {
    FutureCallback<ConnectorStateInfo> restarted = new FutureCallback<>();
    herder.restartConnectorAndTasks(
        new RestartRequest(ConnectorSettings.NAME, true, true), restarted);
    restarted.get(20, TimeUnit.SECONDS);
  }

  private static Optional<String> wrong(ConnectorStateInfo status) {
    if (status.tasks().isEmpty()) {
      return Optional.of(described("the connector has no task yet; it", status.connector()));
    }
    return Stream.concat(Stream.of(status.connector()), status.tasks().stream())
        .filter(part -> !"RUNNING".equals(part.state()))
        .map(part -> described("", part))
        .findFirst();
  }

  private static String described(String who, ConnectorStateInfo.AbstractState part) {
    String trace = part.trace();
    String state = who.isEmpty() ? part.state() : who + " is " + part.state();
    return trace == null || trace.isBlank() ? state : state + ": " + causes(trace);
  }

  /** The first line of a stack trace and of its last cause. */
  private static String causes(String trace) {
    String last =
        trace
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce("", (before, after) -> after);
    String first = firstLine(trace);
    return shortened(
        last.isEmpty() ? first : first + "; " + last.substring("Caused by: ".length()));
  }

  /** Debezium's exceptions hold its whole state. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
