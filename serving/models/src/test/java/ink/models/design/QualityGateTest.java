package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityGateTest {

  @Test
  void anEmptySheetIsRefused() {
    assertThat(fault(new Sheet().on(100, 100))).contains("the sheet is empty");
  }

  @Test
  void inkInTheBorderIsRefused() {
    assertThat(fault(ring(50))).contains("ink runs into the border");
    assertThat(fault(ring(40))).isEmpty();
  }

  @Test
  void aBlackPatchIsRefused() {
    Drawing disc =
        new Sheet()
            .add(
                new Sheet().solid(Paths.circle(0, 0, 40)),
                AffineTransform.getTranslateInstance(50, 50))
            .on(100, 100);

    assertThat(fault(disc))
        .hasValueSatisfying(fault -> assertThat(fault).endsWith("% of its box is ink"));
  }

  @Test
  void oneWeightOfLineOnlyIsRefused() {
    Sheet rings = new Sheet();
    for (double r = 40; r > 5; r -= 8) {
      rings.line(Paths.circle(0, 0, r), 2);
    }

    assertThat(fault(centred(rings))).contains("its lines have no hierarchy of weights");
  }

  @Test
  void crumbsAndStragglingOutlinesAreRefused() {
    Sheet crumbs = new Sheet().line(Paths.circle(0, 0, 40), 4).line(Paths.circle(0, 0, 30), 2);
    crumbs.line(Paths.line(0, 0, .2, 0), .6);
    assertThat(fault(centred(crumbs))).contains("it has crumbs of ink");

    Sheet corner = new Sheet().line(Paths.line(-40, -40, 40, 40), 16);
    corner.line(Paths.line(-40, -38, -10, -10), 8);
    assertThat(fault(centred(corner))).contains("its outline straggles");
  }

  @Test
  void aMandalaWhoseHalvesDifferIsRefused() {
    Sheet lopsided = new Sheet().line(Paths.circle(0, 0, 40), 2);
    lopsided.line(Paths.circle(15, 0, 15), 4);

    assertThat(QualityGate.fault(centred(lopsided), Style.MANDALA, wishes()))
        .contains("its halves differ");
    assertThat(fault(centred(lopsided))).isEmpty();
  }

  private static Optional<String> fault(Drawing drawing) {
    return QualityGate.fault(drawing, Style.CELTIC, wishes());
  }

  private static Wishes wishes() {
    return Vocabulary.read(Style.CELTIC, "", "");
  }

  private static Drawing centred(Sheet sheet) {
    return new Sheet().add(sheet, AffineTransform.getTranslateInstance(50, 50)).on(100, 100);
  }

  private static Drawing ring(double radius) {
    Sheet ring = new Sheet();
    for (double r = radius; r > 5; r -= 8) {
      ring.line(Paths.circle(0, 0, r), r == radius ? 2 : 1);
    }
    return centred(ring);
  }
}
