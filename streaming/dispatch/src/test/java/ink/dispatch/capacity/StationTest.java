package ink.dispatch.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.dispatch.capacity.SimulatedStation.Sojourns;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationTest {
  private static final Percentage THREE_PERCENT = Percentage.withPercentage(3);

  @Test
  void erlangsOwnExampleComesOut() {
    // One server: C is the utilisation. Two servers at one Erlang: C = 1/3 (textbook value).
    assertThat(new Station(1, .5, 1, 1).waitingProbability()).isCloseTo(.5, within(1e-12));
    assertThat(new Station(2, 1, 1, 1).waitingProbability()).isCloseTo(1 / 3.0, within(1e-12));
    // M/M/1: mean wait = rho / (mu - lambda).
    assertThat(new Station(1, .5, 1, 1).meanWait()).isCloseTo(1, within(1e-12));
  }

  @Test
  void tooFewServersNeverCatchUp() {
    Station drowning = new Station(8, 30.4, 2.742, .35);
    assertThat(drowning.utilisation()).isGreaterThan(1);
    assertThat(drowning.waitingProbability()).isEqualTo(1);
    assertThat(drowning.meanWait()).isInfinite();
    assertThat(drowning.waitQuantile(.5)).isInfinite();
    assertThat(drowning.sojournQuantile(.99)).isInfinite();
  }

  /** Allen and Cunneen err by up to 2 % here, to the short side; fewer jobs would add noise. */
  @ParameterizedTest
  @CsvSource({"8, .85, 1.471, .35", "99, .85, 2.742, .35", "4, .7, 1, .35"})
  void agreesWithTheRealQueueInASimulation(
      int servers, double utilisation, double serviceSeconds, double variation) {
    Station station =
        new Station(servers, servers * utilisation / serviceSeconds, serviceSeconds, variation);
    Sojourns seen = SimulatedStation.run(station, 300_000, 3);

    assertThat(seen.mean()).isCloseTo(serviceSeconds + station.meanWait(), THREE_PERCENT);
    assertThat(seen.quantile(.5)).isCloseTo(station.sojournQuantile(.5), THREE_PERCENT);
    assertThat(seen.quantile(.99)).isCloseTo(station.sojournQuantile(.99), THREE_PERCENT);
  }

  @Test
  void reproducesTheTableOfTheStudy() {
    // perf-and-reliability, section 3: 10 M a month are 3.80 a second, 30.4 at eight times the
    // mean.
    assertThat(gpus("sdxl-30", "A100", 30.44)).isEqualTo(99);
    assertThat(gpus("sdxl-30", "H100", 30.44)).isEqualTo(53);
    assertThat(gpus("sdxl-lcm-4", "A100", 30.44)).isEqualTo(16);
    assertThat(gpus("sdxl-lcm-4", "H100", 30.44)).isEqualTo(9);
    assertThat(gpus("sd3-medium-28", "A100", 30.44)).isEqualTo(116);
    assertThat(gpus("flux-schnell-4", "A100", 30.44)).isEqualTo(68);
    assertThat(gpus("sdxl-30", "A100", 50)).isEqualTo(162);
    GpuPlan plan = plan("sdxl-30", "A100", 30.44);
    assertThat(plan.with(99).sojournQuantile(.99)).isCloseTo(5.8, within(.1));
    assertThat(plan.sustained(8)).isCloseTo(2.48, within(.01));
    assertThat(plan.clears(8, 1_000)).isCloseTo(343, within(1.0));
    assertThat(plan.gpusForBurst(1_000)).isEqualTo(159);
    assertThatThrownBy(() -> gpus("flux-dev-28", "A100", 30.44))
        .isInstanceOf(GpuPlan.UnreachableException.class)
        .hasMessageContaining("no number of GPUs keeps it");
  }

  private static GpuPlan plan(String model, String gpu, double perSecond) {
    return new GpuPlan(ServiceTime.of(model, gpu), perSecond, 20, .99);
  }

  private static int gpus(String model, String gpu, double perSecond) {
    return plan(model, gpu, perSecond).gpus();
  }

  @Test
  void anUnknownModelIsToldWithThoseThereAre() {
    assertThatThrownBy(() -> ServiceTime.of("sdxl-30", "B200"))
        .hasMessageContaining("nothing is known of sdxl-30 on B200")
        .hasMessageContaining("sdxl-lcm-4 on H100");
  }
}
