package ink.models.design.lettering;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;

/** What stands above and below words; each is symmetric to the y axis, its middle at the origin. */
final class Flourish {

  private Flourish() {}

  /** Two swelling strokes that run out into curls. */
  static Sheet curls(double half, double curl, Pens pens) {
    Sheet side = new Sheet();
    double thick = pens.main() * 1.15;
    Course main =
        Course.bent(
            half * .10, 0, .10, half * 1.05, share -> -.5 + curl * StrictMath.pow(share, 4) * 9);
    side.solid(
        main.ribbon(share -> thick * (.28 + .9 * StrictMath.sin(StrictMath.PI * share * .9))));
    double[] end = main.at(1);
    side.dot(end[0], end[1], thick);
    double[] leaf = main.at(.42);
    Course twig =
        Course.bent(
            leaf[0],
            leaf[1],
            leaf[2] + .3 * curl,
            half * .36,
            share -> -curl * (.4 + 5 * share * share));
    side.solid(twig.ribbon(share -> thick * .8 * (1 - share) + pens.fine() / 2 * share));
    double[] tip = twig.at(1);
    side.dot(tip[0], tip[1], thick * .8);
    return mirrored(side).add(diamond(half * .055));
  }

  /** A line on both sides of a diamond, ending in points. */
  static Sheet rule(double half, Pens pens) {
    Sheet side = new Sheet();
    Course line = Course.bent(half * .14, 0, 0, half * .86, share -> 0);
    side.solid(line.ribbon(share -> pens.main() * .75 * (1 - share) + pens.fine() * .5 * share));
    side.dot(half * .14, 0, pens.main());
    return mirrored(side).add(diamond(half * .06));
  }

  /** Five dots, the middle one largest. */
  static Sheet beads(double radius) {
    Sheet beads = new Sheet();
    for (int i = -2; i <= 2; i++) {
      double share = 1 - .24 * Math.abs(i);
      beads.dot(i * (radius * 2.2 + Pens.GAP), 0, radius * share);
    }
    return beads;
  }

  private static Sheet diamond(double size) {
    return new Sheet()
        .solid(Paths.polyline(true, 0, -size * 1.5, size, 0, 0, size * 1.5, -size, 0));
  }

  private static Sheet mirrored(Sheet side) {
    return new Sheet().add(side).add(side, AffineTransform.getScaleInstance(-1, 1));
  }
}
