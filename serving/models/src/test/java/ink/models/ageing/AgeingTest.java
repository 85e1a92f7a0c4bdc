package ink.models.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.body.BodyPart;
import ink.models.colour.Lab;
import ink.models.skin.Ink;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgeingTest {

  private static final Skin SKIN = new Skin(.02);
  private static final Wearer WEARER = Wearer.of(SKIN);
  private static final double PPM = 8;

  /** Lines of several weights, dots, a ring and a solid. */
  private static final Drawing DRAWING =
      new Sheet()
          .line(Paths.line(2, 2, 28, 2), .35)
          .line(Paths.line(2, 4, 28, 4), .6)
          .line(Paths.line(2, 6, 28, 6), 1.2)
          .line(Paths.circle(8, 15, 5), .5)
          .dot(8, 15, .5)
          .solid(Paths.circle(21, 16, 6))
          .hole(21, 16, 2)
          .on(30, 24);

  private static final InkMap PACKED = PackDensity.packed(InkMap.covered(DRAWING, PPM).padded(2));

  @Test
  void edgesSpreadAsTabled() {
    double[][] table = {
      {0, .080}, {.23, .139}, {1, .196}, {2.78, .266}, {5, .333}, {10, .448}, {20, .617}
    };
    for (double[] row : table) {
      assertThat(WEARER.sigma(row[0], Band.CENTRE))
          .as("%s y", row[0])
          .isCloseTo(row[1], within(.001));
    }
  }

  @Test
  void inkSpreadsAndFadesStrictlyWithEveryMonth() {
    for (Band band : Band.values()) {
      for (BodyPart part : BodyPart.values()) {
        Wearer wearer = new Wearer(SKIN, part, 1, false);
        double sigma = 0;
        for (double years = 0; years <= 40; years += 1 / 12.0) {
          assertThat(wearer.sigma(years, band)).isGreaterThan(sigma);
          sigma = wearer.sigma(years, band);
        }
      }
      for (Ink ink : Ink.values()) {
        double left = 1.0001;
        for (double years = 0; years <= 40; years += 1 / 12.0) {
          assertThat(WEARER.remaining(ink, years, band)).isLessThan(left).isPositive();
          left = WEARER.remaining(ink, years, band);
        }
      }
    }
  }

  @Test
  void everyInkComesNearerToSkinWithTheYears() {
    Lab bare = SKIN.light().lab();
    for (Ink ink : Ink.values()) {
      double last = Double.POSITIVE_INFINITY;
      for (double years : new double[] {.25, 2, 5, 10, 20, 30}) {
        LinearImage shown = Ageing.shown(Map.of(ink, PACKED), WEARER, years, Band.CENTRE, 5);
        double sum = 0;
        for (int i = 0; i < PACKED.load().length; i += 13) {
          if (PACKED.load()[i] > .12) {
            sum += shown.at(i).lab().difference(bare);
          }
        }
        assertThat(sum).as("%s after %s y", ink, years).isLessThanOrEqualTo(last);
        last = sum;
      }
    }
  }

  @Test
  void spreadingLosesNoInk() {
    double sigma = WEARER.sigma(20, Band.HIGH);
    InkMap wide = PackDensity.packed(InkMap.covered(DRAWING, PPM).padded(4 * 2.1 * sigma));
    float[] spread = Blur.gaussian(wide.load(), wide.width(), wide.height(), sigma * PPM * 2.1);

    assertThat(wide.with(spread).mass()).isCloseTo(wide.mass(), within(.005 * wide.mass()));

    InkMap aged = Ageing.aged(wide, Ink.BLACK, WEARER, 20, Band.HIGH, 3);
    double left = WEARER.remaining(Ink.BLACK, 20, Band.HIGH) * wide.mass();
    assertThat(aged.mass()).as("patches even out").isCloseTo(left, within(.04 * left));
  }

  @Test
  void gapsCloseUpBetweenTwoAndThreeSigma() {
    for (double years : new double[] {2, 5, 10, 20}) {
      double sigma = WEARER.sigma(years, Band.CENTRE);
      assertThat(dip(2.0 * sigma, years)).as("%s y", years).isLessThan(.20);
      assertThat(dip(3.0 * sigma, years)).as("%s y", years).isGreaterThan(.20);
    }
  }

  @Test
  void theGapRuleGivesTheTabledGapsAndTheirYears() {
    double[] lines = {.83, 1.12, 1.54};
    double[] solids = {1.00, 1.34, 1.85};
    double[] years = {5, 10, 20};
    for (int i = 0; i < 3; i++) {
      assertThat(GapRule.LINES.narrowest(WEARER, years[i], Band.CENTRE))
          .isCloseTo(lines[i], within(.01));
      assertThat(GapRule.SOLIDS.narrowest(WEARER, years[i], Band.CENTRE))
          .isCloseTo(solids[i], within(.01));
    }
    assertThat(GapRule.LINES.closesAfter(1.12, WEARER, Band.CENTRE)).isCloseTo(10, within(.2));
    assertThat(GapRule.LINES.closesAfter(1.12, WEARER, Band.HIGH)).isLessThan(6);
    assertThat(GapRule.LINES.closesAfter(.1, WEARER, Band.CENTRE)).isZero();
    assertThat(GapRule.SOLIDS.closesAfter(9, WEARER, Band.CENTRE)).isInfinite();
  }

  @Test
  void bodyPartSunAndAgeMatter() {
    Wearer finger = new Wearer(SKIN, BodyPart.FINGER, 1, false);
    Wearer covered = new Wearer(SKIN, BodyPart.CALF, .3, false);
    Wearer older = new Wearer(SKIN, BodyPart.CALF, 1, true);

    assertThat(finger.sigma(10, Band.CENTRE)).isGreaterThan(WEARER.sigma(10, Band.CENTRE));
    assertThat(finger.remaining(Ink.RED, 10, Band.CENTRE))
        .isLessThan(WEARER.remaining(Ink.RED, 10, Band.CENTRE));
    assertThat(covered.remaining(Ink.RED, 10, Band.CENTRE))
        .isGreaterThan(WEARER.remaining(Ink.RED, 10, Band.CENTRE));
    assertThat(older.sigma(10, Band.CENTRE)).isGreaterThan(WEARER.sigma(10, Band.CENTRE));
    for (Ink ink : Ink.values()) {
      assertThat(WEARER.remaining(ink, 10, Band.LOW))
          .isGreaterThan(WEARER.remaining(ink, 10, Band.CENTRE));
      assertThat(WEARER.remaining(ink, 10, Band.HIGH))
          .isLessThan(WEARER.remaining(ink, 10, Band.CENTRE));
    }
  }

  @Test
  void widerStrokesArePackedFuller() {
    Map<Double, Double> loads = new TreeMap<>();
    for (double width : new double[] {.5, 1, 1.2, 1.35, 1.6, 4}) {
      Drawing bar =
          new Sheet().solid(new Path2D.Double(new Rectangle2D.Double(2, 2, 10, width))).on(14, 8);
      InkMap packed = PackDensity.packed(InkMap.covered(bar, 20));
      loads.put(
          width, (double) Math.round(packed.at(140, (int) (20 * (2 + width / 2))) * 100) / 100);
      assertThat(packed.at(140, (int) (20 * (2 + .1))))
          .as("an edge is as full as the middle of a %s mm bar", width)
          .isEqualTo(packed.at(140, (int) (20 * (2 + width / 2))));
    }
    assertThat(loads.values()).containsExactly(.24, .24, .45, .72, 1.0, 1.0);
  }

  @Test
  void patchesAreTheSeedsAndStayThroughTheYears() {
    PatchNoise noise = new PatchNoise(9);
    double sum = 0;
    double most = 0;
    for (int i = 0; i < 20_000; i++) {
      double n = noise.at(i % 200 * .37, i / 200 * .41);
      sum += n;
      most = Math.max(most, Math.abs(n));
    }
    assertThat(sum / 20_000).isCloseTo(0, within(.05));
    assertThat(most).isBetween(.6, 1.2);
    float[] one = Ageing.aged(PACKED, Ink.RED, WEARER, 10, Band.CENTRE, 9).load();
    assertThat(Ageing.aged(PACKED, Ink.RED, WEARER, 10, Band.CENTRE, 9).load()).isEqualTo(one);
    assertThat(Ageing.aged(PACKED, Ink.RED, WEARER, 10, Band.CENTRE, 8).load()).isNotEqualTo(one);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Wearer(SKIN, BodyPart.BACK, -1, false))
        .hasMessageContaining("0 to 5");
    assertThatThrownBy(() -> WEARER.sigma(-1, Band.LOW)).hasMessageContaining("zero or more");
    assertThatThrownBy(() -> new InkMap(2, 2, 8, new float[3])).hasMessageContaining("2 x 2");
    assertThatThrownBy(() -> new InkMap(1, 1, 0, new float[1]))
        .hasMessageContaining("per millimetre");
    assertThatThrownBy(() -> Ageing.shown(Map.of(), WEARER, 1, Band.LOW, 1))
        .hasMessageContaining("without an ink");
    assertThatThrownBy(
            () ->
                Ageing.shown(
                    Map.of(Ink.RED, PACKED, Ink.BLUE, PACKED.padded(1)), WEARER, 1, Band.LOW, 1))
        .hasMessageContaining("one size");
  }

  /** How far the gap between two solids stands out: 1 as bare skin, 0 not at all. */
  private static double dip(double gap, double years) {
    double ppm = 20;
    int solid = 100;
    int width = (int) Math.round(gap * ppm) + 2 * solid;
    float[] load = new float[width];
    for (int x = 0; x < solid; x++) {
      load[x] = 1;
      load[width - 1 - x] = 1;
    }
    float[] tall = new float[width * 121];
    for (int y = 0; y < 121; y++) {
      System.arraycopy(load, 0, tall, y * width, width);
    }
    InkMap packed = new InkMap(width, 121, ppm, tall);
    LinearImage shown = Ageing.shown(Map.of(Ink.BLACK, packed), WEARER, years, Band.CENTRE, 1);
    int row = 60 * width;
    double bare = SKIN.light().xyz().y();
    double middle = shown.at(row + width / 2).xyz().y();
    double beside = shown.at(row + solid / 2).xyz().y();
    return (middle - beside) / (bare - beside);
  }
}
