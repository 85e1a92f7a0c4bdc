package ink.dispatch.queue.simulation;

import ink.dispatch.queue.DispatchQueue;
import ink.dispatch.queue.Forecast;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A steady load, and what those who wait are told: some tenants always have a backlog, others come
 * once in a while and are served between them. Each ticket is asked about when it comes and every
 * few seconds while it waits; what it was told is compared with what then came.
 */
final class Promises {
  private static final long WARM_MS = 180_000;
  private static final long END_MS = 360_000;
  private static final long ASK_EVERY_MS = 5_000;

  /**
   * A load.
   *
   * @param calls under way at once
   * @param backlogs tenants that keep so many tickets each, waiting or called
   * @param light tickets of tenants that come once, as a part of all that can be served
   * @param shortestMs the shortest call; the longest is {@code longestMs}
   */
  record Shape(int calls, List<Integer> backlogs, double light, int shortestMs, int longestMs) {
    double callMs() {
      return (shortestMs + longestMs) / 2.0;
    }

    double perMs() {
      return calls / callMs();
    }
  }

  private record Told(long atMs, long answerMs) {}

  private final Shape shape;
  private final SplittableRandom random;
  private final EventLoop loop = new EventLoop();
  private final DispatchQueue queue;
  private final Map<String, List<Told>> told = new HashMap<>();
  private final List<Double> errors = new ArrayList<>();
  private final List<Double> nearErrors = new ArrayList<>();
  private int made;

  Promises(long seed, Shape shape) {
    this.shape = shape;
    this.random = new SplittableRandom(seed);
    Limits.Share all = new Limits.Share(0, shape.calls());
    this.queue =
        new DispatchQueue(
            new Limits(shape.calls(), Long.MAX_VALUE)
                .withLanes(Map.of(Lane.DRAFT, all, Lane.FINAL, all, Lane.BATCH, all)),
            loop);
  }

  /** Runs it. */
  Promises run() {
    for (int tenant = 0; tenant < shape.backlogs().size(); tenant++) {
      for (int i = 0; i < shape.backlogs().get(tenant); i++) {
        offer("heavy" + tenant, 1 + tenant % 3);
      }
    }
    lightComes();
    askAll();
    pump();
    loop.run(END_MS);
    return this;
  }

  /**
   * How wrong those were told who wait for longer than a call takes, as a part of the time it then
   * took.
   */
  List<Double> errors() {
    return errors;
  }

  /**
   * How wrong the others were told, in parts of a mean call: how long their own call takes nobody
   * can foresee.
   */
  List<Double> nearErrors() {
    return nearErrors;
  }

  static double quantile(List<Double> values, double q) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(q * sorted.size())));
  }

  private void lightComes() {
    if (shape.light() > 0) {
      double mean = 1 / (shape.light() * shape.perMs());
      loop.in(
          Math.round(-mean * Math.log(1 - random.nextDouble())),
          () -> {
            offer("light" + made, 1);
            pump();
            lightComes();
          });
    }
  }

  private void askAll() {
    told.keySet().forEach(this::ask);
    loop.in(ASK_EVERY_MS, this::askAll);
  }

  private void ask(String id) {
    Optional<Forecast> forecast = queue.forecast(id);
    if (loop.ms() >= WARM_MS && forecast.isPresent()) {
      Duration answerIn = forecast.get().answerIn();
      if (answerIn == null) {
        throw new Violation("nobody can tell, though much was measured");
      }
      told.get(id).add(new Told(loop.ms(), answerIn.toMillis()));
    }
  }

  private void offer(String tenant, int weight) {
    String id = "t" + made++;
    queue.offer(
        new Ticket(
            id,
            tenant,
            weight,
            Lane.DRAFT,
            "flash",
            loop.instant(),
            loop.instant().plusSeconds(1_000_000),
            1));
    told.put(id, new ArrayList<>());
    ask(id);
  }

  private void pump() {
    for (Optional<Ticket> next = queue.next(model -> true);
        next.isPresent();
        next = queue.next(model -> true)) {
      Ticket ticket = next.get();
      loop.in(random.nextInt(shape.shortestMs(), shape.longestMs() + 1), () -> answered(ticket));
    }
  }

  private void answered(Ticket ticket) {
    queue.served(ticket.id());
    queue.done(ticket.id());
    for (Told one : told.remove(ticket.id())) {
      double took = loop.ms() - one.atMs();
      double wrong = Math.abs(one.answerMs() - took);
      if (one.answerMs() > 2 * shape.callMs()) {
        errors.add(wrong / took);
      } else {
        nearErrors.add(wrong / shape.callMs());
      }
    }
    if (ticket.tenant().startsWith("heavy")) {
      offer(ticket.tenant(), ticket.weight());
    }
    pump();
  }
}
