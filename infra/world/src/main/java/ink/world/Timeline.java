package ink.world;

import ink.events.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The facts that are still to come, by the day on which their turn is. Some are sent twice, some
 * with the older schema. What would happen after the world's end never happens.
 */
final class Timeline {
  /** Which fact comes first. */
  enum Order {
    /** By when they happened. */
    EVENT_TIME(Comparator.comparingLong(fact -> fact.at().toEpochMilli())),
    /** By when they reach the platform. */
    ARRIVAL(Comparator.comparingLong(fact -> fact.arrivesAt().toEpochMilli()));

    private final Comparator<Fact> comparator;

    Order(Comparator<Fact> comparator) {
      this.comparator = comparator;
    }
  }

  private static final long DAY_MILLIS = 86_400_000L;

  private final WorldPlan plan;
  private final Order order;
  private final Dice dice;
  private final Tally tally;
  private final Instant end;
  private final Instant schemaChangesAt;
  private final TreeMap<Long, List<Fact>> days = new TreeMap<>();

  Timeline(WorldPlan plan, Order order, Dice dice, Tally tally) {
    this.plan = plan;
    this.order = order;
    this.dice = dice;
    this.tally = tally;
    this.end = plan.to();
    this.schemaChangesAt = plan.schemaChangesAt();
  }

  /** Adds a fact that reaches us at once; whether it happens before the world's end. */
  <T extends SpecificRecord> boolean add(Stream<T> stream, T record) {
    return add(stream, record, stream.eventTime(record));
  }

  <T extends SpecificRecord> boolean add(Stream<T> stream, T record, Instant arrivesAt) {
    Instant at = stream.eventTime(record);
    if (!at.isBefore(end)) {
      return false;
    }
    int newest = stream.released();
    int schema = at.isBefore(schemaChangesAt) ? Math.max(1, newest - 1) : newest;
    if (schema < newest) {
      tally.olderSchema++;
    }
    tally.happened(stream);
    put(Fact.of(stream, record, arrivesAt, schema));
    if (dice.chance(plan.effects().repeated())) {
      Instant again = arrivesAt.plusMillis(1 + dice.below(3_600_000));
      put(Fact.of(stream, dice.chance(0.5) ? received(record, again) : record, again, schema));
    }
    return true;
  }

  private void put(Fact fact) {
    tally.sent(fact.stream());
    Instant turn = order == Order.EVENT_TIME ? fact.at() : fact.arrivesAt();
    days.computeIfAbsent(turn.toEpochMilli() / DAY_MILLIS, d -> new ArrayList<>()).add(fact);
  }

  /** The same fact, received once more. */
  private static <T extends SpecificRecord> T received(T record, Instant again) {
    if (record.getSchema().getField("received_at") == null) {
      return record;
    }
    SpecificData data = ((SpecificRecordBase) record).getSpecificData();
    T copy = data.deepCopy(record.getSchema(), record);
    copy.put(record.getSchema().getField("received_at").pos(), again);
    return copy;
  }

  /** Takes out the facts of a day and of those before it, in order. */
  List<Fact> drain(int day) {
    return drainBefore(plan.dayStart(day + 1).toEpochMilli() / DAY_MILLIS);
  }

  /** Takes out all that is left: what arrives after the world's end. */
  List<Fact> drainRest() {
    return drainBefore(Long.MAX_VALUE);
  }

  private List<Fact> drainBefore(long end) {
    List<Fact> facts = new ArrayList<>();
    while (!days.isEmpty() && days.firstKey() < end) {
      facts.addAll(days.pollFirstEntry().getValue());
    }
    // Stable: what was decided first comes first.
    facts.sort(order.comparator);
    return facts;
  }
}
