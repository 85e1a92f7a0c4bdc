package ink.triton;

import inference.ModelMetadataRequest;
import inference.ModelMetadataResponse;
import inference.ModelReadyRequest;
import inference.ModelReadyResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every server again and again whether it is ready for the models that are watched. */
final class Probes {
  private static final Logger log = LoggerFactory.getLogger(Probes.class);

  static final Duration WHEN_READY = Duration.ofSeconds(5);
  static final Duration WHEN_NOT = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Supplier<List<Server>> servers;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Runnable onChange;
  private final Set<String> watched = ConcurrentHashMap.newKeySet();
  private final Map<Target, ScheduledFuture<?>> pending = new ConcurrentHashMap<>();

  private record Target(Server server, String model) {}

  Probes(
      Supplier<List<Server>> servers,
      ScheduledExecutorService timer,
      Clock clock,
      Runnable onChange) {
    this.servers = servers;
    this.timer = timer;
    this.clock = clock;
    this.onChange = onChange;
  }

  void watch(String model) {
    if (watched.add(model)) {
      servers.get().forEach(server -> probe(server, model));
    }
  }

  /** A server came: it is asked for every model that is watched. */
  void watch(Server server) {
    watched.forEach(model -> probe(server, model));
  }

  /** An answer names the version it is of; when that is a new one, the server is asked. */
  void answered(Server server, String model, String version) {
    if (!server.noteAnswerOf(model, version)) {
      askForVersion(server, model);
    }
  }

  /** A call learned something about a server; a change is told to whoever waits. */
  void note(Server server, String model, Consumer<Health> change) {
    if (server.note(model, change)) {
      changed(server, model);
      schedule(server, model);
    }
  }

  private void probe(Server server, String model) {
    if (server.isGone()) {
      pending.remove(new Target(server, model));
      return;
    }
    // A channel in its own pause after a refused connection would let us wait up to two minutes.
    server.channel().resetConnectBackoff();
    server
        .stub()
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .modelReady(
            ModelReadyRequest.newBuilder().setName(model).build(),
            new Reply<ModelReadyResponse>(
                response -> {
                  if (response.getReady()) {
                    found(server, model, Health.State.READY);
                    askForVersion(server, model);
                  } else {
                    askWhetherKnown(server, model);
                  }
                },
                status -> found(server, model, meaning(status))));
  }

  /** Triton says of a model it does not have only that it is not ready. */
  private void askWhetherKnown(Server server, String model) {
    server
        .stub()
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .modelMetadata(
            ModelMetadataRequest.newBuilder().setName(model).build(),
            new Reply<ModelMetadataResponse>(
                response -> found(server, model, Health.State.LOADING),
                status -> found(server, model, meaning(status))));
  }

  /** With every good probe: a model can be upgraded under a server that stays. */
  private void askForVersion(Server server, String model) {
    server
        .stub()
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .modelMetadata(
            ModelMetadataRequest.newBuilder().setName(model).build(),
            new Reply<ModelMetadataResponse>(
                response -> server.noteVersion(model, Versions.served(response.getVersionsList())),
                status -> server.noteVersion(model, null)));
  }

  private static Health.State meaning(Status status) {
    return status.getCode() == Status.Code.NOT_FOUND
        ? Health.State.UNKNOWN_MODEL
        // Triton answers UNAVAILABLE for a model that it has and that is not ready; a server that
        // is not there counts the same: wait.
        : Health.State.DOWN;
  }

  private void found(Server server, String model, Health.State state) {
    Instant now = clock.instant();
    if (server.noteProbe(model, state, now)) {
      changed(server, model);
    }
    schedule(server, model);
  }

  /** The next probe, in place of one that was to come later. */
  private void schedule(Server server, String model) {
    Duration pause = server.state(model) == Health.State.READY ? WHEN_READY : WHEN_NOT;
    if (timer.isShutdown()) {
      return;
    }
    ScheduledFuture<?> next =
        timer.schedule(() -> probe(server, model), pause.toMillis(), TimeUnit.MILLISECONDS);
    ScheduledFuture<?> before = pending.put(new Target(server, model), next);
    if (before != null) {
      before.cancel(false);
    }
  }

  private void changed(Server server, String model) {
    log.info("model server {} is {} for {}", server.endpoint(), server.state(model), model);
    onChange.run();
  }

  /** The one message of a unary call, or the status instead. */
  private record Reply<T>(Consumer<T> message, Consumer<Status> failure)
      implements StreamObserver<T> {
    @Override
    public void onNext(T value) {
      message.accept(value);
    }

    @Override
    public void onError(Throwable error) {
      failure.accept(Status.fromThrowable(error));
    }

    @Override
    public void onCompleted() {}
  }
}
