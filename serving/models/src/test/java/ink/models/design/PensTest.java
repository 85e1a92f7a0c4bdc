package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.ageing.Band;
import ink.models.ageing.GapRule;
import org.junit.jupiter.api.Test;

class PensTest {

  /** A rule that is laid out by too wide a gap wastes skin, by too narrow a one closes up. */
  @Test
  void gapsAreThoseOfTheGapRuleAfterTenYearsAndALittleMore() {
    double sigma = Band.CENTRE.sigma(10, 1);

    assertThat(Pens.GAP / (GapRule.LINES.sigmas() * sigma)).isBetween(1.03, 1.10);
    assertThat(Pens.SOLID_GAP / (GapRule.SOLIDS.sigmas() * sigma)).isBetween(1.03, 1.10);
  }

  @Test
  void linesAtAPitchAndBesideAnOutlineStandAGapApart() {
    Pens pens = new Pens(.75, .42, .46);

    assertThat(pens.pitch() - pens.fine()).isEqualTo(Pens.GAP);
    assertThat(pens.inset() - pens.main() / 2 - pens.fine() / 2).isGreaterThan(Pens.GAP * .999);
    assertThat(pens.halo() / 2 - pens.main() / 2).isGreaterThan(Pens.GAP * .999);
  }
}
