package ink.models.design.mandala;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.util.SplittableRandom;

/** What stands in the middle of a mandala, within a radius that it frees. */
record Centre(Pens pens, int fold, double radius) {

  /** The angle between neighbours on a flower head. */
  private static final double GOLDEN = StrictMath.PI * (3 - StrictMath.sqrt(5));

  /** A lotus seen from above: two or three rings of petals on black ground, a dot in the heart. */
  Sheet lotus(SplittableRandom random) {
    Sheet sheet = new Sheet().solid(Paths.circle(0, 0, radius));
    int petals = fold > 12 || (radius < 14 && fold % 2 == 0 && fold > 8) ? fold / 2 : fold;
    ring(sheet, Petal.Shape.OGEE, Petal.Fill.PLAIN, petals, .5, .40, .94, .90, random);
    if (radius > 14) {
      ring(sheet, Petal.Shape.OGEE, Petal.Fill.DOTS, petals, 0, .26, .74, .86, random);
    }
    ring(sheet, Petal.Shape.POINTED, Petal.Fill.PLAIN, petals / 2, .5, .02, .44, .92, random);
    return sheet
        .clear(Paths.circle(0, 0, radius * .13))
        .line(Paths.circle(0, 0, radius * .13), pens.fine())
        .dot(0, 0, radius * .06);
  }

  /** A seed head in the golden spiral between short petals. */
  Sheet sunflower(SplittableRandom random) {
    Sheet sheet = new Sheet().clear(Paths.circle(0, 0, radius));
    int petals = fold < 12 && radius > 20 ? fold * 2 : fold;
    if (radius > 12) {
      ring(sheet, Petal.Shape.LEAF, Petal.Fill.PLAIN, petals, .5, .34, .99, .95, random);
    }
    ring(
        sheet,
        Petal.Shape.LEAF,
        radius > 16 ? Petal.Fill.VEINS : Petal.Fill.PLAIN,
        petals,
        0,
        .34,
        .90,
        .90,
        random);
    double head = radius * .52;
    sheet.cell(Paths.circle(0, 0, head), pens.main());
    double pitch = pens.dot() * 1.05;
    for (int i = 0; ; i++) {
      double r = pitch * StrictMath.sqrt(i + .4);
      if (r > head - pens.dot() * 1.6) {
        return sheet;
      }
      double angle = i * GOLDEN;
      sheet.dot(
          r * StrictMath.cos(angle),
          r * StrictMath.sin(angle),
          pens.dot() * (.22 + .24 * r / head));
    }
  }

  /** A star of two interlaced rings of points. */
  Sheet star() {
    Sheet sheet = new Sheet().clear(Paths.circle(0, 0, radius));
    sheet.line(Paths.circle(0, 0, radius - pens.main()), pens.fine());
    int points = fold > 10 ? fold / 2 : fold;
    double outer = radius - pens.main() * 3;
    for (int layer = 1; layer >= 0; layer--) {
      double reach = outer * (layer == 1 ? 1 : .84);
      double waist = reach * .50;
      double turn = StrictMath.PI / points;
      for (int i = 0; i < points; i++) {
        double angle = 2 * turn * (i + layer * .5);
        double tipX = reach * StrictMath.sin(angle);
        double tipY = reach * StrictMath.cos(angle);
        Sheet ray = new Sheet();
        var left =
            triangle(
                tipX,
                tipY,
                waist * StrictMath.sin(angle - turn),
                waist * StrictMath.cos(angle - turn));
        var right =
            triangle(
                tipX,
                tipY,
                waist * StrictMath.sin(angle + turn),
                waist * StrictMath.cos(angle + turn));
        ray.cell(left, pens.fine());
        // The dark facet gives the star its relief.
        ray.solid(right).line(right, pens.fine());
        sheet.add(ray);
      }
    }
    double heart = radius * .17;
    sheet.cell(Paths.circle(0, 0, heart), pens.main()).dot(0, 0, heart * .42);
    return sheet;
  }

  /** Circles around a circle: the flower of life's rosette, inside a double ring. */
  Sheet geometry() {
    Sheet sheet = new Sheet().cell(Paths.circle(0, 0, radius - pens.main() / 2), pens.main());
    double r = (radius - pens.main() * 3) / 2;
    sheet.line(Paths.circle(0, 0, r * 2), pens.fine());
    int circles = fold % 6 == 0 ? 6 : 8;
    for (int i = 0; i < circles; i++) {
      double angle = 2 * StrictMath.PI * i / circles;
      sheet.line(
          Paths.circle(r * StrictMath.sin(angle), r * StrictMath.cos(angle), r), pens.fine());
    }
    return sheet.clear(Paths.circle(0, 0, r * .3)).dot(0, 0, r * .2);
  }

  private static java.awt.geom.Path2D triangle(double x1, double y1, double x2, double y2) {
    var path = Paths.line(0, 0, x1, y1);
    path.lineTo(x2, y2);
    path.closePath();
    return path;
  }

  private void ring(
      Sheet sheet,
      Petal.Shape shape,
      Petal.Fill fill,
      int petals,
      double halfSteps,
      double from,
      double to,
      double width,
      SplittableRandom random) {
    double middle = radius * (from * .4 + to * .6);
    double half = middle * StrictMath.tan(StrictMath.PI / Math.max(petals, 4)) * width;
    Petal petal =
        new Petal(shape, radius * from, radius * to - pens.main() / 2, Math.min(half, radius * .3));
    sheet.around(
        petals,
        2 * StrictMath.PI * halfSteps / petals,
        petal.draw(fill, pens, radius * (from + .1), random));
  }
}
