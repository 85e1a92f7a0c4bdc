package ink.models.design.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Pens;
import ink.models.design.Style;
import ink.models.design.Wishes;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BandTest {

  private static final Pens PENS = new Pens(.75, .42, .46);
  private static final Wishes ANY =
      new Wishes(Set.of(), Set.of(), OptionalInt.empty(), "", List.of());

  @Test
  void theRightEdgeMeetsTheLeftAtAnyCircumference() {
    int ppm = 10;
    for (int seed = 0; seed < 12; seed++) {
      double round = 150 + 17.3 * seed;
      Sheet band = Band.draw(ANY, PENS, round, 60, new SplittableRandom(seed));
      // Two bands end to end, as the strip continues around the limb.
      Drawing twice =
          new Sheet()
              .add(band, AffineTransform.getTranslateInstance(round / 2, 40))
              .add(band, AffineTransform.getTranslateInstance(round * 1.5, 40))
              .on(2 * round, 80);
      int width = (int) Math.round(2 * round * ppm);
      GrayImage image = Raster.draw(twice, width, 80 * ppm);
      int seam = width / 2;

      long jump = 0;
      for (int y = 0; y < image.height(); y++) {
        jump += Math.abs(image.at(seam, y) - image.at(seam - 1, y));
      }
      // One column differs from the next by slopes alone, of a few pixels a row of cells.
      assertThat(jump).as("seed %d", seed).isLessThan(255L * 60);
    }
  }

  @Test
  void theBandIsAsLongAsTheCircumferenceAndNoLonger() {
    for (int seed = 0; seed < 12; seed++) {
      Rectangle2D box = Band.draw(ANY, PENS, 280, 60, new SplittableRandom(seed)).bounds();

      // A line's round end lies over the other end of the same line.
      assertThat(box.getWidth()).isCloseTo(280, within(2 * PENS.main()));
      assertThat(box.getHeight()).isLessThanOrEqualTo(60.01);
      assertThat(box.getCenterX()).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void everyTileKeepsWithinItsCell() {
    for (Tile tile : Tile.values()) {
      double high = 10;
      double wide = high * tile.wideByHigh();
      Rectangle2D box = tile.draw(wide, high, PENS).bounds();

      assertThat(box.getMinX()).as(tile.name()).isGreaterThanOrEqualTo(-PENS.main());
      assertThat(box.getMaxX()).as(tile.name()).isLessThanOrEqualTo(wide + PENS.main());
      assertThat(box.getMinY()).as(tile.name()).isGreaterThanOrEqualTo(-PENS.main());
      assertThat(box.getMaxY()).as(tile.name()).isLessThanOrEqualTo(high + PENS.main());
    }
  }

  @Test
  void onATallSheetTheStripRunsUpwards() {
    Design tall = Designer.draw(new DesignBrief(Style.BAND, "leaves, dots", "", 1, .3));
    Design beads = Designer.draw(new DesignBrief(Style.BAND, "beads", "leaves", 1, 3));

    assertThat(tall.drawing().height()).isGreaterThan(tall.drawing().width());
    assertThat(tall.undrawnWords()).isEmpty();
    assertThat(beads.undrawnWords()).isEmpty();
  }
}
