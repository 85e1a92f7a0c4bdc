package ink.models.design.botanical;

import ink.models.design.Pens;
import ink.models.design.Stipple;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/**
 * One leaf from the origin along the x axis.
 *
 * @param bend how far the middle of its midrib leaves the axis, as a part of its length; the sign
 *     says to which side
 */
record Leaf(Kind kind, double length, double half, double bend) {

  enum Kind {
    /** Laurel, olive, willow. */
    LANCE,
    /** Rose and peony: full, pointed, with a toothed edge. */
    TOOTHED,
    /** Full and pointed, smooth. */
    OVATE,
    /** Eucalyptus. */
    ROUND
  }

  /** How a leaf is shaded. */
  enum Shade {
    OPEN,
    VEINS,
    HALF_DOTS,
    HALF_LINES,
    HALF_BLACK
  }

  private static final int STEPS = 14;

  /** Smaller leaves have no room for a midrib, and the smallest are black. */
  Sheet draw(Shade shade, Pens pens, SplittableRandom random) {
    Sheet sheet = new Sheet();
    Path2D outline = outline();
    sheet.gap(outline, pens.halo()).clear(outline);
    if (half < pens.main() + .5 * Pens.GAP) {
      return sheet.solid(outline).line(outline, pens.fine());
    }
    double least = shade == Shade.HALF_BLACK ? pens.halo() : pens.inset() + .6;
    if (half < least) {
      if (shade == Shade.HALF_BLACK) {
        sheet.solid(outline);
      }
      return sheet.line(outline, pens.main());
    }
    switch (shade) {
      case OPEN -> {}
      case VEINS -> veins(sheet, pens, -1, 1);
      case HALF_DOTS -> {
        veins(sheet, pens, 1, 1);
        stipple(sheet, pens, random);
      }
      case HALF_LINES -> {
        veins(sheet, pens, 1, 1);
        hatch(sheet, pens);
      }
      case HALF_BLACK -> {
        sheet.solid(halfOutline());
        if (half > 2.6 * pens.inset()) {
          veins(sheet, pens, 1, 1);
        }
      }
    }
    sheet.solid(Paths.tapered(midrib(.80), pens.main(), pens.fine() * .7));
    return sheet.line(outline, pens.main());
  }

  /** Half the width at t of the length. */
  private double width(double t) {
    double profile =
        switch (kind) {
          case LANCE ->
              StrictMath.pow(StrictMath.sin(StrictMath.PI * StrictMath.pow(t, .85)), 1.15);
          case OVATE, TOOTHED ->
              StrictMath.pow(StrictMath.sin(StrictMath.PI * StrictMath.pow(t, .68)), 1.05);
          case ROUND -> StrictMath.pow(StrictMath.sin(StrictMath.PI * StrictMath.pow(t, .9)), .58);
        };
    return half * profile;
  }

  private double[] midrib(double until) {
    double b = bend * length;
    double l = length * until;
    return new double[] {0, 0, l * .33, b * until, l * .66, b * until * 1.1, l, b * until * .25};
  }

  /** The point beside the midrib at t, v of the half width out to the given side. */
  private double[] beside(double t, double v, int side) {
    double[] p = Paths.at(midrib(1), t);
    double w = width(t) * v * side;
    return new double[] {p[0] - StrictMath.sin(p[2]) * w, p[1] + StrictMath.cos(p[2]) * w};
  }

  private Path2D outline() {
    int steps = kind == Kind.TOOTHED ? STEPS * 2 : STEPS;
    double[] points = new double[steps * 4];
    for (int i = 0; i < steps; i++) {
      put(points, i, edge((double) i / steps, i, -1));
      put(points, steps + i, edge(1 - (double) i / steps, i, 1));
    }
    if (kind != Kind.TOOTHED) {
      return pointed(points, steps);
    }
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  private double[] edge(double t, int step, int side) {
    if (kind != Kind.TOOTHED) {
      return beside(t, 1, side);
    }
    boolean tooth = step % 2 == (side < 0 ? 0 : 1);
    return beside(Math.min(1, tooth ? t + .012 : t), tooth ? 1 : .90, side);
  }

  /** Two smooth sides that meet in points at base and tip. */
  private static Path2D pointed(double[] points, int steps) {
    double[] there = new double[2 * (steps + 1)];
    double[] back = new double[2 * (steps + 1)];
    System.arraycopy(points, 0, there, 0, there.length);
    System.arraycopy(points, 2 * steps, back, 0, 2 * steps);
    back[2 * steps] = points[0];
    back[2 * steps + 1] = points[1];
    Path2D path = Paths.through(false, there);
    path.append(Paths.through(false, back), true);
    path.closePath();
    path.setWindingRule(Path2D.WIND_EVEN_ODD);
    return path;
  }

  private Path2D halfOutline() {
    double[] points = new double[2 * (2 * STEPS + 2)];
    for (int i = 0; i <= STEPS; i++) {
      put(points, i, beside((double) i / STEPS, .97, -1));
      double[] rib = Paths.at(midrib(1), 1 - (double) i / STEPS);
      put(points, STEPS + 1 + i, rib);
    }
    Path2D path = Paths.through(false, points);
    path.closePath();
    return path;
  }

  private void veins(Sheet sheet, Pens pens, int fromSide, int toSide) {
    int count = (int) Math.min(6, length * .50 / (pens.pitch() * 1.75));
    for (int i = 0; i < count; i++) {
      double t = .17 + .50 * i / count;
      for (int side = fromSide; side <= toSide; side += 2) {
        stroke(sheet, pens, t, side, 1);
      }
    }
  }

  /** Lines from the midrib outwards, every other one short: the shaded side. */
  private void hatch(Sheet sheet, Pens pens) {
    int count = (int) (length * .58 / (pens.pitch() * 1.5));
    for (int i = 0; i < count; i++) {
      stroke(sheet, pens, .14 + .58 * i / count, -1, i % 2 == 0 ? 1 : .6);
    }
  }

  /** From the midrib at t so far towards the edge, but never so far that it runs into it. */
  private void stroke(Sheet sheet, Pens pens, double t, int side, double share) {
    double reach = Math.min(.92, t + .17);
    double room = width(reach) - pens.inset() * 1.15;
    double v = share * room / Math.max(width(reach), 1e-6);
    if (room * share < 1.5) {
      return;
    }
    double[] from = Paths.at(midrib(1), t);
    double[] a = beside(t + (reach - t) * .35, v * .42, side);
    double[] b = beside(t + (reach - t) * .70, v * .78, side);
    double[] to = beside(reach, v, side);
    sheet.solid(
        Paths.tapered(
            new double[] {from[0], from[1], a[0], a[1], b[0], b[1], to[0], to[1]},
            pens.fine(),
            pens.fine() * .6));
  }

  /** Darkest along the midrib and towards the base, in the straightened leaf. */
  private void stipple(Sheet sheet, Pens pens, SplittableRandom random) {
    double radius = pens.dot() * .46;
    double distance = pens.dot() * 1.55;
    Stipple.dots(
        new Stipple.Field(0, 0, length, half),
        distance,
        (x, y) -> {
          double t = x / length;
          double w = width(t);
          double v = w <= distance * .6 ? 1 : y / w;
          return v > .90 || t < .04
              ? 0
              : StrictMath.pow(1 - v, 1.1) * (1 - .45 * t) * (y < distance * .5 ? .4 : 1);
        },
        random,
        (x, y) -> {
          double t = x / length;
          double[] p = beside(t, y / Math.max(width(t), 1e-6), -1);
          sheet.dot(p[0], p[1], radius);
        });
  }

  private static void put(double[] points, int index, double[] point) {
    points[2 * index] = point[0];
    points[2 * index + 1] = point[1];
  }
}
