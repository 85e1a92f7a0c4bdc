package ink.models.body.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.ageing.Band;
import ink.models.ageing.GapRule;
import ink.models.ageing.Wearer;
import ink.models.skin.Skin;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Paths;
import ink.models.vector.Raster;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private static final double SCALE = 16;
  private static final Wearer WEARER = Wearer.of(new Skin(.02));

  /** Two gaps of 0.7 mm above, two of 3 mm below. */
  private static final Closing CLOSING = closing(.7, .7, 3, 3);

  private static Closing closing(double... gaps) {
    Sheet sheet = new Sheet();
    double y = 3;
    sheet.line(Paths.line(3, y, 37, y), .5);
    for (double gap : gaps) {
      y += gap + .5;
      sheet.line(Paths.line(3, y, 37, y), .5);
    }
    return Closing.of(
        Raster.draw(sheet.on(40, 20), (int) (40 * SCALE), (int) (20 * SCALE)), SCALE, WEARER);
  }

  @Test
  void theYearIsTheGapRules() {
    Closing.Spot first = CLOSING.first().get(0);

    assertThat(first.width()).isCloseTo(.7, within(.05));
    assertThat(first.y()).isBetween(3.0, 6.0);
    assertThat(first.year(Band.CENTRE))
        .isEqualTo(GapRule.LINES.closesAfter(first.width(), WEARER, Band.CENTRE));
    assertThat(first.year(Band.HIGH)).isLessThan(first.year(Band.CENTRE));
    assertThat(first.year(Band.LOW)).isGreaterThan(first.year(Band.CENTRE));
  }

  @Test
  void halfOfTheGapsCloseBetweenTheirYears() {
    assertThat(CLOSING.closed(0, Band.CENTRE)).isZero();
    assertThat(CLOSING.closed(12, Band.CENTRE)).isCloseTo(.5, within(.05));
    assertThat(CLOSING.closed(12, Band.HIGH)).isGreaterThanOrEqualTo(CLOSING.closed(12, Band.LOW));
  }

  @Test
  void theNarrowestGapIsThatOfAllButOneInTwenty() {
    assertThat(CLOSING.narrowestGap()).isCloseTo(.7, within(.05));
    assertThat(closing().narrowestGap()).isInfinite();
    assertThat(closing().closed(20, Band.HIGH)).isZero();
    assertThat(closing().first()).isEmpty();
  }

  @Test
  void aBlankPictureIsRefused() {
    byte[] white = new byte[64 * 64];
    Arrays.fill(white, (byte) 255);

    assertThatThrownBy(() -> Closing.of(new GrayImage(64, 64, white), SCALE, WEARER))
        .hasMessageContaining("blank");
  }
}
