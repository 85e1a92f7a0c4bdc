package ink.dispatch;

import ink.dispatch.queue.DispatchQueue;
import ink.dispatch.queue.Forecast;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Outlook;
import ink.facts.QueueMeasured;
import ink.ids.IdType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells, lane by lane, who waits and for how long still: a few marks a tenant, whatever it has
 * waiting, from which everybody's place can be read. A lane where nobody waits is told of once.
 */
final class WaitingRoom {
  /** A record on Kafka stays well below its limit of 1 MB. */
  private static final int TENANTS = 1_000;

  private static final int MARKS = 5;

  /** With many tenants, each has few waiting, and the looking must stay short. */
  private static final int FEW_MARKS = 2;

  static final long UNKNOWN = -1;

  private final DispatchQueue queue;
  private final Set<String> crowded = new HashSet<>();

  WaitingRoom(DispatchQueue queue) {
    this.queue = queue;
  }

  /**
   * How the lanes of a model stand.
   *
   * @param served whether a server of the model is ready; else nobody can tell when anybody is
   *     served
   */
  List<QueueMeasured> look(String model, boolean served, Instant now) {
    List<QueueMeasured> facts = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      String place = model + " " + lane;
      int waiting = queue.load(model, lane).waiting();
      boolean before = waiting > 0 ? !crowded.add(place) : crowded.remove(place);
      if (waiting > 0 || before) {
        Outlook outlook = queue.outlook(model, lane, waiting > TENANTS ? FEW_MARKS : MARKS);
        facts.addAll(facts(model, lane, outlook, served, now.truncatedTo(ChronoUnit.MICROS)));
      }
    }
    return facts;
  }

  private static List<QueueMeasured> facts(
      String model, Lane lane, Outlook outlook, boolean served, Instant now) {
    List<QueueMeasured> facts = new ArrayList<>();
    List<Outlook.Backlog> all = outlook.backlogs();
    int from = 0;
    do {
      List<Outlook.Backlog> some = all.subList(from, Math.min(all.size(), from + TENANTS));
      List<Outlook.Mark> marks = some.stream().flatMap(one -> one.marks().stream()).toList();
      facts.add(
          QueueMeasured.newBuilder()
              .setEventId(IdType.EVENT.next())
              .setTenantId("unknown")
              .setModel(model)
              .setLane(lane.name().toLowerCase(Locale.ROOT))
              .setMeasuredAt(now)
              .setNewcomerPosition(outlook.newcomer().position())
              .setNewcomerMs(millis(outlook.newcomer(), served))
              .setTenants(some.stream().map(Outlook.Backlog::tenant).toList())
              .setNextPositions(some.stream().map(one -> one.next().position()).toList())
              .setNextMs(some.stream().map(one -> millis(one.next(), served)).toList())
              .setMarks(some.stream().map(one -> one.marks().size()).toList())
              .setAskedAt(marks.stream().map(mark -> micros(mark.requestedAt())).toList())
              .setPositions(marks.stream().map(mark -> mark.forecast().position()).toList())
              .setAnswerMs(marks.stream().map(mark -> millis(mark.forecast(), served)).toList())
              .build());
      from += TENANTS;
    } while (from < all.size());
    return facts;
  }

  private static long millis(Forecast forecast, boolean served) {
    Duration answerIn = forecast.answerIn();
    return served && answerIn != null ? answerIn.toMillis() : UNKNOWN;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
