package ink.models.design.waves;

import ink.models.design.Feature;
import ink.models.design.Halo;
import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A great wave that curls over in a round frame, foam like claws along its lip. */
record Crest(Wishes wishes, Pens pens, Shade shade, double radius, SplittableRandom random) {

  /** Left to right along the back, over the top, to the lip; parts of the radius. */
  private static final double[] BACK = {
    -.99, .42, -.90, -.02, -.72, -.40, -.42, -.68, -.06, -.76, .26, -.66, .48, -.42, .54, -.16
  };

  /** From the trough up under the lip. */
  private static final double[] HOLLOW = {
    .30, .62, -.02, .50, -.22, .26, -.28, -.02, -.18, -.28, .04, -.42, .26, -.38, .42, -.24, .54,
    -.16
  };

  Sheet draw() {
    Sheet sheet = new Sheet();
    double rim = radius - pens.main() * .75;
    sky(sheet);
    water(sheet, .50, .055, 2);
    body(sheet);
    foam(sheet);
    water(sheet, .66, .05, 3);
    Sheet placed = new Sheet();
    boolean mirrored = random.nextBoolean();
    placed.add(sheet, AffineTransform.getScaleInstance(mirrored ? -1 : 1, 1));
    // What stands over the frame is cut by it.
    Path2D outside =
        Paths.polyline(
            true,
            -radius * 2,
            -radius * 2,
            radius * 2,
            -radius * 2,
            radius * 2,
            radius * 2,
            -radius * 2,
            radius * 2);
    outside.append(Paths.circle(0, 0, rim), false);
    placed.clear(outside);
    return placed.line(Paths.circle(0, 0, rim), pens.main() * 1.5);
  }

  /** A sun with rays of lines, or a far cone of a mountain. */
  private void sky(Sheet sheet) {
    boolean mountain = wishes.wants(Feature.MOUNTAINS) || random.nextInt(3) == 0;
    if (mountain && !wishes.wants(Feature.SUN)) {
      double x = radius * .52;
      double foot = radius * .56;
      double top = radius * .02;
      double half = radius * .44;
      Path2D cone = new Path2D.Double(Path2D.WIND_EVEN_ODD);
      cone.moveTo(x - half, foot);
      cone.quadTo(x - half * .35, foot - (foot - top) * .45, x - half * .10, top);
      cone.lineTo(x + half * .10, top);
      cone.quadTo(x + half * .35, foot - (foot - top) * .45, x + half, foot);
      sheet.line(cone, pens.main());
      double snow = top + (foot - top) * .34;
      double w = half * .30;
      sheet.line(
          Paths.polyline(
              false,
              x - w,
              snow,
              x - w * .5,
              snow + radius * .07,
              x - w * .15,
              snow - radius * .02,
              x + w * .2,
              snow + radius * .06,
              x + w * .55,
              snow - radius * .01,
              x + w,
              snow),
          pens.fine());
    } else {
      double size = radius * (.20 + .06 * random.nextDouble());
      double x = radius * (.50 + .06 * random.nextDouble());
      double y = radius * (.06 + .1 * random.nextDouble());
      if (shade == Shade.BLACK) {
        sheet.solid(Paths.circle(x, y, size));
      } else {
        shade.fill(sheet, Paths.circle(x, y, size), .9, pens, random);
        sheet.line(Paths.circle(x, y, size), pens.main());
      }
    }
  }

  /** The body of the wave with bands that run from its foot up into the lip. */
  private void body(Sheet sheet) {
    double[] back = scaled(BACK);
    double[] hollow = scaled(HOLLOW);
    int bands = radius < 36 ? 4 : 5 + random.nextInt(2);
    Path2D outline = Paths.through(false, back);
    double[] under = reversed(hollow);
    outline.append(Paths.through(false, under), true);
    outline.lineTo(radius * .30, radius * 1.1);
    outline.lineTo(-radius * 1.1, radius * 1.1);
    outline.closePath();
    sheet.clear(outline);
    Path2D[] lines = new Path2D[bands + 1];
    double[][] places = new double[bands + 1][];
    for (int i = 0; i <= bands; i++) {
      places[i] = between((double) i / bands);
      lines[i] = Paths.through(false, places[i]);
    }
    for (int i = 0; i < bands; i++) {
      boolean dark = i % 2 == 1;
      if (dark && shade != Shade.NONE) {
        Path2D band = Paths.through(false, places[i]);
        band.append(Paths.through(false, reversed(places[i + 1])), true);
        band.closePath();
        if (shade == Shade.BLACK) {
          sheet.solid(band);
        } else {
          shade.fill(sheet, band, .95, pens, random);
        }
      }
    }
    for (int i = 1; i < bands; i++) {
      sheet.line(lines[i], shade == Shade.NONE && i % 2 == 1 ? pens.main() : pens.fine());
    }
    sheet.line(Paths.through(false, back), pens.main() * 1.3);
    sheet.line(Paths.through(false, hollow), pens.main() * 1.3);
  }

  /** A line through the body: 0 along the back, 1 along the hollow; both end below the lip. */
  private double[] between(double t) {
    int count = 9;
    double[] back = scaled(BACK);
    double[] hollow = scaled(HOLLOW);
    double[] points = new double[2 * count + 2];
    for (int i = 0; i < count; i++) {
      double s = i / (count - 1.0) * .80;
      double[] a = along(back, s);
      double[] b = along(hollow, .12 + s * .92);
      // Fans out at the foot so that the lines reach the frame.
      double foot = 1 - Math.min(1, s / .3);
      points[2 * i + 2] = a[0] + (b[0] - a[0]) * t;
      points[2 * i + 3] = a[1] + (b[1] - a[1]) * t + foot * radius * .5 * t * (1 - t * .5);
    }
    points[0] = points[2] - radius * .06;
    points[1] = points[3] + radius * .4;
    return points;
  }

  /** Claws along the lip, from its top to its tip and a little back under it. */
  private void foam(Sheet sheet) {
    double[] back = scaled(BACK);
    Sheet foam = new Sheet();
    int claws = 6 + random.nextInt(2);
    for (int i = 0; i < claws; i++) {
      double s = .50 + .50 * i / (claws - 1);
      double[] p = along(back, s);
      double[] q = along(back, Math.min(1, s + .01));
      double[] o = along(back, s - .01);
      double direction = StrictMath.atan2(q[1] - o[1], q[0] - o[0]);
      double length = radius * (.18 + .07 * StrictMath.sin(StrictMath.PI * i / (claws - 1.0)));
      claw(foam, p[0], p[1], direction - .35 + .5 * i / claws, length);
    }
    double[] hollow = scaled(HOLLOW);
    for (int i = 0; i < 3; i++) {
      double s = .96 - .13 * i;
      double[] p = along(hollow, s);
      double[] o = along(hollow, s - .02);
      double direction = StrictMath.atan2(o[1] - p[1], o[0] - p[0]);
      claw(foam, p[0], p[1], direction - .9, radius * (.15 - .012 * i));
    }
    sheet.add(Halo.around(foam, pens));
    List<double[]> drops = new ArrayList<>();
    int spray = wishes.count(9);
    for (int i = 0; i < spray; i++) {
      double angle = -.9 + 1.5 * (i + random.nextDouble()) / spray;
      double r = radius * (.30 + .16 * random.nextDouble());
      double x = radius * .30 + r * StrictMath.cos(angle);
      double y = -radius * .44 + r * StrictMath.sin(angle);
      double size = pens.main() * (.6 + .7 * random.nextDouble());
      if (x * x + y * y < radius * radius * .8
          && drops.stream()
              .allMatch(d -> StrictMath.hypot(d[0] - x, d[1] - y) > d[2] + size + 2 * Pens.GAP)) {
        drops.add(new double[] {x, y, size});
        sheet.dot(x, y, size);
      }
    }
  }

  /** One hooked finger of foam. */
  private void claw(Sheet foam, double x, double y, double direction, double length) {
    double l = length;
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(-l * .30, l * .12);
    path.curveTo(-l * .28, -l * .42, l * .48, -l * .62, l * .92, l * .10);
    path.curveTo(l * .98, l * .24, l * .92, l * .36, l * .84, l * .42);
    path.curveTo(l * .84, l * .10, l * .48, -l * .06, l * .34, l * .22);
    path.curveTo(l * .20, l * .42, -l * .10, l * .40, -l * .30, l * .12);
    path.closePath();
    path.transform(Paths.place(x, y, direction));
    foam.cell(path, pens.main());
  }

  /** Swells in front, row before row. */
  private void water(Sheet sheet, double level, double swing, int rows) {
    int crests = 3 + random.nextInt(2);
    double shift = random.nextDouble();
    // A quarter of a swell behind each other they come as near as this at their nearest.
    double apart = Math.max(radius * .105, radius * swing * 1.42 + pens.main() + Pens.GAP);
    for (int row = 0; row < rows; row++) {
      double y = radius * level + apart * row;
      int count = 4 * crests + 1;
      double[] points = new double[2 * count];
      for (int i = 0; i < count; i++) {
        double t = i / (count - 1.0);
        points[2 * i] = radius * 1.1 * (2 * t - 1);
        points[2 * i + 1] =
            y
                - radius
                    * swing
                    * StrictMath.sin(2 * StrictMath.PI * (t * crests + shift + row * .25));
      }
      Path2D surface = Paths.through(false, points);
      Path2D body = Paths.through(false, points);
      body.lineTo(radius * 1.1, radius * 1.1);
      body.lineTo(-radius * 1.1, radius * 1.1);
      body.closePath();
      sheet.clear(body);
      if (row == rows - 1 && shade == Shade.BLACK && rows == 3) {
        sheet.solid(body);
      }
      sheet.line(surface, row == 0 ? pens.main() : pens.fine());
    }
  }

  private double[] scaled(double[] parts) {
    double[] out = new double[parts.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = parts[i] * radius;
    }
    return out;
  }

  private static double[] reversed(double[] points) {
    double[] out = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      out[i] = points[points.length - 2 - i];
      out[i + 1] = points[points.length - 1 - i];
    }
    return out;
  }

  /** A point of the Catmull-Rom curve through all points, 0 to 1 by their number. */
  private static double[] along(double[] points, double s) {
    int count = points.length / 2;
    double place = Math.max(0, Math.min(count - 1.000001, s * (count - 1)));
    int i = (int) place;
    double t = place - i;
    double[] out = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      double a = points[2 * Math.max(0, i - 1) + axis];
      double b = points[2 * i + axis];
      double c = points[2 * Math.min(count - 1, i + 1) + axis];
      double d = points[2 * Math.min(count - 1, i + 2) + axis];
      out[axis] =
          b + .5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
    return out;
  }
}
