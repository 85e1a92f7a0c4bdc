package ink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {

  @Test
  void aRateIsASecondsOrAMonths() {
    assertThat(PlanCommand.perSecond("30.4")).isEqualTo(30.4);
    assertThat(PlanCommand.perSecond("30.4/s")).isEqualTo(30.4);
    assertThat(PlanCommand.perSecond("10000000/month")).isCloseTo(3.8026, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "0", "-3/s", "3/day", "3/s/s", ""})
  void whatIsNoRateIsToldSo(String rate) {
    assertThatThrownBy(() -> PlanCommand.perSecond(rate)).hasMessageContaining("10000000/month");
  }

  @Test
  void plansALoadAndRefusesAnImpossibleOne() {
    assertThat(
            Ink.run(
                "plan",
                "--model",
                "sdxl-30",
                "--gpu",
                "A100",
                "--rate",
                "10000000/month",
                "--peak",
                "8",
                "--json"))
        .isZero();
    assertThat(Ink.run("plan", "--model", "flux-dev-28", "--gpu", "A100", "--rate", "1"))
        .as("one job alone takes longer than the promise")
        .isEqualTo(1);
    assertThat(Ink.run("plan", "--model", "sdxl-30", "--gpu", "B9", "--rate", "1"))
        .isEqualTo(Ink.CANNOT);
    assertThat(
            Ink.run(
                "plan", "--model", "own", "--gpu", "own", "--rate", "1", "--service-seconds", "2"))
        .isZero();
  }
}
