package ink.models.design.mandala;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.util.SplittableRandom;

/** What stands in the middle of a mandala, within a radius that it frees. */
record Centre(Pens pens, int fold, double radius) {

  /** The angle between neighbours on a flower head. */
  private static final double GOLDEN = StrictMath.PI * (3 - StrictMath.sqrt(5));

  /** A lotus seen from above on black ground, a dot in its heart. */
  Sheet lotus(SplittableRandom random) {
    Sheet sheet = new Sheet().solid(Paths.circle(0, 0, radius));
    double heart = Math.max(Pens.SOLID_GAP + pens.fine() + .6, radius * .22);
    int petals = fitting(heart + pens.main() + Pens.GAP);
    ring(sheet, Petal.Shape.OGEE, Petal.Fill.PLAIN, petals, .5, .34, .94, .86, random);
    if (radius > 16) {
      ring(sheet, Petal.Shape.OGEE, Petal.Fill.DOTS, petals, 0, .26, .74, .86, random);
    }
    return heart(sheet, heart);
  }

  /** How many petals of the fold keep a gap between them at a radius. */
  private int fitting(double at) {
    int most = (int) (2 * StrictMath.PI * at / (2.6 * Pens.GAP));
    int petals = fold;
    while (petals > most && petals % 2 == 0 && petals > 5) {
      petals /= 2;
    }
    return petals;
  }

  /** A dot in a ring, on bare skin. */
  private Sheet heart(Sheet sheet, double size) {
    sheet.clear(Paths.circle(0, 0, size + pens.fine() / 2));
    sheet.line(Paths.circle(0, 0, size), pens.fine());
    return sheet.dot(0, 0, Math.max(.5, size - pens.fine() / 2 - Pens.SOLID_GAP));
  }

  /** A large dot and a ring of small ones: all that a small centre has room for. */
  Sheet seed() {
    Sheet sheet = new Sheet().clear(Paths.circle(0, 0, radius)).dot(0, 0, radius * .30);
    double ring = radius * .30 + (radius * .70 - pens.main() / 2) / 2;
    for (int i = 0; i < fold; i++) {
      double angle = 2 * StrictMath.PI * i / fold;
      sheet.dot(ring * StrictMath.sin(angle), ring * StrictMath.cos(angle), pens.dot() * .6);
    }
    return sheet;
  }

  /** A seed head in the golden spiral between short petals. */
  Sheet sunflower(SplittableRandom random) {
    Sheet sheet = new Sheet().clear(Paths.circle(0, 0, radius));
    int petals = fitting(radius * .62);
    if (radius > 14) {
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

  /** A star of black points, the larger ones with a lit facet where there is room. */
  Sheet star() {
    Sheet sheet = new Sheet().clear(Paths.circle(0, 0, radius));
    int points = fold > 10 || (radius < 14 && fold % 2 == 0) ? fold / 2 : fold;
    double outer = radius - pens.main() - Pens.GAP;
    double turn = StrictMath.PI / points;
    double waist = outer * .42;
    boolean relief = waist * StrictMath.sin(turn) > 2.2 * Pens.GAP;
    for (int i = 0; i < points; i++) {
      double angle = 2 * turn * i;
      double tipX = outer * StrictMath.sin(angle);
      double tipY = outer * StrictMath.cos(angle);
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
      if (relief) {
        sheet.cell(left, pens.fine());
      } else {
        sheet.solid(left).line(left, pens.fine());
      }
      sheet.solid(right).line(right, pens.fine());
    }
    return heart(sheet, Math.max(Pens.SOLID_GAP + pens.fine() + .6, radius * .2));
  }

  /** The rosette in the flower of life: petals between circles around a circle, in a ring. */
  Sheet geometry() {
    Sheet sheet = new Sheet().cell(Paths.circle(0, 0, radius - pens.main() / 2), pens.main());
    double r = radius - pens.main() - Pens.GAP;
    // Where the feet of six petals stand a gap apart.
    double foot = Math.max(r * .3, 1.6 * Pens.SOLID_GAP);
    if (foot - Pens.SOLID_GAP > .5) {
      sheet.dot(0, 0, foot - Pens.SOLID_GAP);
    }
    for (int i = 0; i < 6; i++) {
      double angle = StrictMath.PI * i / 3;
      Petal petal = new Petal(Petal.Shape.LEAF, foot, r, r * .17);
      sheet.add(new Sheet().solid(petal.outline()), Paths.turn(angle));
      sheet.dot(
          r * .74 * StrictMath.sin(angle + StrictMath.PI / 6),
          r * .74 * StrictMath.cos(angle + StrictMath.PI / 6),
          Math.max(pens.dot(), r * .07));
    }
    return sheet;
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
