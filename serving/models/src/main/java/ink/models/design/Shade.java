package ink.models.design;

import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** How dark parts of a design are made, as far as the prompt allows it. */
public enum Shade {
  NONE,
  DOTS,
  HATCHING,
  BLACK;

  /** What the prompt asks for; else one of those offered that it does not rule out. */
  public static Shade of(Wishes wishes, SplittableRandom random, Shade... offered) {
    int pick = random.nextInt(offered.length);
    if (wishes.wants(Feature.HATCHING)) {
      return HATCHING;
    }
    if (wishes.wants(Feature.DOTS)) {
      return DOTS;
    }
    if (wishes.wants(Feature.BLACK)) {
      return BLACK;
    }
    if (!wishes.palette().isEmpty() && wishes.allows(Feature.BLACK)) {
      return BLACK; // the areas take the colour
    }
    Shade shade = offered[pick];
    return shade == NONE || wishes.allows(Feature.valueOf(shade.name())) ? shade : NONE;
  }

  /**
   * Shades the inside of an outline evenly.
   *
   * @param dark 0 (bare) to 1; black is drawn from one half on
   */
  public void fill(Sheet sheet, Path2D outline, double dark, Pens pens, SplittableRandom random) {
    Rectangle2D box = outline.getBounds2D();
    if (dark <= 0.05) {
      return;
    }
    switch (this) {
      case NONE -> {}
      case BLACK -> {
        if (dark >= .5) {
          sheet.solid(outline);
        }
      }
      case DOTS -> {
        double keep = pens.main() / 2 + pens.dot();
        Stipple.dots(
            new Stipple.Field(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
            pens.dot() * 1.7,
            (x, y) -> outline.contains(x - keep, y - keep, 2 * keep, 2 * keep) ? dark : 0,
            random,
            (x, y) -> sheet.dot(x, y, pens.dot() / 2));
      }
      case HATCHING -> hatch(sheet, outline, box, dark, pens);
    }
  }

  /** Lines from the upper right to the lower left, cut at the outline. */
  private static void hatch(Sheet sheet, Path2D outline, Rectangle2D box, double dark, Pens pens) {
    double apart = (pens.fine() + Pens.GAP) * (1.03 + 1.2 * (1 - dark));
    double slope = StrictMath.sqrt(.5);
    double keep = pens.inset() * .85;
    double from = (box.getMinX() + box.getMinY()) * slope;
    double to = (box.getMaxX() + box.getMaxY()) * slope;
    double reach =
        StrictMath.sqrt(box.getWidth() * box.getWidth() + box.getHeight() * box.getHeight());
    double middle = (box.getCenterX() - box.getCenterY()) * slope;
    // Counted from the origin, so that neighbours share their lines.
    for (double across = StrictMath.ceil(from / apart) * apart; across < to; across += apart) {
      double start = Double.NaN;
      for (double along = middle - reach; along <= middle + reach; along += .25) {
        double x = (across + along) * slope;
        double y = (across - along) * slope;
        // Short of the outline, which a line may meet at a small angle.
        boolean in = outline.contains(x - keep, y - keep, 2 * keep, 2 * keep);
        if (in && Double.isNaN(start)) {
          start = along;
        } else if (!in && !Double.isNaN(start)) {
          if (along - start > 2) {
            sheet.line(
                Paths.line(
                    (across + start) * slope,
                    (across - start) * slope,
                    (across + along - .25) * slope,
                    (across - along + .25) * slope),
                pens.fine());
          }
          start = Double.NaN;
        }
      }
    }
  }
}
