package ink.models.design.celestial;

import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.design.Stipple;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** The lights of the sky, each around a place that it frees. */
record Lights(Pens pens, Shade shade, SplittableRandom random) {

  private static final double QUARTER = 0.5522847498307936;

  /** A star of long and short points that draw in to its middle. */
  void sparkle(Sheet sheet, double x, double y, double size, boolean solid) {
    Path2D outline = points(x, y, size, 4, .16, 0);
    if (solid || size < 14) {
      if (size > 5) {
        sheet.solid(points(x, y, size * .52, 4, .26, StrictMath.PI / 4));
      }
      sheet.solid(outline);
    } else {
      sheet.cell(points(x, y, size, 4, .22, 0), pens.main());
      sheet.dot(x, y, Math.max(pens.dot() * .6, size * .06));
    }
  }

  /** Concave points around a place, the first one upwards. */
  static Path2D points(double x, double y, double size, int count, double waist, double turn) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    double step = StrictMath.PI / count;
    for (int i = 0; i < count; i++) {
      double angle = turn + 2 * step * i;
      double tipX = x + size * StrictMath.sin(angle);
      double tipY = y - size * StrictMath.cos(angle);
      if (i == 0) {
        path.moveTo(tipX, tipY);
      }
      double midX = x + size * waist * StrictMath.sin(angle + step);
      double midY = y - size * waist * StrictMath.cos(angle + step);
      double nextX = x + size * StrictMath.sin(angle + 2 * step);
      double nextY = y - size * StrictMath.cos(angle + 2 * step);
      path.quadTo((x + midX + tipX) / 3, (y + midY + tipY) / 3, midX, midY);
      path.quadTo((x + midX + nextX) / 3, (y + midY + nextY) / 3, nextX, nextY);
    }
    path.closePath();
    return path;
  }

  /** A crescent that opens in a direction; its back lies on the circle. */
  void crescent(Sheet sheet, double x, double y, double radius, double opens, double thick) {
    double inner = radius * (1 - thick * .42);
    double off = radius * (.12 + thick * .62);
    Path2D outline = crescentOutline(radius, inner, off);
    outline.transform(Paths.place(x, y, opens));
    sheet.clear(outline);
    if (shade == Shade.BLACK) {
      sheet.solid(outline).line(outline, pens.main());
      return;
    }
    double cos = StrictMath.cos(opens);
    double sin = StrictMath.sin(opens);
    if (shade == Shade.DOTS) {
      double keep = pens.main() / 2 + pens.dot() * .8;
      Stipple.dots(
          new Stipple.Field(x - radius, y - radius, x + radius, y + radius),
          pens.dot() * 1.7,
          (px, py) -> {
            if (!outline.contains(px - keep, py - keep, 2 * keep, 2 * keep)) {
              return 0;
            }
            // Darkest along the back.
            double r = StrictMath.sqrt((px - x) * (px - x) + (py - y) * (py - y));
            double deep = (radius - r) / (radius * (.20 + thick * .55));
            return Math.max(0, Math.min(1, 1.1 - deep * 1.35));
          },
          random,
          (px, py) -> sheet.dot(px, py, pens.dot() / 2));
    } else if (shade == Shade.HATCHING) {
      rays(sheet, x, y, radius, inner, off, cos, sin);
    }
    sheet.line(outline, pens.main() * 1.15);
    if (shade == Shade.NONE) {
      craters(sheet, x, y, radius, inner, off, cos, sin);
    }
  }

  /** Short lines inwards from the back, longest in its middle. */
  private void rays(
      Sheet sheet,
      double x,
      double y,
      double radius,
      double inner,
      double off,
      double cos,
      double sin) {
    double step = pens.pitch() * 1.06 / (radius * .9);
    int line = 0;
    double thickest = radius - (inner - off);
    for (double a = -1.9; a <= 1.9; a += step) {
      double angle = StrictMath.PI + a;
      double room = thickness(angle, radius, inner, off);
      // Every other one is short: inwards they come closer to each other.
      double reach = Math.min(room - pens.main() - Pens.GAP, room * (line++ % 2 == 0 ? .55 : .28));
      if (reach < 1.5 || thickest <= 0) {
        continue;
      }
      double[] from =
          turned(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), cos, sin);
      double end = radius - reach;
      double[] to = turned(end * StrictMath.cos(angle), end * StrictMath.sin(angle), cos, sin);
      sheet.line(Paths.line(x + from[0], y + from[1], x + to[0], y + to[1]), pens.fine());
    }
  }

  private void craters(
      Sheet sheet,
      double x,
      double y,
      double radius,
      double inner,
      double off,
      double cos,
      double sin) {
    for (int i = 0; i < 5; i++) {
      double angle = StrictMath.PI + (i - 2) * .42 + (random.nextDouble() - .5) * .12;
      double room = thickness(angle, radius, inner, off);
      double size = room * (.13 + .06 * random.nextDouble());
      double r = radius - room * (.38 + .24 * random.nextDouble());
      if (size > 1 && room - 2 * size > 2 * (Pens.GAP + pens.main())) {
        double[] at = turned(r * StrictMath.cos(angle), r * StrictMath.sin(angle), cos, sin);
        sheet.line(Paths.circle(x + at[0], y + at[1], size), pens.fine());
      }
    }
  }

  private static double thickness(double angle, double radius, double inner, double off) {
    // From the back inwards along a radius to the inner circle around (off, 0).
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double square = inner * inner - off * off * sin * sin;
    return square <= 0 ? 0 : radius - (off * cos + StrictMath.sqrt(square));
  }

  private static double[] turned(double x, double y, double cos, double sin) {
    return new double[] {x * cos - y * sin, x * sin + y * cos};
  }

  private static Path2D crescentOutline(double radius, double inner, double off) {
    double x = (radius * radius - inner * inner + off * off) / (2 * off);
    double y = StrictMath.sqrt(Math.max(0, radius * radius - x * x));
    double outerAngle = StrictMath.atan2(y, x);
    double innerAngle = StrictMath.atan2(y, x - off);
    Path2D path = Paths.arc(0, 0, radius, outerAngle, 2 * StrictMath.PI - outerAngle);
    path.append(Paths.arc(off, 0, inner, 2 * StrictMath.PI - innerAngle, innerAngle), true);
    path.closePath();
    return path;
  }

  /**
   * A moon in a phase.
   *
   * @param age 0 new, 0.5 full, 1 new again
   */
  void phase(Sheet sheet, double x, double y, double radius, double age) {
    Path2D disc = Paths.circle(x, y, radius);
    sheet.clear(disc);
    double lit = StrictMath.cos(2 * StrictMath.PI * age);
    boolean waxing = age < .5;
    double side = waxing ? -1 : 1;
    // The dark side: half a circle, and back along the terminator.
    Path2D dark = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    dark.moveTo(x, y - radius);
    half(dark, x, y, radius, side * radius, -1);
    half(dark, x, y, radius, (waxing ? 1 : -1) * lit * radius, 1);
    dark.closePath();
    if (lit > -.98) {
      Shade with = shade == Shade.NONE ? Shade.DOTS : shade;
      double sliver = radius * (1 - StrictMath.abs(lit));
      if (with == Shade.HATCHING && (radius < 8 || sliver < 2 * pens.inset())) {
        with = Shade.BLACK;
      }
      with.fill(sheet, dark, .95, pens, random);
      if (with == Shade.HATCHING && lit < .98) {
        sheet.line(dark, pens.fine());
      }
    } else {
      double[] places = {-.35, -.2, .25, .3, -.32, .05, .1, -.42, .3, .42, -.02, .12};
      for (int i = 0; i < places.length; i += 3) {
        double size = radius * places[i + 2] * (places[i + 2] < .2 ? 1 : .5);
        if (size > .7 && radius > 6) {
          sheet.line(
              Paths.circle(x + places[i] * radius, y + places[i + 1] * radius, size), pens.fine());
        }
      }
    }
    sheet.line(disc, pens.main());
  }

  /** Half an ellipse downwards (-1) or upwards (1) whose side lies at x + reach. */
  private static void half(Path2D path, double x, double y, double ry, double reach, int up) {
    double k = QUARTER;
    double top = y + ry * up;
    double bottom = y - ry * up;
    path.curveTo(x + reach * k, top, x + reach, y + ry * up * k, x + reach, y);
    path.curveTo(x + reach, y - ry * up * k, x + reach * k, bottom, x, bottom);
  }

  /** Straight and flaming rays in turns around a disc. */
  void sun(Sheet sheet, double x, double y, double radius, int rays, boolean flaming) {
    double disc = radius * .50;
    double foot = disc + pens.main() * 1.2 + Pens.GAP;
    double step = StrictMath.PI / rays;
    Sheet straight = new Sheet();
    Sheet other = new Sheet();
    double half = foot * StrictMath.tan(step) * .60;
    Path2D ray = Paths.polyline(true, -half, -foot, 0, -radius, half, -foot);
    straight.cell(ray, pens.main());
    Path2D facet = Paths.polyline(true, 0, -foot, 0, -radius, half, -foot);
    // The tip is too thin to stay open.
    double tip = Math.min(1, (1.5 * Pens.GAP + pens.main()) / half);
    double low = -foot - (radius - foot) * (1 - tip);
    if (shade == Shade.BLACK || shade == Shade.HATCHING) {
      straight.solid(Paths.polyline(true, -half * tip, low, 0, -radius, half * tip, low));
      straight.solid(facet); // too narrow for lines
    } else if (shade == Shade.DOTS) {
      shade.fill(straight, facet, .9, pens, random);
    } else {
      double tall = (radius - foot) * (1 - pens.inset() * 1.3 / half) - pens.inset();
      if (tall > 2) {
        double from = -foot - pens.inset();
        straight.line(Paths.line(0, from, 0, from - tall), pens.fine());
      }
    }
    if (flaming) {
      double tall = foot + (radius - foot) * .86;
      double w = half * .9;
      Path2D flame = new Path2D.Double(Path2D.WIND_EVEN_ODD);
      flame.moveTo(-w, -foot);
      flame.curveTo(
          -w * 1.5, -foot - (tall - foot) * .4, w * .9, -foot - (tall - foot) * .55, w * .1, -tall);
      flame.curveTo(
          w * 2.2, -foot - (tall - foot) * .62, w * .2, -foot - (tall - foot) * .35, w, -foot);
      flame.closePath();
      other.cell(flame, pens.main());
    } else {
      double dot = pens.main() * .9;
      double r = foot + dot;
      // Out to where they stand clear of the rays.
      while (r < radius
          && r * StrictMath.sin(step) - half * (radius - r) / (radius - foot) - dot
              < Pens.GAP + pens.main() / 2) {
        r += .25;
      }
      for (int i = 0; i < 3 && r < radius * .94; i++) {
        other.dot(0, -r, dot);
        r += dot * 2 + Pens.GAP;
        dot *= .8;
      }
    }
    Sheet all = new Sheet();
    all.around(rays, 0, straight).around(rays, step, other);
    all.cell(Paths.circle(0, 0, disc), pens.main() * 1.3);
    double inner = disc - pens.main() * 1.2 - Pens.GAP;
    if (inner > 3) {
      all.line(Paths.circle(0, 0, inner), pens.fine());
    }
    sheet.add(all, java.awt.geom.AffineTransform.getTranslateInstance(x, y));
  }
}
