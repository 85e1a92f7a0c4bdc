package ink.api.generation;

import ink.facts.DispatchMeasured;
import ink.facts.QueueMeasured;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Dispatch's newest figures for each model and its lanes: what every ETA rests on. */
final class DispatchFigures {
  /** Dispatch reports about once a second; an older word than this is none. */
  static final Duration FRESH = Duration.ofSeconds(15);

  /** While anybody waits in a lane, its queue is told as often as the model's figures. */
  private static final Duration QUEUE_LAG = Duration.ofSeconds(5);

  private final Map<String, DispatchMeasured> newest = new ConcurrentHashMap<>();
  private final Map<String, LaneQueue> queues = new ConcurrentHashMap<>();

  void heard(DispatchMeasured measured) {
    newest.merge(
        measured.getModel(),
        measured,
        (old, now) -> now.getMeasuredAt().isBefore(old.getMeasuredAt()) ? old : now);
  }

  void heard(QueueMeasured measured) {
    queues.merge(
        measured.getModel() + " " + measured.getLane(), LaneQueue.of(measured), LaneQueue::and);
  }

  /** The model's figures; null when there are none that still mean something. */
  @Nullable DispatchMeasured of(String model, Instant now) {
    DispatchMeasured measured = newest.get(model);
    return measured == null || measured.getMeasuredAt().plus(FRESH).isBefore(now) ? null : measured;
  }

  /** Who waits in the lane; null when nobody does, as far as is known. */
  @Nullable LaneQueue queue(String model, String lane, Instant now) {
    DispatchMeasured measured = of(model, now);
    LaneQueue queue = queues.get(model + " " + lane);
    return measured == null
            || queue == null
            || queue.measuredAt().plus(QUEUE_LAG).isBefore(measured.getMeasuredAt())
        ? null
        : queue;
  }
}
