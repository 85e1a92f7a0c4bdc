package ink.models.design.snake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.awt.geom.AffineTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyTest {

  private static final Pens PENS = new Pens(.75, .42, .46);

  /** A loop: right along y 0, up and around, down through its own start. */
  private static final Course LOOP =
      Course.through(false, -40, 0, 0, 0, 30, 0, 40, -20, 20, -34, 0, -20, 0, 0, 0, 40);

  @Test
  void aCrossingIsFoundWhereTheWayMeetsItself() {
    assertThat(Body.crossings(LOOP)).hasSize(1);
    Body.Crossing crossing = Body.crossings(LOOP).get(0);
    double[] first = LOOP.at(crossing.first());
    double[] second = LOOP.at(crossing.second());

    assertThat(first[0]).isCloseTo(second[0], within(.5));
    assertThat(first[1]).isCloseTo(second[1], within(.5));
    assertThat(Body.crossings(Course.through(false, 0, 0, 20, 5, 40, 0))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Skin.Pattern.class)
  void whatPassesOverHidesWhatPassesUnder(Skin.Pattern pattern) {
    Skin skin = new Skin(pattern, .4, 5);
    Drawing drawing =
        new Sheet()
            .add(
                new Body(LOOP, share -> 5, skin, PENS).draw(),
                AffineTransform.getTranslateInstance(50, 50))
            .on(100, 100);
    GrayImage image = Raster.draw(drawing, 1000, 1000);

    // The later pass runs down through (50, 50): its two edges stand at x 45 and 55, and the edges
    // of the earlier one, at y 45 and 55, end in front of them.
    assertThat(darkest(image, 448, 452, 496, 500)).isLessThan(60);
    assertThat(darkest(image, 436, 442, 448, 452)).isGreaterThan(200);
    assertThat(darkest(image, 436, 442, 548, 552)).isGreaterThan(200);
    assertThat(darkest(image, 300, 420, 448, 452)).isLessThan(60);
  }

  private static int darkest(GrayImage image, int fromX, int toX, int fromY, int toY) {
    int darkest = 255;
    for (int y = fromY; y <= toY; y++) {
      for (int x = fromX; x <= toX; x++) {
        darkest = Math.min(darkest, image.at(x, y));
      }
    }
    return darkest;
  }
}
