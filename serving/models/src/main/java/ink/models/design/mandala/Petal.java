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
    boolean lined = fill == Fill.ECHO || fill == Fill.DROP || fill == Fill.VEINS;
    if (lined && to - visibleFrom < 4 * pens.inset()) {
      return sheet.cell(outline(), pens.main()); // too low for anything in it
    }
    switch (fill) {
      case PLAIN -> sheet.cell(outline(), pens.main());
      case ECHO -> {
        sheet.cell(outline(), pens.main());
        double inner = 1 - pens.inset() * 1.35 / half;
        double top = 1 - pens.inset() * (blunt() ? 1.3 : 2.6) / length();
        if (inner * half > pens.pitch() && top > .5) {
          sheet.line(outline(inner, .10, top), pens.fine());
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
        double room = half - pens.main() / 2 - Pens.SOLID_GAP * 1.15;
        double foot = start + (Pens.SOLID_GAP + pens.main() / 2) / length();
        if (room > .8 && foot < .40) { // else the drop would be a slit
          sheet.solid(outline(Math.min(.42, room / half), foot, .68));
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
        if (half > 8) {
          sheet.solid(outline(.18, start + .18, .58));
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
    double foot = from + length() * start + pens.inset();
    double head = from + length() * .88 - (blunt() ? 0 : pens.inset());
    double rise = half * .30;
    int pairs = (int) Math.min(5, (head - rise - foot) / (pens.pitch() * 1.15));
    if (pairs < 1 || half < 2 * pens.inset()) {
      sheet.line(Paths.line(0, foot, 0, Math.max(foot + 2, head - rise)), pens.fine());
      return;
    }
    sheet.line(Paths.line(0, foot, 0, head), pens.fine());
    Path2D within = outline(1, 0, 1);
    double step = (head - rise - foot) / pairs;
    for (int i = 0; i < pairs; i++) {
      double y = foot + step * (i + .2);
      double x = reach(within, y + rise) - pens.inset() * 1.1;
      if (x > 1.6) {
        for (int side = -1; side <= 1; side += 2) {
          sheet.line(
              Paths.cubic(
                  0,
                  y,
                  side * x * .35,
                  y + rise * .2,
                  side * x * .75,
                  y + rise * .55,
                  side * x,
                  y + rise),
              pens.fine());
        }
      }
    }
  }

  private void rays(Sheet sheet, Pens pens, double start) {
    double foot = from + length() * start + pens.inset();
    double room = half * .62;
    int rays = (int) (room / (pens.pitch() * 1.1));
    for (int i = -rays; i <= rays; i++) {
      double x = rays == 0 ? 0 : room * i / rays;
      double top = from + length() * (.74 - .22 * Math.abs(i) / (rays + 1.0));
      if (top - foot > 2 && reach(outline(), foot) - StrictMath.abs(x) > pens.inset()) {
        sheet.line(Paths.line(x, foot, x, top), pens.fine());
      }
    }
  }

  /** Whether its end is round, not a point. */
  boolean blunt() {
    return shape == Shape.ROUND;
  }

  /**
   * Up to which radius two such petals stand closer to each other than ink may, of {@code fold} in
   * a ring: what is between them down there is inked.
   */
  double crowded(int fold, double weight) {
    Path2D outline = outline();
    double slope = StrictMath.tan(StrictMath.PI / fold);
    for (double y = to; y > from; y -= .25) {
      double between = 2 * (y * slope - reach(outline, y)) * StrictMath.cos(StrictMath.PI / fold);
      if (between - weight < Pens.SOLID_GAP) {
        return y;
      }
    }
    return from;
  }

  /** Half the width at a height, found from outside in. */
  private double reach(Path2D within, double y) {
    for (double x = half; x > 0; x -= half / 48) {
      if (within.contains(x, y)) {
        return x;
      }
    }
    return 0;
  }
}
