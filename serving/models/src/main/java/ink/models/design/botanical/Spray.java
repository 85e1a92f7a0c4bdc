package ink.models.design.botanical;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** What grows on a stem besides leaves and open blossoms. Each starts at the origin, along x. */
record Spray(Pens pens, SplittableRandom random) {

  /** A closed flower in its sepals. */
  Sheet bud(double length) {
    Sheet sheet = new Sheet();
    double l = length;
    double w = length * .30;
    Path2D body =
        closed(
            l * .18, 0, l * .34, -w * 1.25, l * .74, -w * .95, l, 0, l * .74, w * .95, l * .34,
            w * 1.25, l * .18, 0);
    sheet.gap(body, pens.halo()).cell(body, pens.main());
    if (w > 1.5 * pens.inset()) {
      sheet.line(
          Paths.cubic(l * .98, 0, l * .80, -w * .1, l * .60, w * .0, l * .50, w * .20),
          pens.fine());
    }
    for (int side = -1; side <= 1; side += 2) {
      Path2D sepal =
          closed(
              0,
              0,
              l * .10,
              side * w * .9,
              l * .32,
              side * w * 1.30,
              l * .62,
              side * w * 1.02,
              l * .44,
              side * w * .62,
              l * .34,
              side * w * .22,
              l * .26,
              0);
      sheet.solid(sepal).line(sepal, pens.fine());
    }
    return sheet;
  }

  /** Berries on short stalks to both sides of a twig. */
  Sheet berries(double length, int count) {
    Sheet sheet = new Sheet();
    double radius = Math.max(length * .10, 1.1);
    sheet.solid(
        Paths.tapered(
            new double[] {
              0, 0, length * .3, length * .05, length * .6, -length * .04, length * .86, 0
            },
            pens.main() * 1.2,
            pens.main() * .8));
    Sheet halos = new Sheet();
    Sheet berries = new Sheet();
    for (int i = 0; i < count; i++) {
      double t = .30 + .62 * i / Math.max(1, count - 1);
      double side = i == count - 1 ? 0 : i % 2 == 0 ? 1 : -1;
      double x = length * (t + .06);
      double y = side * length * (.20 + .05 * random.nextDouble());
      double size = radius * (.85 + .25 * random.nextDouble());
      halos.gap(Paths.circle(x, y, size), pens.halo());
      if (side != 0) {
        berries.line(
            Paths.cubic(
                length * (t - .12), 0, length * (t - .04), y * .3, x - size * .3, y * .5, x, y),
            pens.fine());
      }
      berry(berries, x, y, size);
    }
    return new Sheet().add(halos).add(sheet).add(berries);
  }

  private void berry(Sheet sheet, double x, double y, double radius) {
    Path2D body = Paths.circle(x, y, radius);
    if (radius * 1.5 < Pens.GAP + pens.main()) {
      sheet.solid(body);
      return;
    }
    sheet.cell(body, pens.main());
    // Shade as a crescent away from the light.
    sheet.solid(Paths.circle(x, y, radius));
    sheet.clear(Paths.circle(x - radius * .18, y - radius * .18, radius * .76));
  }

  /** A spike of small flowers in whorls, smaller to the tip. */
  Sheet spike(double length) {
    Sheet sheet = new Sheet();
    sheet.line(Paths.line(0, 0, length * .96, 0), pens.main());
    double widest = length * .125;
    int whorls = (int) Math.max(3, length * .80 / (widest * .5 + Pens.GAP * 1.5));
    for (int i = 0; i < whorls; i++) {
      double t = (double) i / whorls;
      double size = widest * (1 - .45 * t);
      double x = length * (.14 + .80 * t);
      for (int side = -1; side <= 1; side += 2) {
        floret(sheet, x, side * pens.main() * .4, side * (.80 - .2 * t), size);
      }
    }
    floret(sheet, length * .96, 0, 0, widest * .6);
    return sheet;
  }

  private void floret(Sheet sheet, double x, double y, double angle, double size) {
    Path2D drop =
        closed(
            0,
            0,
            size * .30,
            -size * .46,
            size * .80,
            -size * .36,
            size,
            0,
            size * .80,
            size * .36,
            size * .30,
            size * .46,
            0,
            0);
    // A larger one has room for bare skin in its middle.
    boolean open = size * .8 > Pens.GAP + 2 * pens.fine();
    Sheet one = open ? new Sheet().cell(drop, pens.fine()) : new Sheet().solid(drop);
    sheet.add(one, Paths.place(x, y, angle));
  }

  /** A fern's frond: leaflets in pairs that shrink towards a curled tip. */
  Sheet frond(double length, double bend) {
    Sheet sheet = new Sheet();
    double b = bend * length;
    double[] rib = {0, 0, length * .35, b * .2, length * .7, b * .7, length * .98, b * 1.5};
    int pairs = (int) Math.max(5, length * .84 / (pens.main() + 2.1 * Pens.GAP));
    for (int i = 0; i < pairs; i++) {
      double t = .14 + .84 * i / pairs;
      double[] p = Paths.at(rib, t);
      double size =
          length * .30 * StrictMath.pow(StrictMath.sin(StrictMath.PI * (.18 + .80 * t)), .9);
      for (int side = -1; side <= 1; side += 2) {
        Leaf leaflet =
            new Leaf(Leaf.Kind.LANCE, size, Math.min(size * .17, pens.main() * .8), side * .08);
        Sheet one = new Sheet().add(leaflet.draw(Leaf.Shade.OPEN, pens, random));
        AffineTransform placed = Paths.place(p[0], p[1], p[2] + side * (1.20 - .40 * t));
        sheet.add(one, placed);
      }
    }
    return sheet.solid(Paths.tapered(rib, pens.main() * 1.5, pens.fine()));
  }

  /** Start, then triples of handle, handle, point. */
  private static Path2D closed(double... c) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(c[0], c[1]);
    for (int i = 2; i + 5 < c.length; i += 6) {
      path.curveTo(c[i], c[i + 1], c[i + 2], c[i + 3], c[i + 4], c[i + 5]);
    }
    path.closePath();
    return path;
  }
}
