package ink.api.generation;

import ink.api.http.Json;
import ink.api.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ChunkedOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams of server-sent events, one a listener. A generation has at most three events with an id,
 * always the same: 1 queued, 2 cancel_requested, 3 its outcome (named by the status). Between them
 * come progress events without an id. What a listener missed is told again from PostgreSQL, so any
 * API process can go on where another stopped.
 *
 * <p>A Kafka fact wakes the listeners of a generation; every two seconds all are looked after
 * anyway. Events are few and small, far below a socket's buffer, so one thread writes them all.
 */
final class GenerationEvents implements AutoCloseable {
  /** Id of the outcome's event. */
  static final int LAST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(GenerationEvents.class);
  private static final int MOST_LISTENERS = 2000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /**
   * Jersey loses a close that comes before it has taken up the output: a listener is told nothing
   * until it has had time to.
   */
  private static final Duration SETTLING = Duration.ofMillis(50);

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final GenerationStore store;
  private final GenerationViews views;
  private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "generation-events");
            daemon.setDaemon(true);
            return daemon;
          });

  /** Someone who hears; touched by the one thread only. */
  private static final class Listener {
    private final String tenantId;
    private final String generationId;
    private final ChunkedOutput<byte[]> output = new ChunkedOutput<>(byte[].class);
    private final Instant since = Instant.now();
    private int sent;
    private String lastNote = "";

    Listener(String tenantId, String generationId, int sent) {
      this.tenantId = tenantId;
      this.generationId = generationId;
      this.sent = sent;
    }
  }

  /** A past event, the same whenever it is told. */
  record Past(String id, String status, Instant at) {}

  GenerationEvents(GenerationStore store, GenerationViews views) {
    this.store = store;
    this.views = views;
  }

  /** Starts to look after listeners. */
  void start() {
    var unused = thread.scheduleWithFixedDelay(this::lookAfterAll, 2, 2, TimeUnit.SECONDS);
    var unusedToo = thread.scheduleWithFixedDelay(this::beat, 10, 10, TimeUnit.SECONDS);
  }

  /** How many listen now. */
  int listening() {
    return count.get();
  }

  /**
   * The events of a generation after the one with id {@code seen}.
   *
   * @throws ProblemException 503 when too many listen
   */
  ChunkedOutput<byte[]> follow(String tenantId, Generation generation, int seen) {
    if (count.incrementAndGet() > MOST_LISTENERS) {
      count.decrementAndGet();
      throw ProblemException.of(
              503,
              "too-many-listeners",
              "Too many event streams are open",
              "Ask for the generation itself every few seconds, or try again later.")
          .withHeader("Retry-After", "10");
    }
    Listener listener = new Listener(tenantId, generation.id(), seen);
    listeners.computeIfAbsent(generation.id(), id -> ConcurrentHashMap.newKeySet()).add(listener);
    lookAgain(listener); // its outcome may have come before the listener was known
    return listener.output;
  }

  /** Something happened to the generation. */
  void wake(String generationId) {
    if (listeners.containsKey(generationId)) {
      later(() -> lookAfter(Set.of(generationId)));
    }
  }

  private void later(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("the API stops; its listeners come back to another", e);
    }
  }

  private void lookAfterAll() {
    lookAfter(Set.copyOf(listeners.keySet()));
  }

  private void lookAfter(Set<String> generationIds) {
    Map<String, Set<String>> idsOfTenant = new HashMap<>();
    for (String id : generationIds) {
      for (Listener listener : listeners.getOrDefault(id, Set.of())) {
        idsOfTenant.computeIfAbsent(listener.tenantId, t -> new HashSet<>()).add(id);
      }
    }
    try {
      idsOfTenant.forEach(
          (tenant, ids) ->
              store.findAll(tenant, ids).forEach(generation -> tellAll(tenant, generation)));
    } catch (RuntimeException e) {
      // The next look is in two seconds; listeners keep their place.
      LOG.warn("cannot look after event streams now: {}", e.toString());
    }
  }

  private void tellAll(String tenantId, Generation generation) {
    for (Listener listener : List.copyOf(listeners.getOrDefault(generation.id(), Set.of()))) {
      if (listener.tenantId.equals(tenantId)) {
        tell(listener, generation);
      }
    }
  }

  private void tell(Listener listener, Generation generation) {
    if (listener.output.isClosed()) {
      leave(listener);
      return;
    }
    if (listener.since.plus(SETTLING).isAfter(Instant.now())) {
      lookAgain(listener);
      return;
    }
    try {
      GenerationView view = views.of(listener.tenantId, generation);
      for (Event event : missed(generation, view, listener.sent)) {
        listener.output.write(event.bytes);
        listener.sent = event.id;
      }
      if (generation.outcome() != null) {
        leave(listener);
      } else if (listener.since.plus(LONGEST).isBefore(Instant.now())) {
        leave(listener); // it comes back with its Last-Event-ID
      } else {
        sendProgress(listener, view);
      }
    } catch (IOException e) {
      LOG.debug("a listener went away", e);
      leave(listener);
    }
  }

  private static void sendProgress(Listener listener, GenerationView view) throws IOException {
    Progress progress = view.progress();
    if (progress != null && !listener.lastNote.equals(progress.toString())) {
      listener.lastNote = progress.toString();
      listener.output.write(ServerSentEvent.of("progress", Json.bytes(progress)));
    }
  }

  /** All that a generation that has ended has to tell after the event with id {@code seen}. */
  byte[] toldAtOnce(String tenantId, Generation generation, int seen) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    missed(generation, views.of(tenantId, generation), seen)
        .forEach(event -> all.writeBytes(event.bytes));
    return all.toByteArray();
  }

  /** The events with an id that are known by now and come after {@code seen}. */
  private static List<Event> missed(Generation generation, GenerationView view, int seen) {
    List<Event> events = new ArrayList<>();
    String id = generation.id();
    if (seen < 1) {
      events.add(Event.of(1, "queued", new Past(id, "queued", generation.requestedAt())));
    }
    Instant cancelled = generation.cancelRequestedAt();
    if (seen < 2 && cancelled != null) {
      events.add(Event.of(2, "cancel_requested", new Past(id, "queued", cancelled)));
    }
    if (seen < LAST && generation.outcome() != null) {
      events.add(Event.of(LAST, view.status(), view));
    }
    return events;
  }

  /** An event as it is sent. */
  private record Event(int id, byte[] bytes) {
    static Event of(int id, String name, Object data) {
      return new Event(id, ServerSentEvent.of(id, name, Json.bytes(data)));
    }
  }

  private void lookAgain(Listener listener) {
    try {
      var unused =
          thread.schedule(
              () -> lookAfter(Set.of(listener.generationId)),
              SETTLING.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the API stops; its listeners come back to another", e);
    }
  }

  private void beat() {
    for (Set<Listener> some : listeners.values()) {
      for (Listener listener : List.copyOf(some)) {
        try {
          listener.output.write(HEARTBEAT);
        } catch (IOException e) {
          LOG.debug("a listener went away", e);
          leave(listener);
        }
      }
    }
  }

  private void leave(Listener listener) {
    listeners.computeIfPresent(
        listener.generationId,
        (id, some) -> {
          if (some.remove(listener)) {
            count.decrementAndGet();
          }
          return some.isEmpty() ? null : some;
        });
    try {
      listener.output.close();
    } catch (IOException e) {
      LOG.debug("a listener was gone already", e);
    }
  }

  /** Ends all streams; listeners come back to another process with their Last-Event-ID. */
  @Override
  public void close() {
    thread.shutdownNow();
    listeners.values().stream().flatMap(Set::stream).toList().forEach(this::leave);
  }
}
