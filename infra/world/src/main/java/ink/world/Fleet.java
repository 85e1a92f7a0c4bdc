package ink.world;

import ink.events.Streams;
import ink.facts.DispatchMeasured;
import ink.facts.QueueMeasured;
import ink.ids.IdType;
import java.time.Instant;
import java.util.List;

/**
 * How dispatch stood, every twenty minutes, and what it forecast, every hour: far less often than
 * the real one measures.
 */
final class Fleet {
  private static final String NO_TENANT = "unknown";
  private static final List<String> MODELS = List.of("ink-flash", "ink-flash-draft");
  private static final List<String> LANES = List.of("draft", "final", "batch");
  private static final List<Long> FORECAST_MS = List.of(800L, 3_500L, 12_000L);
  private static final int MINUTES = 20;
  private static final int ENDPOINTS = 8;

  private final Simulation world;

  Fleet(Simulation world) {
    this.world = world;
  }

  void day(int day) {
    for (int minute = 0; minute < 24 * 60; minute += MINUTES) {
      Instant at = world.plan.dayStart(day).plusSeconds(minute * 60L);
      for (String model : MODELS) {
        measured(model, at);
      }
      if (minute % 60 == 0) {
        for (int lane = 0; lane < LANES.size(); lane++) {
          forecast(lane, at);
        }
      }
    }
  }

  private void measured(String model, Instant at) {
    Dice dice = world.dice;
    boolean out = world.outageAt(at);
    DispatchMeasured fact = new DispatchMeasured();
    fact.setEventId(world.ids.next(IdType.EVENT, at));
    fact.setTenantId(NO_TENANT);
    fact.setModel(model);
    fact.setMeasuredAt(at);
    fact.setQueued(dice.poisson(out ? 60 : 2));
    fact.setInFlight(dice.poisson(6));
    fact.setServiceMs((model.equals("ink-flash") ? 2_600 : 600) * dice.logNormal(0.1, 3));
    fact.setServedPerSecond(dice.uniform(2, 9));
    fact.setEndpointsReady(out ? 2 : ENDPOINTS);
    fact.setEndpointsTotal(ENDPOINTS);
    world.timeline.add(Streams.DISPATCH_MEASURED, fact);
  }

  private void forecast(int lane, Instant at) {
    QueueMeasured fact = new QueueMeasured();
    fact.setEventId(world.ids.next(IdType.EVENT, at));
    fact.setTenantId(NO_TENANT);
    fact.setModel(lane == 0 ? "ink-flash-draft" : "ink-flash");
    fact.setLane(LANES.get(lane));
    fact.setMeasuredAt(at);
    fact.setNewcomerPosition(world.dice.poisson(2));
    fact.setNewcomerMs((long) (FORECAST_MS.get(lane) * world.dice.logNormal(0.4, 3)));
    fact.setTenants(List.of());
    fact.setNextPositions(List.of());
    fact.setNextMs(List.of());
    fact.setMarks(List.of());
    fact.setAskedAt(List.of());
    fact.setPositions(List.of());
    fact.setAnswerMs(List.of());
    world.timeline.add(Streams.QUEUE_MEASURED, fact);
  }
}
