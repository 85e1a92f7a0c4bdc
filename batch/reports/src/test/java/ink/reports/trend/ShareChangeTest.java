package ink.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareChangeTest {
  /** Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339. */
  @Test
  void givesTheIntervalThatNewcombePublished() {
    ShareChange change = ShareChange.between(48, 80, 56, 70, 0.05);

    assertThat(change.difference()).isCloseTo(0.2, within(1e-12));
    assertThat(change.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(change.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(change.direction()).isEqualTo(ShareChange.Direction.RISER);
  }

  @Test
  void isTheSameBackwards() {
    ShareChange change = ShareChange.between(56, 70, 48, 80, 0.05);

    assertThat(change.low()).isCloseTo(-0.3339, within(5e-5));
    assertThat(change.high()).isCloseTo(-0.0524, within(5e-5));
    assertThat(change.direction()).isEqualTo(ShareChange.Direction.FADER);
  }

  @Test
  void saysNothingWhenChanceMayHaveDoneIt() {
    assertThat(ShareChange.between(10, 30, 12, 30, 0.05).direction())
        .isEqualTo(ShareChange.Direction.STEADY);
    assertThat(ShareChange.between(10, 10, 12, 12, 0.05).direction())
        .isEqualTo(ShareChange.Direction.STEADY);
  }
}
