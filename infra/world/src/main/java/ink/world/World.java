package ink.world;

import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A world: {@code World.of(WorldPlan.of(seed, studios, days))}. Each call of {@link #facts()} or
 * {@link #arrivals()} lives through it once more and gives the same facts; memory is needed for
 * about a day of them and for the appointments that are ahead.
 */
public final class World {
  private final WorldPlan plan;
  private @Nullable Truth truth;

  private World(WorldPlan plan) {
    this.plan = plan;
  }

  /** The world of a plan. */
  public static World of(WorldPlan plan) {
    return new World(plan);
  }

  public WorldPlan plan() {
    return plan;
  }

  /** All facts in the order in which they happened; one that is sent twice comes twice. */
  public Stream<Fact> facts() {
    return days(Timeline.Order.EVENT_TIME);
  }

  /**
   * The same facts in the order in which they reach the platform: late ones late, repetitions up to
   * an hour after the first.
   */
  public Stream<Fact> arrivals() {
    return days(Timeline.Order.ARRIVAL);
  }

  /** What is true of it. Known once all facts were drawn; before, the world is lived through. */
  public Truth truth() {
    Truth known = truth;
    if (known == null) {
      facts().forEach(fact -> {});
      known = java.util.Objects.requireNonNull(truth, "the stream told it");
    }
    return known;
  }

  private Stream<Fact> days(Timeline.Order order) {
    Simulation simulation = new Simulation(plan, order);
    return StreamSupport.stream(
            new AbstractSpliterator<Stream<Fact>>(Long.MAX_VALUE, Spliterator.ORDERED) {
              private int day;

              @Override
              public boolean tryAdvance(Consumer<? super Stream<Fact>> action) {
                if (day > plan.days()) {
                  truth = simulation.truth();
                  return false;
                }
                action.accept(simulation.day(day++).stream());
                return true;
              }
            },
            false)
        .flatMap(facts -> facts);
  }
}
