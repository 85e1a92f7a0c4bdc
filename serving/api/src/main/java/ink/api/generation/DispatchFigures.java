package ink.api.generation;

import ink.facts.DispatchMeasured;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Dispatch's newest figures for each model: what every ETA rests on. */
final class DispatchFigures {
  private final Map<String, DispatchMeasured> newest = new ConcurrentHashMap<>();

  void heard(DispatchMeasured measured) {
    newest.merge(
        measured.getModel(),
        measured,
        (old, now) -> now.getMeasuredAt().isBefore(old.getMeasuredAt()) ? old : now);
  }

  @Nullable DispatchMeasured of(String model) {
    return newest.get(model);
  }
}
