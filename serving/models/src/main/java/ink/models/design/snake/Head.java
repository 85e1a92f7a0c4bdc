package ink.models.design.snake;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * A head from above, its neck at the origin, looking along x; {@code half} is half of the neck's
 * width.
 */
record Head(double half, boolean viper, int tongue) {

  Sheet draw(Pens pens) {
    double w = half * (viper ? 2.1 : 1.65);
    double l = half * (viper ? 5.0 : 4.8);
    Sheet sheet = new Sheet();
    tongue(sheet, l, pens);
    Path2D outline = outline(l, w);
    sheet.clear(outline);
    sheet.line(outline, pens.main());
    for (int side = -1; side <= 1; side += 2) {
      eye(sheet, l, w, side, pens);
      sheet.dot(l * .915, side * w * .16, pens.dot() * .6);
    }
    crown(sheet, l, w);
    return sheet;
  }

  /** Neck, jaw, cheek, snout and back; the neck stays open to the body. */
  private Path2D outline(double l, double w) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    path.moveTo(-.02 * l, half);
    path.curveTo(l * .10, half * 1.02, l * .12, w, l * .33, w);
    path.curveTo(l * .52, w, l * .66, w * .66, l * .82, w * .55);
    path.curveTo(l * .96, w * .46, l, w * .28, l, 0);
    path.curveTo(l, -w * .28, l * .96, -w * .46, l * .82, -w * .55);
    path.curveTo(l * .66, -w * .66, l * .52, -w, l * .33, -w);
    path.curveTo(l * .12, -w, l * .10, -half * 1.02, -.02 * l, -half);
    return path;
  }

  /** An almond under a ridge that touches it; a dot where there is no room for one. */
  private void eye(Sheet sheet, double l, double w, int side, Pens pens) {
    double x = l * .62;
    double y = side * w * .38;
    double r = Math.min(half * .24, w * .33 - pens.main() / 2 - Pens.GAP);
    if (r < pens.dot() * .85) {
      sheet.dot(x, y, pens.dot() * .8);
      return;
    }
    Path2D eye = Paths.ellipse(0, 0, r * 1.35, r);
    eye.transform(Paths.place(x, y, -side * .42));
    sheet.solid(eye);
    double ridge = y - side * r * .85;
    sheet.line(
        Paths.cubic(
            l * .44,
            y + side * r * .5,
            l * .52,
            ridge,
            l * .64,
            ridge - side * w * .03,
            l * .76,
            side * w * .27),
        pens.main());
  }

  /** A mark on the back of the head: two lobes that meet in a point. */
  private static void crown(Sheet sheet, double l, double w) {
    Path2D mark = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    mark.moveTo(l * .52, 0);
    mark.curveTo(l * .42, w * .10, l * .36, w * .44, l * .22, w * .52);
    mark.curveTo(l * .24, w * .30, l * .18, w * .16, l * .04, w * .12);
    mark.curveTo(l * .10, w * .04, l * .10, -w * .04, l * .04, -w * .12);
    mark.curveTo(l * .18, -w * .16, l * .24, -w * .30, l * .22, -w * .52);
    mark.curveTo(l * .36, -w * .44, l * .42, -w * .10, l * .52, 0);
    mark.closePath();
    sheet.solid(mark);
  }

  /** A stem that parts in two, a little to one side. */
  private void tongue(Sheet sheet, double l, Pens pens) {
    double bend = tongue * .5;
    Course stem = Course.bent(l, 0, 0, l * .5, share -> bend);
    double[] fork = stem.at(1);
    sheet.line(stem.line(), pens.main());
    for (int side = -1; side <= 1; side += 2) {
      int turn = side;
      Course tine =
          Course.bent(
              fork[0],
              fork[1],
              fork[2] + side * .28,
              l * .30,
              share -> turn * (.9 - 2.4 * share) + bend);
      sheet.line(tine.line(), pens.main());
    }
  }

  static AffineTransform at(double[] neck) {
    return Paths.place(neck[0], neck[1], neck[2]);
  }
}
