package ink.dispatch;

import ink.dispatch.cache.CachedImage;
import ink.dispatch.cache.ResultCache;
import ink.dispatch.image.ImageStore;
import ink.dispatch.image.StoredImage;
import ink.dispatch.outcome.Outcome;
import ink.dispatch.outcome.Outcome.Cause;
import ink.dispatch.outcome.OutcomeFacts;
import ink.dispatch.outcome.OutcomeStore;
import ink.dispatch.queue.DispatchQueue;
import ink.dispatch.queue.Ticket;
import ink.facts.GenerationRequested;
import ink.inference.InkFlash;
import ink.inference.MalformedTensorException;
import ink.inference.SimulatedService;
import ink.triton.Answer;
import ink.triton.TritonClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Takes each generation from its request to its outcome: wait, call the model, store the image,
 * record the outcome, tell it; in this order, so that whoever sees the fact finds the row, and
 * whoever sees the row finds the image. One whose image is there already does not wait and calls
 * nobody: its image is copied.
 *
 * <p>All of it happens on one thread, the job's; what takes time runs elsewhere and comes back
 * through {@code thread}.
 */
final class Dispatcher {
  /** Calls that break over one request before it counts as the model's fault for good. */
  static final int BROKEN_CALLS = 3;

  private final DispatchQueue queue;
  private final Plans plans;
  private final TritonClient models;
  private final ResultCache cache;
  private final ImageStore images;
  private final OutcomeStore outcomes;
  private final Executor thread;
  private final Outlet outlet;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration forgottenAfter;
  private final Meter meter = new Meter();
  private final Map<String, Work> works = new HashMap<>();
  private final Backoff full = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(1));
  private final Backoff unseen = new Backoff(Duration.ofMillis(10), Duration.ofSeconds(2));
  private final PriorityQueue<Unseen> unseens = new PriorityQueue<>();

  /** An outcome of a generation that PostgreSQL did not show, to be recorded again. */
  private record Unseen(Instant at, Work work, Outcome outcome) implements Comparable<Unseen> {
    @Override
    public int compareTo(Unseen other) {
      return at.compareTo(other.at);
    }
  }

  /** Where ends are told; called on the job's thread, once for each generation. */
  interface Outlet {
    void ended(GenerationRequested request, Outcome outcome);

    /** PostgreSQL, which accepted every generation there is, does not know this old one. */
    void unknown(GenerationRequested request);
  }

  /**
   * @param forgottenAfter how old a generation has to be before PostgreSQL's word that there is no
   *     such generation is believed
   */
  Dispatcher(
      DispatchQueue queue,
      Plans plans,
      TritonClient models,
      ResultCache cache,
      ImageStore images,
      OutcomeStore outcomes,
      Executor thread,
      Outlet outlet,
      InstantSource clock,
      RandomGenerator random,
      Duration forgottenAfter) {
    this.queue = queue;
    this.plans = plans;
    this.models = models;
    this.cache = cache;
    this.images = images;
    this.outcomes = outcomes;
    this.thread = thread;
    this.outlet = outlet;
    this.clock = clock;
    this.random = random;
    this.forgottenAfter = forgottenAfter;
  }

  /** Takes a request; one that is under way is left alone. */
  void request(GenerationRequested request) {
    Work work = new Work(request);
    if (works.putIfAbsent(work.id(), work) == null) {
      models.watch(request.getModel());
      search(work);
    }
  }

  /** Looks whether its image is there already, when that may be the answer. */
  private void search(Work work) {
    String version = models.version(work.request.getModel()).orElse(null);
    String key = work.cacheKey;
    if (key == null || version == null) {
      draw(work);
      return;
    }
    work.searching = true;
    var unused =
        cache
            .find(
                new ResultCache.Question(
                    work.id(), work.request.getTenantId(), key, work.request.getModel(), version))
            .thenAccept(found -> thread.execute(() -> searched(work, found)));
  }

  private void searched(Work work, Optional<CachedImage> found) {
    meter.searched(found.isPresent());
    if (work.calledOff) {
      endCancelled(work);
    } else if (found.isPresent()) {
      copy(work, found.get());
    } else {
      draw(work);
    }
  }

  /** The design gets an image of its own: it stays when the other one is deleted. */
  private void copy(Work work, CachedImage found) {
    String key = OutcomeFacts.imageKey(work.request.getTenantId(), work.id());
    var unused =
        images
            .copy(found.imageKey(), key)
            .whenComplete(
                (copied, error) ->
                    thread.execute(
                        () -> {
                          if (work.calledOff) {
                            endCancelled(work);
                          } else if (error == null && copied) {
                            settle(
                                work, CompletableFuture.completedFuture(cached(work, found, key)));
                          } else {
                            draw(work);
                          }
                        }));
  }

  private Outcome cached(Work work, CachedImage found, String key) {
    return new Outcome.Completed(
        now(),
        work.attempts,
        OutcomeFacts.designId(work.id()),
        found.modelVersion(),
        found.backend(),
        found.undrawnWords(),
        key,
        found.imageBytes(),
        found.imageSha256(),
        Math.max(0, Duration.between(work.request.getRequestedAt(), clock.instant()).toMillis()),
        0,
        true,
        work.cacheKey,
        1);
  }

  private void draw(Work work) {
    work.searching = false;
    queue.offer(work.ticket(plans, meter.bytesPerPixel(work.request.getModel())));
    pump();
  }

  /** Calls a generation off, unless its image is there already. */
  void cancel(String generationId) {
    Work work = works.get(generationId);
    if (work == null) {
      return;
    }
    if (work.searching) {
      work.calledOff = true;
    } else if (queue.cancel(generationId)) {
      endCancelled(work);
    } else if (work.call != null) {
      work.call.cancel();
    }
  }

  /** Ends what waited too long and calls whoever can be called now. */
  void pump() {
    Instant now = clock.instant();
    for (Unseen due = unseens.peek(); due != null && !due.at.isAfter(now); due = unseens.peek()) {
      unseens.remove();
      settle(due.work, CompletableFuture.completedFuture(due.outcome));
    }
    for (Ticket late : queue.expired()) {
      Work work = work(late.id());
      end(
          work,
          Cause.EXPIRED,
          "deadline-exceeded",
          "No model server took it in time: "
              + models.ready(late.model())
              + " of "
              + models.endpoints()
              + " are ready and "
              + queue.waiting(late.model())
              + " other requests wait; ask again later.");
    }
    for (Optional<Ticket> next = queue.next(models::isOpen);
        next.isPresent();
        next = queue.next(models::isOpen)) {
      call(work(next.get().id()));
    }
  }

  private Work work(String id) {
    Work work = works.get(id);
    if (work == null) {
      throw new IllegalStateException("nobody knows " + id);
    }
    return work;
  }

  private void call(Work work) {
    TritonClient.Call call = models.infer(work.order(), work.request.getDeadlineAt());
    work.call = call;
    var unused = call.answer().thenAccept(answer -> thread.execute(() -> answered(work, answer)));
  }

  private void answered(Work work, Answer answer) {
    work.call = null;
    work.attempts += answer.attempts();
    if (answer instanceof Answer.Given given) {
      given(work, given);
    } else if (answer instanceof Answer.Rejected rejected) {
      fail(work, Cause.REJECTED, rejected.code(), rejected.detail() + "; change the request.");
    } else if (answer instanceof Answer.TimedOut late) {
      fail(work, Cause.EXPIRED, "deadline-exceeded", late.detail() + "; ask again later.");
    } else if (answer instanceof Answer.Broken broken) {
      broken(work, broken.detail());
    } else if (answer instanceof Answer.Busy) {
      Instant until = after(full, ++work.putBacks);
      queue.pause(work.request.getModel(), until);
      waitAgain(work, Instant.MIN);
    } else {
      waitAgain(work, after(Backoff.AWAY, ++work.putBacks));
    }
    pump();
  }

  private void waitAgain(Work work, Instant notBefore) {
    if (!queue.putBack(work.id(), notBefore)) {
      endCancelled(work);
    }
  }

  /** The model's answer ends it, unless it was called off before. */
  private void fail(Work work, Cause cause, String code, String detail) {
    if (queue.served(work.id())) {
      end(work, cause, code, detail);
    } else {
      endCancelled(work);
    }
  }

  private Instant after(Backoff backoff, int failures) {
    return clock.instant().plus(backoff.after(failures, random));
  }

  private void broken(Work work, String detail) {
    work.broken++;
    if (work.broken < BROKEN_CALLS) {
      waitAgain(work, after(Backoff.AWAY, work.broken));
    } else {
      fail(
          work,
          Cause.BROKEN,
          "model-error",
          "The model failed " + work.broken + " times over it: " + detail + "; tell support.");
    }
  }

  private void given(Work work, Answer.Given given) {
    InkFlash.Design design;
    try {
      design = InkFlash.design(given.response());
      if (design.image().isEmpty() && !isSimulated(design)) {
        throw new MalformedTensorException("a design without an image");
      }
    } catch (MalformedTensorException e) {
      broken(work, "model server " + given.endpoint() + " answered nonsense: " + e.getMessage());
      return;
    }
    int bytes = given.response().getSerializedSize();
    meter.weighed(work.request.getModel(), (double) bytes / work.pixels());
    queue.weighed(work.id(), bytes);
    if (!queue.served(work.id())) {
      endCancelled(work);
      return;
    }
    meter.served(work.request.getModel(), given.took());
    String key = OutcomeFacts.imageKey(work.request.getTenantId(), work.id());
    Instant servedFrom = clock.instant().minus(given.took());
    long queueMs =
        Math.max(0, Duration.between(work.request.getRequestedAt(), servedFrom).toMillis());
    settle(
        work,
        stored(key, design)
            .thenApply(
                image ->
                    new Outcome.Completed(
                        now(),
                        work.attempts,
                        OutcomeFacts.designId(work.id()),
                        given.response().getModelVersion(),
                        design.backend(),
                        design.undrawnWords(),
                        image.key(),
                        image.bytes(),
                        image.sha256(),
                        queueMs,
                        given.took().toMillis(),
                        false,
                        work.cacheKey,
                        1)));
  }

  private CompletableFuture<StoredImage> stored(String key, InkFlash.Design design) {
    return design.image().isEmpty()
        ? CompletableFuture.completedFuture(StoredImage.of(key, design.image()))
        : images.put(key, design.image());
  }

  private static boolean isSimulated(InkFlash.Design design) {
    return design.backend().equals(SimulatedService.BACKEND);
  }

  private void endCancelled(Work work) {
    end(work, Cause.CANCELLED, "cancelled", "It was called off by the requester.");
  }

  private void end(Work work, Cause cause, String code, String detail) {
    settle(
        work,
        CompletableFuture.completedFuture(
            new Outcome.Failed(now(), work.attempts, cause, code, detail)));
  }

  /** Records the outcome, then tells the one that stands. */
  private void settle(Work work, CompletableFuture<? extends Outcome> outcome) {
    var unused =
        outcome
            .thenCompose(
                value ->
                    outcomes
                        .record(work.id(), value)
                        .<Runnable>thenApply(standing -> () -> settled(work, value, standing)))
            .whenComplete(
                (settled, error) ->
                    thread.execute(error == null ? settled : () -> unsettled(work, error)));
  }

  private void settled(Work work, Outcome outcome, Optional<Outcome> standing) {
    if (standing.isEmpty() && isYoung(work)) {
      unseens.add(new Unseen(after(unseen, ++work.unseen), work, outcome));
      return;
    }
    if (queue.place(work.id()) != null) {
      queue.done(work.id());
    }
    works.remove(work.id());
    if (standing.isPresent()) {
      outlet.ended(work.request, standing.get());
    } else {
      outlet.unknown(work.request);
    }
    pump();
  }

  /**
   * Debezium reads a commit from the log before PostgreSQL shows its rows to others; by how much
   * depends on the processor and on replicas that the commit waits for.
   */
  private boolean isYoung(Work work) {
    return clock.instant().isBefore(work.request.getRequestedAt().plus(forgottenAfter));
  }

  private void unsettled(Work work, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof OutcomeStore.RefusedException refused && work.broken < BROKEN_CALLS) {
      work.broken = BROKEN_CALLS;
      end(work, Cause.BROKEN, "outcome-refused", refused.getMessage() + "; tell support.");
      return;
    }
    throw new IllegalStateException("the outcome of " + work.id() + " is stuck", cause);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  DispatchQueue queue() {
    return queue;
  }

  Meter meter() {
    return meter;
  }
}
