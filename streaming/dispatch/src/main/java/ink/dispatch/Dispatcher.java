package ink.dispatch;

import ink.dispatch.image.Design;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
  private final EarlierImages earlier;
  private final ImageStore images;
  private final Endings endings;
  private final Executor thread;
  private final Outlet outlet;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Meter meter = new Meter();
  private final Map<String, Work> works = new HashMap<>();
  private final Backoff full = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(1));

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
      EarlierImages earlier,
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
    this.earlier = earlier;
    this.images = images;
    this.endings = new Endings(outcomes, thread, this::ended, clock, random, forgottenAfter);
    this.thread = thread;
    this.outlet = outlet;
    this.clock = clock;
    this.random = random;
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
    if (!earlier.mayAnswer(work)) {
      draw(work);
      return;
    }
    work.searching = true;
    var unused =
        earlier.find(work).thenAccept(found -> thread.execute(() -> searched(work, found)));
  }

  private void searched(Work work, Optional<Design> found) {
    if (work.calledOff) {
      endCancelled(work);
    } else if (found.isPresent()) {
      end(
          work,
          Outcome.Completed.cached(
              Outcome.now(clock), work.attempts, found.get(), waited(work, clock.instant())));
    } else {
      draw(work);
    }
  }

  /** Milliseconds from its acceptance. */
  private static long waited(Work work, Instant until) {
    return Math.max(0, Duration.between(work.request.getRequestedAt(), until).toMillis());
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
    endings.again();
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
    String place = OutcomeFacts.imagePlace(work.request.getTenantId(), work.id());
    long queueMs = waited(work, clock.instant().minus(given.took()));
    endings.write(
        work,
        stored(place, design)
            .thenApply(
                image ->
                    Outcome.Completed.drawn(
                        Outcome.now(clock),
                        work.attempts,
                        new Design(
                            OutcomeFacts.designId(work.id()),
                            given.response().getModelVersion(),
                            design.backend(),
                            design.undrawnWords(),
                            image,
                            work.cacheKey),
                        queueMs,
                        given.took().toMillis())));
  }

  private CompletableFuture<StoredImage> stored(String place, InkFlash.Design design) {
    return design.image().isEmpty()
        ? CompletableFuture.completedFuture(StoredImage.of(place, design.image()))
        : images.put(place, design.image());
  }

  private static boolean isSimulated(InkFlash.Design design) {
    return design.backend().equals(SimulatedService.BACKEND);
  }

  private void endCancelled(Work work) {
    end(work, Cause.CANCELLED, "cancelled", "It was called off by the requester.");
  }

  private void end(Work work, Cause cause, String code, String detail) {
    end(work, new Outcome.Failed(Outcome.now(clock), work.attempts, cause, code, detail));
  }

  private void end(Work work, Outcome outcome) {
    endings.write(work, CompletableFuture.completedFuture(outcome));
  }

  private void ended(Work work, Optional<Outcome> standing) {
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

  DispatchQueue queue() {
    return queue;
  }

  Meter meter() {
    return meter;
  }
}
