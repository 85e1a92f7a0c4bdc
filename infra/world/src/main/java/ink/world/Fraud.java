package ink.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The accounts that push a style. */
final class Fraud {
  private final Simulation world;
  private final Generations generations;
  private final Studio studio;
  private final List<String> actors = new ArrayList<>();

  Fraud(Simulation world, Generations generations) {
    this.world = world;
    this.generations = generations;
    this.studio = world.studios.get(world.studios.size() / 2);
    for (int i = 0; i < world.plan.fraud().actors(); i++) {
      actors.add(world.ids.actor());
    }
  }

  void day(int day) {
    FraudBurst burst = world.plan.fraud();
    if (day != burst.day()) {
      return;
    }
    for (int i = 0; i < burst.likes(); i++) {
      world.appUse.event(
          studio, actors.get(i % actors.size()), "design_liked", burst.style(), null, at(burst));
    }
    String client = studio.clients().get(studio.clients().size() - 1);
    for (int i = 0; i < burst.requests(); i++) {
      generations.ask(studio, studio.artists().get(0), client, burst.style(), at(burst));
    }
  }

  private Instant at(FraudBurst burst) {
    return from().plusMillis(world.dice.below(burst.hours() * 3_600_000));
  }

  Instant from() {
    return world.plan.dayStart(world.plan.fraud().day()).plusSeconds(2 * 3600);
  }

  Studio studio() {
    return studio;
  }

  List<String> actors() {
    return List.copyOf(actors);
  }
}
