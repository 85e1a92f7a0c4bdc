package ink.models.design.geometry;

import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/**
 * The flower of life. On a lattice of triangles every edge is a petal of two arcs, and three petals
 * leave a hollow triangle between them; some of them, by their distance from the middle, are dark.
 */
record Flower(Pens pens, Shade shade, SplittableRandom random) {

  private static final double HEIGHT = StrictMath.sqrt(.75);
  private static final double[][] WAYS = {{1, 0}, {.5, HEIGHT}, {-.5, HEIGHT}};

  /**
   * @param circles radii of the lattice from the middle to the rim
   */
  Sheet draw(double radius, int circles) {
    Sheet sheet = new Sheet();
    double step = radius / circles;
    boolean petals = random.nextBoolean();
    boolean[] dark = new boolean[64];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = random.nextInt(100) < (petals ? 45 : 60);
    }
    double weight = circles < 3 ? pens.main() : pens.fine();
    for (int row = -circles - 1; row <= circles; row++) {
      for (int column = -2 * circles; column <= 2 * circles; column++) {
        double x = (column + row * .5) * step;
        double y = row * HEIGHT * step;
        for (int i = 0; i < 3; i++) {
          double toX = x + WAYS[i][0] * step;
          double toY = y + WAYS[i][1] * step;
          if (inside(x, y, radius) && inside(toX, toY, radius)) {
            boolean shaded = petals && dark[ring((x + toX) / 2, (y + toY) / 2, step)];
            petal(sheet, x, y, toX, toY, step, shaded, weight);
          }
        }
        for (int i = 0; i < 2 && !petals; i++) {
          double[] b = {x + WAYS[i][0] * step, y + WAYS[i][1] * step};
          double[] c = {x + WAYS[i + 1][0] * step, y + WAYS[i + 1][1] * step};
          double middleX = (x + b[0] + c[0]) / 3;
          double middleY = (y + b[1] + c[1]) / 3;
          if (inside(x, y, radius)
              && inside(b[0], b[1], radius)
              && inside(c[0], c[1], radius)
              && dark[ring(middleX, middleY, step)]) {
            Path2D hollow = across(x, y, b[0], b[1], c[0], c[1]);
            hollow.append(across(b[0], b[1], c[0], c[1], x, y), true);
            hollow.append(across(c[0], c[1], x, y, b[0], b[1]), true);
            hollow.closePath();
            shade.fill(sheet, hollow, .9, pens, random);
          }
        }
      }
    }
    return sheet;
  }

  private static boolean inside(double x, double y, double radius) {
    return x * x + y * y < radius * radius * 1.0001;
  }

  /** The same for all places at one distance from the middle. */
  private static int ring(double x, double y, double step) {
    return (int) StrictMath.round(12 * (x * x + y * y) / (step * step)) % 64;
  }

  private void petal(
      Sheet sheet,
      double x,
      double y,
      double toX,
      double toY,
      double step,
      boolean dark,
      double weight) {
    double dx = (toX - x) / step;
    double dy = (toY - y) / step;
    double mx = (x + toX) / 2;
    double my = (y + toY) / 2;
    double h = HEIGHT * step;
    Path2D outline = arc(mx - dy * h, my + dx * h, x, y, toX, toY);
    outline.append(arc(mx + dy * h, my - dx * h, toX, toY, x, y), true);
    outline.closePath();
    if (dark && shade == Shade.BLACK) {
      sheet.solid(outline);
    } else if (dark && shade == Shade.DOTS) {
      // Along the axis, larger in the middle: a petal is too narrow for a field of dots.
      for (int i = -2; i <= 2; i++) {
        double at = i * step * .14;
        double radius = Math.min(step * .05, 1) * (1 - .22 * Math.abs(i));
        sheet.dot(mx + dx * at, my + dy * at, radius);
      }
    } else if (dark) {
      double at = step * .30;
      sheet.line(Paths.line(mx - dx * at, my - dy * at, mx + dx * at, my + dy * at), pens.main());
    }
    sheet.line(outline, weight);
  }

  /** The arc between two corners of a triangle that bends towards the third. */
  private static Path2D across(double ax, double ay, double bx, double by, double cx, double cy) {
    return arc(ax + bx - cx, ay + by - cy, ax, ay, bx, by);
  }

  /** The shorter arc around a centre from one point to another. */
  private static Path2D arc(double cx, double cy, double x, double y, double toX, double toY) {
    double from = StrictMath.atan2(y - cy, x - cx);
    double to = StrictMath.atan2(toY - cy, toX - cx);
    if (to - from > StrictMath.PI) {
      to -= 2 * StrictMath.PI;
    } else if (from - to > StrictMath.PI) {
      to += 2 * StrictMath.PI;
    }
    double dx = x - cx;
    double dy = y - cy;
    return Paths.arc(cx, cy, StrictMath.sqrt(dx * dx + dy * dy), from, to);
  }
}
