package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import org.junit.jupiter.api.Test;

class QualityGateTest {

  @Test
  void anEmptySheetIsRefused() {
    assertThat(QualityGate.fault(new Sheet().on(100, 100))).contains("the sheet is empty");
  }

  @Test
  void inkInTheBorderIsRefused() {
    assertThat(QualityGate.fault(ring(50))).contains("ink runs into the border");
    assertThat(QualityGate.fault(ring(40))).isEmpty();
  }

  @Test
  void aBlackPatchIsRefused() {
    Drawing disc =
        new Sheet()
            .add(
                new Sheet().solid(Paths.circle(0, 0, 40)),
                AffineTransform.getTranslateInstance(50, 50))
            .on(100, 100);

    assertThat(QualityGate.fault(disc))
        .hasValueSatisfying(fault -> assertThat(fault).endsWith("% of its box is ink"));
  }

  private static Drawing ring(double radius) {
    Sheet ring = new Sheet();
    for (double r = radius; r > 5; r -= 8) {
      ring.line(Paths.circle(0, 0, r), 1);
    }
    return new Sheet().add(ring, AffineTransform.getTranslateInstance(50, 50)).on(100, 100);
  }
}
