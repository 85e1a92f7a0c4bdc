package ink.dispatch.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.dispatch.queue.simulation.Promises.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What those who wait are told comes true, under steady loads. */
class PromisesTest {
  /** More of them: {@code -Dink.promises.seeds=50 -Dink.promises.show=true}. */
  private static final int SEEDS = Integer.getInteger("ink.promises.seeds", 2);

  private static final boolean SHOW = Boolean.getBoolean("ink.promises.show");

  static Stream<Shape> loads() {
    return Stream.of(
        // one tenant's long backlog
        new Shape(100, List.of(2_000), 0, 2_000, 8_000),
        // tenants of different weights and backlogs
        new Shape(100, List.of(500, 500, 500, 200), 0, 2_000, 8_000),
        // the same, while others come and go before them
        new Shape(100, List.of(400, 400, 200), 0.3, 2_000, 8_000));
  }

  /** What comes in the next minute decides here, or a few calls do: not quite within a quarter. */
  static Stream<Shape> hardLoads() {
    return Stream.of(
        new Shape(100, List.of(400, 100), 0.5, 2_000, 8_000),
        new Shape(4, List.of(20, 20, 20), 0.2, 2_000, 4_000));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void nineInTenForecastsAreWithinAQuarter(Shape load) {
    assertNineInTenWithin(0.25, load);
  }

  @ParameterizedTest
  @MethodSource("hardLoads")
  void nineInTenForecastsOfHardLoadsAreWithinAThird(Shape load) {
    assertNineInTenWithin(0.33, load);
  }

  private static void assertNineInTenWithin(double most, Shape load) {
    List<Double> errors = new ArrayList<>();
    List<Double> nearErrors = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Promises promises = new Promises(seed, load).run();
      errors.addAll(promises.errors());
      nearErrors.addAll(promises.nearErrors());
    }
    if (SHOW) {
      System.out.printf(
          "%s: error p50 %.1f %%, p90 %.1f %% of %d; near: p90 %.2f of a mean call%n",
          load,
          100 * Promises.quantile(errors, 0.5),
          100 * Promises.quantile(errors, 0.9),
          errors.size(),
          Promises.quantile(nearErrors, 0.9));
    }
    assertThat(errors).hasSizeGreaterThan(100 * SEEDS);
    assertThat(Promises.quantile(errors, 0.9)).as("of the time it took").isLessThan(most);
    assertThat(Promises.quantile(nearErrors, 0.9)).as("of a mean call").isLessThan(0.6);
  }
}
