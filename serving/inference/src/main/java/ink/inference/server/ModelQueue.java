package ink.inference.server;

import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.Model;
import ink.inference.model.Model.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests that wait for one model. An instance that falls free takes the next ones by priority
 * and arrival, as many as fit a batch; while the batch is not full it waits for more, but no longer
 * than the delay allows. Whoever leaves the queue in another way (timeout, cancellation, stop) is
 * answered at once.
 */
final class ModelQueue {
  private static final Logger LOG = LoggerFactory.getLogger(ModelQueue.class);

  private final Model model;
  private final ModelStats stats;
  private final ScheduledExecutorService clock;
  private final TreeMap<Integer, LinkedHashSet<Waiting>> levels = new TreeMap<>();

  /** Of those that wait only: an alarm that stayed set would keep its request's tensors. */
  private final Map<Waiting, Future<?>> alarms = new HashMap<>();

  private int size;
  private int members;
  private int free;
  private int running;
  private boolean stopping;

  /** Set while a batch is held back to fill. */
  private boolean holding;

  /**
   * @param clock forgets what is called off ({@link
   *     java.util.concurrent.ScheduledThreadPoolExecutor#setRemoveOnCancelPolicy})
   */
  ModelQueue(Model model, ModelStats stats, ScheduledExecutorService clock) {
    this.model = model;
    this.stats = stats;
    this.clock = clock;
    this.free = model.instances();
  }

  /**
   * Queues a request or fails it at once.
   *
   * @param timeout how long it may wait; zero is without limit
   */
  void add(Waiting request, Duration timeout) {
    Failure refusal = null;
    synchronized (this) {
      if (stopping) {
        refusal = Failure.stopping();
      } else if (size >= model.batching().maxQueue()) {
        refusal = Failure.queueFull(model.signature().model());
      } else {
        levels.computeIfAbsent(request.priority(), level -> new LinkedHashSet<>()).add(request);
        size++;
        members += request.members();
      }
    }
    if (refusal != null) {
      fail(request, refusal);
      return;
    }
    startBatches();
    if (!timeout.isZero()) {
      setAlarm(request, timeout);
    }
  }

  private synchronized void setAlarm(Waiting request, Duration timeout) {
    LinkedHashSet<Waiting> level = levels.get(request.priority());
    if (level != null && level.contains(request)) {
      alarms.put(
          request,
          clock.schedule(
              () -> leave(request, Failure.timedOut(model.signature().model())),
              timeout.toNanos(),
              TimeUnit.NANOSECONDS));
    }
  }

  /** Takes a request out, if it still waits, and fails it. What already runs is left to finish. */
  void leave(Waiting request, Failure why) {
    synchronized (this) {
      LinkedHashSet<Waiting> level = levels.get(request.priority());
      if (level == null || !level.remove(request)) {
        return;
      }
      taken(request);
    }
    fail(request, why);
  }

  synchronized int waiting() {
    return size;
  }

  synchronized boolean idle() {
    return size == 0 && running == 0;
  }

  /** New requests are turned away; those that wait or run are finished. */
  synchronized void stop() {
    stopping = true;
  }

  private void startBatches() {
    for (List<Waiting> batch = next(); batch != null; batch = next()) {
      run(batch);
    }
  }

  /** The next batch, or null when nothing may start now. */
  private synchronized @Nullable List<Waiting> next() {
    if (free == 0 || size == 0) {
      return null;
    }
    Batching batching = model.batching();
    long delay = batching.maxDelay().toNanos();
    if (members < batching.maxBatch() && delay > 0 && !stopping) {
      long left = oldest() + delay - System.nanoTime();
      if (left > 0) {
        if (!holding) {
          holding = true;
          var unused = clock.schedule(this::release, left, TimeUnit.NANOSECONDS);
        }
        return null;
      }
    }
    List<Waiting> batch = new ArrayList<>();
    int room = batching.maxBatch();
    for (LinkedHashSet<Waiting> level : levels.values()) {
      Iterator<Waiting> inOrder = level.iterator();
      while (inOrder.hasNext()) {
        Waiting request = inOrder.next();
        if (request.members() > room) {
          room = 0; // the next one does not fit: it starts the next batch, nobody overtakes it
          break;
        }
        inOrder.remove();
        taken(request);
        batch.add(request);
        room -= request.members();
      }
      if (room == 0) {
        break;
      }
    }
    free--;
    running++;
    return batch;
  }

  private void release() {
    synchronized (this) {
      holding = false;
    }
    startBatches();
  }

  private void run(List<Waiting> batch) {
    long started = System.nanoTime();
    List<Tensors> inputs = batch.stream().map(Waiting::inputs).toList();
    var unused =
        model
            .run(inputs)
            .whenComplete(
                (answers, broken) -> {
                  // The instance falls free before anybody is answered: an answer's receiver may
                  // ask again at once.
                  synchronized (this) {
                    free++;
                    running--;
                  }
                  finish(batch, started, answers, broken);
                  startBatches();
                });
  }

  private void finish(
      List<Waiting> batch,
      long started,
      @Nullable List<Answer> answers,
      @Nullable Throwable broken) {
    long compute = System.nanoTime() - started;
    long batchMembers = batch.stream().mapToLong(Waiting::members).sum();
    stats.ran(batchMembers, compute, System.currentTimeMillis());
    if (broken != null || answers == null) {
      LOG.error(
          "model {} failed on a batch of {}", model.signature().model(), batchMembers, broken);
      batch.forEach(request -> fail(request, Failure.broken(model.signature().model())));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      Waiting request = batch.get(i);
      if (answers.get(i) instanceof Answer.Given given) {
        stats.succeeded(
            request.members(),
            System.nanoTime() - request.arrivedNanos(),
            started - request.arrivedNanos(),
            compute);
        request.answered().accept(given.outputs());
      } else if (answers.get(i) instanceof Answer.Refused refused) {
        fail(request, Failure.refused(refused.reason()));
      }
    }
  }

  private void fail(Waiting request, Failure why) {
    stats.failed(why.reason(), System.nanoTime() - request.arrivedNanos());
    request.failed().accept(why);
  }

  private void taken(Waiting request) {
    size--;
    members -= request.members();
    Future<?> alarm = alarms.remove(request);
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  private long oldest() {
    long oldest = Long.MAX_VALUE;
    for (LinkedHashSet<Waiting> level : levels.values()) {
      for (Waiting first : level) {
        oldest = Math.min(oldest, first.arrivedNanos());
        break;
      }
    }
    return oldest;
  }
}
