package ink.models.gallery;

import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.skin.LinearImage;
import ink.models.vector.ColourImage;
import ink.models.vector.Raster;
import java.util.List;

/** A contact sheet: a row of seeds for each style, then what several motifs and inks make. */
final class Designs {

  private static final int COLUMNS = 6;
  private static final int CELL = 150;
  private static final int SHRINK = 2;
  private static final int GAP = 8;

  private static final List<DesignBrief> TOGETHER =
      List.of(
          brief(Style.MANDALA, "a mandala framed by botanicals", 7),
          brief(Style.WAVES, "a moon over waves", 7),
          brief(Style.CELESTIAL, "a crescent with flowers", 7),
          brief(Style.MANDALA, "a mandala with a knot border around", 7),
          brief(Style.BOTANICAL, "roses around a moon", 7),
          brief(Style.CELTIC, "a moon inside a celtic ring", 7),
          brief(Style.BOTANICAL, "a red peony with green leaves", 7),
          brief(Style.MANDALA, "a blue and gold mandala", 7),
          brief(Style.WAVES, "a hokusai great wave in blue, red sun", 7),
          brief(Style.CELTIC, "a green celtic cross", 7),
          brief(Style.CELESTIAL, "a golden sun", 7),
          brief(Style.SACRED_GEOMETRY, "metatron's cube in violet", 7));

  private Designs() {}

  static byte[] sheet() {
    int rows = Style.values().length + (TOGETHER.size() + COLUMNS - 1) / COLUMNS;
    Picture picture = new Picture(COLUMNS * (CELL + GAP) + GAP, rows * (CELL + GAP) + GAP);
    int at = 0;
    for (Style style : Style.values()) {
      for (int seed = 0; seed < COLUMNS; seed++) {
        place(picture, at++, brief(style, "", seed));
      }
    }
    for (DesignBrief brief : TOGETHER) {
      place(picture, at++, brief);
    }
    return picture.png(48);
  }

  private static void place(Picture picture, int at, DesignBrief brief) {
    ColourImage image = Raster.colour(Designer.draw(brief).drawing(), CELL * SHRINK, CELL * SHRINK);
    picture.place(
        LinearImage.ofSrgb(image.width(), image.height(), image.pixels()),
        GAP + at % COLUMNS * (CELL + GAP),
        GAP + at / COLUMNS * (CELL + GAP),
        SHRINK);
  }

  private static DesignBrief brief(Style style, String prompt, long seed) {
    return new DesignBrief(style, prompt, "", seed, 1);
  }
}
