package ink.triton;

import inference.ModelInferRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Asks a fleet of model servers. Each call goes to one of the servers that are ready for the model;
 * only when that server cannot be reached, is full or is silent for too long does it go to another
 * one, as long as the deadline allows.
 */
public final class TritonClient implements AutoCloseable {
  private final List<Server> servers;
  private final Balancer balancer;
  private final Duration callTimeout;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final Probes probes;

  /**
   * @param callTimeout after this time a server counts as silent and another one is asked
   * @param onChange told, on any thread, when a server came or went
   */
  public TritonClient(
      List<Endpoint> endpoints,
      Duration callTimeout,
      Clock clock,
      RandomGenerator random,
      Runnable onChange) {
    this.servers = endpoints.stream().map(Server::new).toList();
    this.balancer = new Balancer(random);
    this.callTimeout = callTimeout;
    this.clock = clock;
    this.timer = new ScheduledThreadPoolExecutor(1, TritonClient::daemon);
    timer.setRemoveOnCancelPolicy(true);
    this.probes = new Probes(servers, timer, clock, onChange);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "probe-model-servers");
    thread.setDaemon(true);
    return thread;
  }

  /** A call under way. */
  public interface Call {
    /** Completes on a thread of the transport, never exceptionally; do little there. */
    CompletableFuture<Answer> answer();

    /** Calls it off, at the server too; the answer becomes {@link Answer.Cancelled}. */
    void cancel();
  }

  /**
   * Asks for an inference.
   *
   * @param request complete but for its timeout, which follows from the deadline
   * @param deadline when the answer is of no use any more
   */
  public Call infer(ModelInferRequest request, Instant deadline) {
    probes.watch(request.getModelName());
    InferCall call = new InferCall(this, request, deadline);
    call.start();
    return call;
  }

  /** Starts to look whether the servers are ready for the model. */
  public void watch(String model) {
    probes.watch(model);
  }

  /**
   * Whether asking makes sense now: a server is ready for the model, or the servers there are all
   * say that they do not have it, which is an answer too.
   */
  public boolean isOpen(String model) {
    probes.watch(model);
    return !candidates(model, Set.of()).isEmpty();
  }

  /** Servers that are ready for the model. */
  public int ready(String model) {
    return (int) servers.stream().filter(s -> s.state(model) == Health.State.READY).count();
  }

  /** Servers there should be. */
  public int endpoints() {
    return servers.size();
  }

  Optional<Server> choose(String model, Set<Server> tried) {
    return balancer.choose(candidates(model, tried), server -> server.inFlight().get());
  }

  private List<Server> candidates(String model, Set<Server> tried) {
    List<Server> ready = inState(model, Health.State.READY);
    if (ready.isEmpty() && inState(model, Health.State.LOADING).isEmpty()) {
      ready = inState(model, Health.State.UNKNOWN_MODEL);
    }
    return ready.stream().filter(server -> !tried.contains(server)).toList();
  }

  private List<Server> inState(String model, Health.State state) {
    return servers.stream().filter(server -> server.state(model) == state).toList();
  }

  Duration callTimeout() {
    return callTimeout;
  }

  Instant now() {
    return clock.instant();
  }

  Probes probes() {
    return probes;
  }

  /** Runs later, unless the client is closed by then. */
  void later(Duration pause, Runnable work) {
    if (!timer.isShutdown()) {
      var unused = timer.schedule(work, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    servers.forEach(server -> server.channel().shutdownNow());
  }
}
