package ink.models.design.nouveau;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Flowers and leaves of the ornament: drawn flat, as in a window of leaded glass. */
enum Bloom {
  LILY {
    @Override
    Sheet draw(double size, Pens pens) {
      Sheet sheet = new Sheet();
      Sheet side = new Sheet();
      Path2D outer =
          petal(
              0,
              0,
              size * .30,
              -size * .10,
              size * .62,
              -size * .36,
              size * .98,
              -size * .26,
              size * .78,
              -size * .58,
              size * .30,
              -size * .62,
              0,
              0);
      side.cell(outer, pens.main());
      open(
          size,
          side,
          Paths.cubic(
              size * .12,
              -size * .16,
              size * .36,
              -size * .38,
              size * .56,
              -size * .42,
              size * .74,
              -size * .38),
          pens);
      sheet.add(side).add(side, AffineTransform.getScaleInstance(-1, 1));
      Path2D middle = Paths.mirrored(size * .34, -size * .18, size * .30, -size * .62, 0, -size);
      sheet.cell(middle, pens.main());
      sheet.line(Paths.line(0, -size * .16, 0, -size * .66), pens.fine());
      Path2D cup = Paths.mirrored(size * .16, size * .02, size * .20, -size * .12, 0, -size * .24);
      return sheet.solid(cup);
    }
  },
  TULIP {
    @Override
    Sheet draw(double size, Pens pens) {
      Sheet sheet = new Sheet();
      sheet.cell(
          Paths.mirrored(size * .26, -size * .3, size * .22, -size * .7, 0, -size), pens.main());
      Sheet side = new Sheet();
      side.cell(
          petal(
              0,
              0,
              size * .62,
              0,
              size * .62,
              -size * .52,
              size * .42,
              -size * .96,
              size * .22,
              -size * .70,
              size * .06,
              -size * .56,
              0,
              0),
          pens.main());
      open(
          size,
          side,
          Paths.cubic(
              size * .20,
              -size * .14,
              size * .42,
              -size * .24,
              size * .46,
              -size * .46,
              size * .40,
              -size * .70),
          pens);
      return sheet.add(side).add(side, AffineTransform.getScaleInstance(-1, 1));
    }
  },
  POPPY {
    @Override
    Sheet draw(double size, Pens pens) {
      Sheet sheet = new Sheet();
      double y = -size * .5;
      for (int i = 0; i < 5; i++) {
        Path2D petal =
            Paths.mirrored(size * .40, size * .10, size * .40, size * .52, 0, size * .50);
        petal.transform(Paths.place(0, y, 2 * StrictMath.PI * i / 5 + StrictMath.PI));
        sheet.cell(petal, pens.main());
      }
      double heart = Math.max(size * .21, Pens.SOLID_GAP + pens.main() + .6);
      sheet.cell(Paths.circle(0, y, heart), pens.main());
      sheet.solid(Paths.circle(0, y, heart - pens.main() / 2 - Pens.SOLID_GAP));
      return sheet;
    }
  },
  FAN {
    @Override
    Sheet draw(double size, Pens pens) {
      Sheet sheet = new Sheet();
      for (int i = 2; i >= 0; i--) {
        for (int side = -1; side <= 1; side += 2) {
          Path2D ray =
              Paths.mirrored(
                  size * .13, -size * .34, size * .18, -size * .74, 0, -size * (1 - .10 * i));
          ray.transform(Paths.turn(side * i * .40));
          sheet.cell(ray, pens.main());
          if (i == 1) {
            sheet.solid(ray);
          }
        }
      }
      return sheet.cell(Paths.circle(0, 0, size * .13), pens.main());
    }
  };

  /** Standing on the origin, pointing up, about so high. */
  abstract Sheet draw(double size, Pens pens);

  /** A line inside a petal, on flowers large enough for it. */
  private static void open(double size, Sheet petal, Path2D line, Pens pens) {
    if (size * .11 > pens.inset()) {
      petal.line(line, pens.fine());
    }
  }

  /** A closed petal of two cubics. */
  private static Path2D petal(double... c) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(c[0], c[1]);
    path.curveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
    path.curveTo(c[8], c[9], c[10], c[11], c[12], c[13]);
    path.closePath();
    return path;
  }

  /** A leaf that leaves a stem: one half black, one open, as the light falls. */
  static Sheet leaf(double[] from, double length, double bend, double wide, Pens pens) {
    Course rib = Course.bent(from[0], from[1], from[2], length, share -> bend * (.4 + 1.2 * share));
    double half = length * wide;
    Sheet sheet = new Sheet();
    sheet.solid(
        bend > 0
            ? rib.ribbon(0, 1, share -> 0, share -> belly(share) * half)
            : rib.ribbon(0, 1, share -> belly(share) * half, share -> 0));
    double side = bend > 0 ? -1 : 1;
    if (half * .85 < pens.main() + Pens.GAP * 1.2) {
      // No room for bare skin in it.
      return sheet.solid(
          rib.ribbon(0, 1, share -> belly(share) * half * .7, share -> belly(share) * half * .7));
    }
    sheet.line(rib.side(0, 1, share -> side * belly(share) * half), pens.main());
    sheet.line(rib.line(), pens.main());
    return sheet;
  }

  private static double belly(double share) {
    return StrictMath.sin(StrictMath.PI * StrictMath.pow(share, .8)) * (1 - .2 * share);
  }
}
