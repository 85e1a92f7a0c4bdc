package ink.models.design.mandala;

import ink.models.design.Pens;
import ink.models.design.Stipple;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/**
 * One petal around the y axis, pointing along it; its base stands at radius {@code from}, its tip
 * at {@code to}, and it is {@code half} wide to each side.
 */
record Petal(Shape shape, double from, double to, double half) {

  enum Shape {
    /** A pointed arch. */
    POINTED,
    /** Full and round. */
    ROUND,
    /** Swells, then draws in to a slender tip: the lotus. */
    OGEE,
    /** Narrow at the foot, a spade at the top. */
    SPADE,
    /** A slender leaf. */
    LEAF
  }

  /** What fills a petal. */
  enum Fill {
    PLAIN,
    ECHO,
    DOTS,
    VEINS,
    DROP,
    RAYS,
    BLACK
  }

  double length() {
    return to - from;
  }

  Path2D outline() {
    return outline(1, 0, 1);
  }

  /** The outline drawn in: {@code width} of the half width, from {@code start} to {@code end}. */
  Path2D outline(double width, double start, double end) {
    double w = half * width;
    double l = length() * (end - start);
    double[] side =
        switch (shape) {
          case POINTED -> new double[] {w * 1.42, l * .16, w * 1.24, l * .64, 0, l};
          case ROUND ->
              new double[] {
                w * .75, l * .04, w * 1.0, l * .36, w, l * .60, w, l * .84, w * .62, l, 0, l
              };
          case OGEE ->
              new double[] {
                w * 1.12, l * .10, w * 1.34, l * .52, w * .62, l * .76, w * .36, l * .85, w * .10,
                l * .91, 0, l
              };
          case SPADE ->
              new double[] {
                w * .30, l * .22, w * 1.62, l * .40, w * .72, l * .74, w * .44, l * .86, w * .12,
                l * .93, 0, l
              };
          case LEAF -> new double[] {w * 1.0, l * .24, w * 1.55, l * .56, 0, l};
        };
    Path2D path = Paths.mirrored(side);
    path.transform(AffineTransform.getTranslateInstance(0, from + length() * start));
    return path;
  }

  Sheet draw(Fill fill, Pens pens, double visibleFrom, SplittableRandom random) {
    Sheet sheet = new Sheet();
    // Inside what the next ring covers there is nothing to see: keep the decoration above it.
    double start = Math.max(0.06, (visibleFrom - from) / length());
    switch (fill) {
      case PLAIN -> sheet.cell(outline(), pens.main());
      case ECHO -> {
        sheet.cell(outline(), pens.main());
        double inner = 1 - (Pens.GAP + pens.main()) * 1.5 / half;
        if (inner * half > Pens.GAP + pens.fine()) {
          sheet.line(
              outline(inner, .12, 1 - 2.2 * (Pens.GAP + pens.main()) / length()), pens.fine());
        }
      }
      case DOTS -> {
        sheet.clear(outline());
        stipple(sheet, outline(.86, .04, .95), pens, start, random);
        sheet.line(outline(), pens.main());
      }
      case VEINS -> {
        sheet.cell(outline(), pens.main());
        veins(sheet, pens, start);
      }
      case DROP -> {
        sheet.cell(outline(), pens.main());
        double room = half - pens.main() / 2 - Pens.GAP * 1.3;
        if (start < .34 && room > .5) { // else the drop would be a slit
          sheet.solid(outline(Math.min(.42, room / half), start + .08, .66));
        }
      }
      case RAYS -> {
        sheet.cell(outline(), pens.main());
        rays(sheet, pens, start);
      }
      case BLACK -> {
        sheet.solid(outline()).line(outline(), pens.main());
        if (half > 3.2) {
          sheet.clear(outline(.56, Math.max(.18, start), .82));
        }
        if (half > 7) {
          sheet.solid(outline(.20, start + .16, .58));
        }
      }
    }
    return sheet;
  }

  /** Darkest at the base, gone at the tip, the same on both sides of the axis. */
  private void stipple(Sheet sheet, Path2D area, Pens pens, double start, SplittableRandom random) {
    double bottom = from + length() * start;
    double top = from + length() * .82;
    double radius = pens.dot() / 2;
    double distance = pens.dot() * 1.45;
    Stipple.dots(
        new Stipple.Field(distance / 2, bottom, half, top),
        distance,
        (x, y) -> {
          double t = (y - bottom) / (top - bottom);
          return area.contains(x, y) ? StrictMath.pow(1 - t, 1.35) : 0;
        },
        random,
        (x, y) -> {
          sheet.dot(x, y, radius);
          sheet.dot(-x, y, radius);
        });
  }

  private void veins(Sheet sheet, Pens pens, double start) {
    double foot = from + length() * (start + .02);
    double head = from + length() * .84;
    sheet.line(Paths.line(0, foot, 0, head), pens.fine());
    Path2D within = outline(.80, .02, .94);
    double step = Math.max(pens.fine() + Pens.GAP, (head - foot) / 7);
    for (double y = foot + step * .4; y < head - step * .8; y += step) {
      double reach = reach(within, y + half * .30);
      if (reach > pens.main()) {
        for (int side = -1; side <= 1; side += 2) {
          double x = side * reach;
          sheet.line(
              Paths.cubic(
                  0, y, x * .35, y + half * .06, x * .75, y + half * .16, x, y + half * .30),
              pens.fine());
        }
      }
    }
  }

  private void rays(Sheet sheet, Pens pens, double start) {
    double foot = from + length() * start;
    int rays = (int) (half * .5 / (pens.fine() + Pens.GAP));
    for (int i = -rays; i <= rays; i++) {
      double x = half * .62 * i / (rays + .5);
      double tall = length() * (.58 - .26 * Math.abs(i) / (rays + 1.0));
      if (foot + tall * .3 < from + tall + length() * .12) {
        sheet.line(
            Paths.cubic(
                x * .9,
                foot,
                x * .95,
                foot + tall * .3,
                x,
                foot + tall * .6,
                x * .9,
                from + length() * .16 + tall),
            pens.fine());
      }
    }
  }

  /** Half the width at a height, found from outside in. */
  private double reach(Path2D within, double y) {
    for (double x = half; x > 0; x -= half / 24) {
      if (within.contains(x, y)) {
        return x;
      }
    }
    return 0;
  }
}
