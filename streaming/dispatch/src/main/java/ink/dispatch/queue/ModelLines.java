package ink.dispatch.queue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lanes of one model. */
final class ModelLines {
  private final Limits limits;
  private final Map<Lane, Line> lines = new EnumMap<>(Lane.class);
  private Instant pausedUntil = Instant.MIN;

  ModelLines(Limits limits) {
    this.limits = limits;
    for (Lane lane : Lane.values()) {
      lines.put(lane, new Line(limits, lane));
    }
  }

  Line line(Lane lane) {
    Line line = lines.get(lane);
    if (line == null) {
      throw new IllegalStateException("no line for " + lane);
    }
    return line;
  }

  void pause(Instant until) {
    pausedUntil = until;
  }

  boolean isPaused(Instant now) {
    return now.isBefore(pausedUntil);
  }

  /**
   * The lane to serve next: the one that is due first. A lane is due a step of {@link
   * Limits#ageing} after it was served last for each lane more urgent than it. So drafts go first,
   * and no lane waits for ever.
   *
   * @param fits whether the lane has memory for the answer of who is next in it
   */
  @Nullable Lane next(Instant now, Predicate<Entry> fits) {
    Lane first = null;
    for (Lane lane : Lane.values()) {
      Line line = line(lane);
      line.promote(now);
      if (line.canCall()
          && hasRoom(lane)
          && (first == null || due(lane).isBefore(due(first)))
          && fits.test(line.first())) {
        first = lane;
      }
    }
    return first;
  }

  /** When the lane is due; anybody waits there. */
  Instant due(Lane lane) {
    return line(lane).hungrySince().plus(limits.ageing().multipliedBy(lane.ordinal()));
  }

  int waiting() {
    return lines.values().stream().mapToInt(Line::waiting).sum();
  }

  int calling() {
    int calling = 0;
    for (Line line : lines.values()) {
      calling += line.calling();
    }
    return calling;
  }

  /** Whether the model may be called for the lane without touching what is reserved for others. */
  private boolean hasRoom(Lane lane) {
    int taken = 0;
    for (Map.Entry<Lane, Line> entry : lines.entrySet()) {
      Line line = entry.getValue();
      taken += line.calling();
      if (entry.getKey() != lane) {
        taken += line.keptFree();
      }
    }
    return taken < limits.calls();
  }
}
