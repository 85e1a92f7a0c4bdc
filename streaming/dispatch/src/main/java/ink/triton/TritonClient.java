package ink.triton;

import inference.ModelInferRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a fleet of model servers. Each call goes to one of the servers that are ready for the model;
 * only when that server cannot be reached, is full or is silent for too long does it go to another
 * one, as long as the deadline allows. A client that hedges sends a call that is slower than most
 * to a second server, too, and takes the answer that comes first.
 */
public final class TritonClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TritonClient.class);

  private final Fleet fleet;
  private final Balancer balancer;
  private final Duration callTimeout;
  private final int hedgePercent;
  private final Map<String, CallTimes> times = new ConcurrentHashMap<>();
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
    this(endpoints, callTimeout, 0, Resolver.SYSTEM, clock, random, onChange);
  }

  /**
   * @param hedgePercent a call that takes longer than this part of the calls to its model of late
   *     is sent to another server as well; 0: none is
   * @param resolver looks up the names of many
   */
  public TritonClient(
      List<Endpoint> endpoints,
      Duration callTimeout,
      int hedgePercent,
      Resolver resolver,
      Clock clock,
      RandomGenerator random,
      Runnable onChange) {
    this.fleet = new Fleet(endpoints, resolver);
    this.balancer = new Balancer(random);
    this.callTimeout = callTimeout;
    this.hedgePercent = hedgePercent;
    this.clock = clock;
    // Looking a name up can take long, and probes must not wait for it.
    this.timer = new ScheduledThreadPoolExecutor(2, TritonClient::daemon);
    timer.setRemoveOnCancelPolicy(true);
    this.probes = new Probes(fleet::servers, timer, clock, onChange);
    if (fleet.changes()) {
      var unused =
          timer.scheduleWithFixedDelay(
              this::lookUp, 0, resolver.holds().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void lookUp() {
    try {
      fleet.lookUp().forEach(probes::watch);
    } catch (RuntimeException e) {
      // The timer would never come back.
      log.error("cannot look model servers up; trying again", e);
    }
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

  /**
   * The version of the model that every ready server serves; none while they differ or one has not
   * said it. A server that changes the version without a stop is asked every few seconds.
   */
  public Optional<String> version(String model) {
    return Versions.agreed(
        fleet.servers().stream().filter(server -> server.state(model) == Health.State.READY),
        model);
  }

  /** Servers that are ready for the model. */
  public int ready(String model) {
    return (int) fleet.servers().stream().filter(s -> s.state(model) == Health.State.READY).count();
  }

  /** Servers there should be. */
  public int endpoints() {
    return fleet.servers().size();
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
    return fleet.servers().stream().filter(server -> server.state(model) == state).toList();
  }

  /** After how long another server is asked as well; none when that is not wanted or not known. */
  Optional<Duration> hedgeAfter(String model) {
    CallTimes known = hedgePercent == 0 ? null : times.get(model);
    return known == null ? Optional.empty() : known.percentile(hedgePercent);
  }

  /** A call brought an answer after this time. */
  void took(String model, Duration time) {
    if (hedgePercent > 0) {
      times.computeIfAbsent(model, name -> new CallTimes()).took(time);
    }
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
    fleet.close();
  }
}
