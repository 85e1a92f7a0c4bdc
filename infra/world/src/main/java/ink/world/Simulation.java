package ink.world;

import java.time.Instant;
import java.util.List;

/** One run of a world, day by day. */
final class Simulation {
  final WorldPlan plan;
  final Dice dice;
  final Ids ids;
  final Tally tally = new Tally();
  final Timeline timeline;
  final Clock clock;
  final Demand demand;
  final AppUse appUse;
  final Appointments appointments;
  final List<Studio> studios;

  private final Instant outageFrom;
  private final Instant outageTo;
  private final Generations generations;
  private final Registry registry;
  private final Fleet fleet;
  private final Fraud fraud;

  Simulation(WorldPlan plan, Timeline.Order order) {
    this.plan = plan;
    this.outageFrom =
        plan.dayStart(plan.outage().day()).plusSeconds(plan.outage().fromHour() * 3600L);
    this.outageTo = outageFrom.plusSeconds(plan.outage().hours() * 3600L);
    this.dice = new Dice(plan.seed());
    this.ids = new Ids(plan.seed());
    this.timeline = new Timeline(plan, order, dice, tally);
    this.clock = new Clock(plan, dice, tally);
    this.demand = new Demand(plan);
    this.studios = new Population(plan, dice, ids).studios();
    this.appUse = new AppUse(this);
    this.appointments = new Appointments(this);
    this.generations = new Generations(this);
    this.registry = new Registry(this);
    this.fleet = new Fleet(this);
    this.fraud = new Fraud(this, generations);
  }

  /** What happens on a day, or, with {@link Timeline.Order#ARRIVAL}, what arrives on it. */
  List<Fact> day(int day) {
    if (day == plan.days()) {
      return timeline.drainRest();
    }
    demand.begin(day);
    registry.day(day);
    for (Studio studio : studios) {
      if (!studio.artistsOn(day).isEmpty()) {
        generations.day(studio, day);
        appUse.day(studio, day);
        appointments.day(studio, day);
      }
    }
    fraud.day(day);
    fleet.day(day);
    return timeline.drain(day);
  }

  boolean outageAt(Instant at) {
    return !at.isBefore(outageFrom) && at.isBefore(outageTo);
  }

  Truth truth() {
    return Truth.of(this, fraud);
  }
}
