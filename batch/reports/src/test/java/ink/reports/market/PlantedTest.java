package ink.reports.market;

import static org.assertj.core.api.Assertions.assertThat;

import ink.reports.demand.Courses;
import ink.reports.demand.Direction;
import ink.reports.demand.Elasticity;
import ink.reports.demand.Growth;
import ink.reports.demand.Season;
import ink.world.StyleDemand;
import ink.world.World;
import ink.world.WorldPlan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was planted in a world is found in its facts, by the reports' statistics. */
class PlantedTest {
  private static final boolean NIGHTLY = Boolean.getBoolean("ink.nightly");

  /** Elasticities and risers are looked for in as many worlds. */
  private static final int SEEDS = NIGHTLY ? 100 : 5;

  @Test
  void everyRiserFaderAndSeasonIsFoundInAYear() {
    World world = World.of(WorldPlan.of(21, NIGHTLY ? 60 : 12, 364));
    WorldCounts counts = new WorldCounts(world);
    Courses courses = Courses.of(counts.weeks(), world.plan().start());
    Map<String, StyleDemand> planted =
        world.plan().effects().styles().stream()
            .collect(Collectors.toMap(StyleDemand::style, Function.identity()));

    assertThat(names(courses.moving(Direction.RISER))).startsWith("celestial", "fine-line");
    assertThat(names(courses.moving(Direction.FADER))).startsWith("tribal", "lettering");
    assertThat(courses.moving(Direction.RISER)).extracting(Growth::style).doesNotContain("band");
    List<Season> seasons =
        courses.seasons().stream()
            .filter(s -> planted.get(s.style()).seasonAmplitude() > 0)
            .toList();
    assertThat(seasons).hasSize(6);
    for (Season season : seasons) {
      double off = Math.abs(season.peakDay() - planted.get(season.style()).peakDay());
      assertThat(Math.min(off, 365.25 - off))
          .as("days that the peak of %s is off", season.style())
          .isLessThanOrEqualTo(NIGHTLY ? 7 : Math.max(7, season.marginDays()));
    }
  }

  private static List<String> names(List<Growth> growth) {
    return growth.stream().map(Growth::style).toList();
  }

  @Test
  void theElasticityLiesInItsIntervalInNineOfTenWorlds() {
    int held = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      World world = World.of(WorldPlan.of(seed, 14, 98));
      Elasticity found = Elasticity.all(new WorldCounts(world).fortnights()).get(0);
      double truth = world.plan().effects().elasticity();
      held += found.low() <= truth && truth <= found.high() ? 1 : 0;
      System.out.printf(
          "seed %d: %.2f (%.2f to %.2f), %d studios%n",
          seed, found.value(), found.low(), found.high(), found.studios());
    }
    assertThat(held).isGreaterThanOrEqualTo(NIGHTLY ? 90 : 4);
  }
}
