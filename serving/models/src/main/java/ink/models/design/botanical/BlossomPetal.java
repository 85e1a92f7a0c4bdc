package ink.models.design.botanical;

import ink.models.design.Pens;
import ink.models.design.Stipple;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/**
 * A petal from the origin along the y axis.
 *
 * @param notch how deep its edge dips in the middle, as a part of its length; below 0 for a point
 * @param ruffle how uneven its edge is, as a part of its length
 */
record BlossomPetal(double length, double half, double notch, double ruffle) {

  Path2D outline(SplittableRandom random) {
    double j = ruffle * length;
    double w = half;
    double l = length;
    // A pointed petal draws in above its middle; a notched one stays broad to its edge.
    double shoulder = notch < 0 ? .72 : .80;
    double brow = notch < 0 ? .91 : .97;
    return Paths.through(
        true,
        0,
        0,
        w * .50,
        l * .26,
        w * .90 + wobble(random, j),
        l * .56,
        w * .92 + wobble(random, j),
        l * shoulder + wobble(random, j),
        w * .48,
        l * (brow + Math.max(0, notch) * .5) + wobble(random, j),
        0,
        l * (1 - notch) + wobble(random, j),
        -w * .48,
        l * (brow + Math.max(0, notch) * .5) + wobble(random, j),
        -w * .92 - wobble(random, j),
        l * shoulder + wobble(random, j),
        -w * .90 - wobble(random, j),
        l * .56,
        -w * .50,
        l * .26);
  }

  /** Lines that fan out from the base, as many as keep apart there: a whip-shaded petal. */
  void base(Sheet sheet, double from, double to, Pens pens, SplittableRandom random) {
    double room = half * .5;
    if (half < 2.1 * pens.inset() || length * to < 2) {
      return;
    }
    int pairs = (int) (room / (pens.pitch() * 1.1));
    for (int i = -pairs; i <= pairs; i++) {
      double s = pairs == 0 ? 0 : (double) i / pairs;
      double reach = to * (1 - .30 * s * s) * (.78 + .22 * random.nextDouble());
      double x = s * room;
      sheet.solid(
          Paths.tapered(
              new double[] {
                x,
                length * from,
                x * 1.05,
                length * (from + reach * .3),
                x * 1.12,
                length * (from + reach * .6),
                x * 1.18,
                length * (from + reach)
              },
              pens.fine(),
              pens.fine() * .5));
    }
  }

  /** Short lines a gap inside the edge: the petal turns over there. */
  void lip(Sheet sheet, Pens pens, SplittableRandom random) {
    int pairs = (int) (half * .5 / (pens.pitch() * 1.2));
    double drop = length * .22;
    if (half < 2.1 * pens.inset() || drop < 2) {
      return;
    }
    for (int i = -pairs; i <= pairs; i++) {
      double s = pairs == 0 ? 0 : .5 * i / pairs;
      double top = length * (1 - Math.max(0, notch) - ruffle - .16 * s * s) - pens.inset() * 1.1;
      double x = s * half;
      double foot = top - drop * (.6 + .4 * random.nextDouble());
      sheet.solid(
          Paths.tapered(
              new double[] {x, top, x, top - drop * .2, x * .98, foot + drop * .2, x * .96, foot},
              pens.fine(),
              pens.fine() * .5));
    }
  }

  /** Dots from the base of what is seen, gone at {@code to}. */
  void stipple(
      Sheet sheet, Path2D outline, double from, double to, Pens pens, SplittableRandom random) {
    double radius = pens.dot() * .44;
    double distance = pens.dot() * 1.5;
    double bottom = length * from;
    double top = length * to;
    Stipple.dots(
        new Stipple.Field(-half, bottom, half, top),
        distance,
        (x, y) ->
            outline.contains(x - distance, y - distance, 2 * distance, 2 * distance)
                ? StrictMath.pow(1 - (y - bottom) / (top - bottom), 1.3)
                : 0,
        random,
        (x, y) -> sheet.dot(x, y, radius));
  }

  private static double wobble(SplittableRandom random, double size) {
    return (random.nextDouble() * 2 - 1) * size;
  }
}
