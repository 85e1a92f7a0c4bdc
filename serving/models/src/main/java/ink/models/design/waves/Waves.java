package ink.models.design.waves;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import java.util.SplittableRandom;

/** Water around the origin: seigaiha scales, or one great crest. */
public final class Waves {

  private Waves() {}

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    Shade shade = Shade.of(wishes, random, Shade.BLACK, Shade.DOTS, Shade.HATCHING, Shade.NONE);
    double radius = Math.min(width, height) / 2;
    double aspect = Math.max(width, height) / Math.min(width, height);
    int pick = random.nextInt(7);
    if (wishes.wants(Feature.CREST) || wishes.wants(Feature.MOUNTAINS)) {
      pick = 0;
    } else if (wishes.wants(Feature.SCALES)) {
      pick = 3;
    } else if (aspect > 1.7) {
      pick = Math.max(3, pick);
    }
    if (pick < 3) {
      return new Crest(wishes, pens, shade, radius, random).draw();
    }
    return new Scales(wishes, pens, shade, random).draw(width, height);
  }
}
