package ink.api.generation;

import ink.facts.QueueMeasured;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lane of a model as dispatch forecast it at an instant: who waits there, and for how long still.
 * Of each tenant it knows some requests; those between them are read off the line between the two.
 *
 * @param newcomer what a request of a tenant of which none waits can be told
 */
record LaneQueue(Instant measuredAt, Wait newcomer, Map<String, Backlog> backlogs) {

  /**
   * What a request can be told.
   *
   * @param before requests that go before it
   * @param answerIn from the measurement to its answer; null: nobody can tell
   */
  record Wait(int before, @Nullable Duration answerIn) {
    static Wait of(int before, long ms) {
      return new Wait(before, ms < 0 ? null : Duration.ofMillis(ms));
    }

    /** Between this one and a later one; {@code part} of the way, from 0 to 1. */
    private Wait towards(Wait later, double part) {
      Duration near = answerIn;
      Duration far = later.answerIn;
      return new Wait(
          (int) Math.round(before + part * (later.before - before)),
          near == null || far == null
              ? null
              : near.plusMillis(Math.round(part * far.minus(near).toMillis())));
    }
  }

  /** A request that waits. */
  record Mark(Instant requestedAt, Wait told) {}

  /**
   * What a tenant has waiting.
   *
   * @param marks from its first request to its last, one at least
   * @param next what one more can be told
   */
  record Backlog(List<Mark> marks, Wait next) {
    private @Nullable Wait at(Instant requestedAt) {
      Mark before = null;
      for (Mark mark : marks) {
        int order = mark.requestedAt().compareTo(requestedAt);
        if (order == 0) {
          return mark.told();
        }
        if (order > 0) {
          return before == null ? null : between(before, mark, requestedAt);
        }
        before = mark;
      }
      return next;
    }

    private static Wait between(Mark before, Mark after, Instant at) {
      double all = ChronoUnit.MICROS.between(before.requestedAt(), after.requestedAt());
      double part = ChronoUnit.MICROS.between(before.requestedAt(), at);
      return before.told().towards(after.told(), part / all);
    }
  }

  LaneQueue {
    backlogs = Map.copyOf(backlogs);
  }

  static LaneQueue of(QueueMeasured fact) {
    Map<String, Backlog> backlogs = new HashMap<>();
    int mark = 0;
    for (int i = 0; i < fact.getTenants().size(); i++) {
      Mark[] marks = new Mark[fact.getMarks().get(i)];
      for (int j = 0; j < marks.length; j++, mark++) {
        marks[j] =
            new Mark(
                Instant.EPOCH.plus(fact.getAskedAt().get(mark), ChronoUnit.MICROS),
                Wait.of(fact.getPositions().get(mark), fact.getAnswerMs().get(mark)));
      }
      backlogs.put(
          fact.getTenants().get(i),
          new Backlog(
              List.of(marks), Wait.of(fact.getNextPositions().get(i), fact.getNextMs().get(i))));
    }
    return new LaneQueue(
        fact.getMeasuredAt(), Wait.of(fact.getNewcomerPosition(), fact.getNewcomerMs()), backlogs);
  }

  /** The newer of the two; both together when they are of one measurement. */
  LaneQueue and(LaneQueue other) {
    int order = measuredAt.compareTo(other.measuredAt);
    if (order != 0) {
      return order > 0 ? this : other;
    }
    Map<String, Backlog> all = new HashMap<>(backlogs);
    all.putAll(other.backlogs);
    return new LaneQueue(measuredAt, newcomer, all);
  }

  /** Whether requests of the tenant wait. */
  boolean hasBacklogOf(String tenantId) {
    return backlogs.containsKey(tenantId);
  }

  /** What one more request of the tenant can be told. */
  Wait oneMore(String tenantId) {
    Backlog backlog = backlogs.get(tenantId);
    return backlog == null ? newcomer : backlog.next();
  }

  /** What a request can be told that was there at the measurement; null: it waits no more. */
  @Nullable Wait of(String tenantId, Instant requestedAt) {
    Backlog backlog = backlogs.get(tenantId);
    return backlog == null ? null : backlog.at(requestedAt);
  }
}
