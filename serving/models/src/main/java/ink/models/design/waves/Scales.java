package ink.models.design.waves;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Seigaiha: rows of scales of concentric arcs, each row behind the one below it, inside a frame.
 * Only what is seen is drawn, so that every arc ends on a neighbour or on the frame.
 */
record Scales(Wishes wishes, Pens pens, Shade shade, SplittableRandom random) {

  private enum Frame {
    CIRCLE,
    DROP,
    FAN,
    /** The lower half of a disc, as below a moon. */
    BOWL,
    PANEL
  }

  Sheet draw(double width, double height) {
    double aspect = Math.max(width, height) / Math.min(width, height);
    Frame[] kinds = Frame.values();
    boolean bowl = width > height * 1.7 && width < height * 2.6;
    Frame kind = bowl ? Frame.BOWL : aspect > 1.5 ? Frame.PANEL : kinds[random.nextInt(3)];
    double bold = pens.main() * 1.5;
    double w = width / 2 - bold / 2;
    double h = height / 2 - bold / 2;
    double r = Math.min(w, h);
    Path2D frame =
        switch (kind) {
          case CIRCLE -> Paths.circle(0, 0, r);
          case DROP -> drop(r);
          case FAN -> fan(r);
          case BOWL -> bowl(Math.min(w, 2 * h), h);
          case PANEL -> Paths.polyline(true, -w, -h, w, -h, w, h, -w, h);
        };
    int arcs = 3 + random.nextInt(2);
    double least = arcs * (pens.fine() + Pens.GAP) + pens.main();
    double usual = r / (3 + random.nextInt(3)) * (wishes.wants(Feature.SPARE) ? 1.4 : 1);
    double scale = Math.max(least, usual);
    double across = 2 * scale;
    int columns = Math.max(1, (int) StrictMath.round(2 * w / across));
    if (kind == Frame.PANEL) {
      scale = w / columns;
      arcs = Math.max(1, Math.min(arcs, (int) ((scale - pens.main()) / (pens.fine() + Pens.GAP))));
    }
    Sheet sheet = new Sheet();
    int pattern = random.nextInt(4);
    int rows = (int) (2 * h / (scale / 2)) + 3;
    int side = (int) (w / scale) + 2;
    double offset = columns % 2 == 0 ? 0 : scale;
    for (int row = -1; row <= rows; row++) {
      for (int column = -side; column <= side; column++) {
        double cx = column * 2 * scale + (row % 2 == 0 ? 0 : scale) + offset;
        double cy = -h + row * scale / 2;
        scale(sheet, cx, cy, scale, arcs, frame, dark(pattern, row, column));
      }
    }
    return sheet.line(frame, bold);
  }

  private boolean dark(int pattern, int row, int column) {
    return switch (pattern) {
      case 0 -> Math.floorMod(row + 2 * column, 4) == 0;
      case 1 -> Math.floorMod(row, 3) == 0;
      case 2 -> random.nextInt(5) == 0;
      default -> false;
    };
  }

  private void scale(
      Sheet sheet, double cx, double cy, double size, int arcs, Path2D frame, boolean dark) {
    if (!frame.intersects(cx - size, cy - size, 2 * size, size + size / 2)) {
      return;
    }
    for (int i = 0; i < arcs; i++) {
      double r = size * (1 - (double) i / arcs);
      if (i == 0) {
        visible(sheet, cx, cy, r, size, frame, 0, pens.main());
      } else {
        visible(sheet, cx, cy, r, size, frame, pens.inset(), pens.fine());
      }
    }
    if (dark && shade != Shade.NONE) {
      dark(sheet, cx, cy, size, arcs, frame);
    }
  }

  /** Fills the heart of a scale and, where there is room for it, the middle of its outer band. */
  private void dark(Sheet sheet, double cx, double cy, double size, int arcs, Path2D frame) {
    double band = size / arcs;
    Path2D heart = heart(cx, cy, band, size, frame);
    double free = band - (pens.main() + pens.fine()) / 2 - 2 * Pens.SOLID_GAP;
    double middle = size - band / 2;
    if (shade == Shade.BLACK) {
      sheet.solid(heart);
      if (free > .5) {
        visible(
            sheet, cx, cy, middle, size, frame, Pens.SOLID_GAP + (pens.main() + free) / 2, free);
      }
    } else if (shade == Shade.DOTS) {
      int count = (int) (StrictMath.PI * middle / (pens.main() * 1.4 + Pens.GAP));
      double dot = pens.main() * .6;
      for (int i = 0; i <= count; i++) {
        double angle = StrictMath.PI + StrictMath.PI * i / count;
        double x = cx + middle * StrictMath.cos(angle);
        double y = cy + middle * StrictMath.sin(angle);
        double keep = dot + pens.main() / 2 + Pens.GAP / 2;
        if (seen(x, y, cx, cy, size, keep)
            && frame.contains(x - keep, y - keep, 2 * keep, 2 * keep)) {
          sheet.dot(x, y, dot);
        }
      }
    } else if (frame.contains(heart.getBounds2D())) {
      shade.fill(sheet, heart, 1, pens, random);
    }
  }

  /** The upper half of a circle where no scale in front hides it, so far away from the frame. */
  private void visible(
      Sheet sheet,
      double cx,
      double cy,
      double r,
      double size,
      Path2D frame,
      double keep,
      double weight) {
    int steps = Math.max(24, (int) (StrictMath.PI * r / .45));
    double[] run = new double[2 * (steps + 1)];
    int n = 0;
    for (int i = 0; i <= steps; i++) {
      double angle = StrictMath.PI + StrictMath.PI * i / steps;
      double x = cx + r * StrictMath.cos(angle);
      double y = cy + r * StrictMath.sin(angle);
      boolean seen =
          seen(x, y, cx, cy, size, 0)
              && frame.contains(x, y)
              && (keep == 0 || frame.contains(x - keep, y - keep, 2 * keep, 2 * keep));
      if (seen) {
        run[n++] = x;
        run[n++] = y;
      }
      if ((!seen || i == steps) && n > 0) {
        if (n > 8) {
          sheet.line(Paths.through(false, thinned(run, n)), weight);
        }
        n = 0;
      }
    }
  }

  /** Every fourth point and the last: an arc needs no more. */
  private static double[] thinned(double[] run, int n) {
    double[] out = new double[n];
    int m = 0;
    for (int i = 0; i < n; i += 2) {
      if (i % 8 == 0 || i == n - 2) {
        out[m++] = run[i];
        out[m++] = run[i + 1];
      }
    }
    return Arrays.copyOf(out, m);
  }

  /** Whether no scale in front covers a place or comes nearer to it than {@code keep}. */
  private static boolean seen(double x, double y, double cx, double cy, double size, double keep) {
    double reach = (size + keep) * (size + keep);
    for (int side = -1; side <= 1; side += 2) {
      double dx = x - cx - side * size;
      double dy = y - cy - size / 2;
      if (dx * dx + dy * dy < reach) {
        return false;
      }
    }
    double dy = y - cy - size;
    return (x - cx) * (x - cx) + dy * dy >= reach;
  }

  private static Path2D heart(double cx, double cy, double r, double size, Path2D frame) {
    int steps = 40;
    double[] points = new double[4 * (steps + 1)];
    int n = 0;
    for (int i = 0; i <= steps; i++) {
      double angle = StrictMath.PI + StrictMath.PI * i / steps;
      double x = cx + r * StrictMath.cos(angle);
      double y = cy + r * StrictMath.sin(angle);
      if (seen(x, y, cx, cy, size, 0) && frame.contains(x, y)) {
        points[n++] = x;
        points[n++] = y;
      }
    }
    if (n < 6) {
      return new Path2D.Double();
    }
    points[n++] = cx;
    points[n++] = cy;
    return Paths.polyline(true, Arrays.copyOf(points, n));
  }

  private static Path2D drop(double r) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    double b = r * .64;
    double cy = r - b;
    path.moveTo(0, -r);
    path.curveTo(r * .10, -r * .55, b, cy - b * .85, b, cy);
    path.append(Paths.arc(0, cy, b, 0, StrictMath.PI), true);
    path.curveTo(-b, cy - b * .85, -r * .10, -r * .55, 0, -r);
    path.closePath();
    return path;
  }

  private static Path2D bowl(double w, double h) {
    Path2D path = Paths.arc(0, -h, Math.min(w, 2 * h), 0, StrictMath.PI);
    path.closePath();
    return path;
  }

  private static Path2D fan(double r) {
    double cy = r * 1.14;
    double outer = r * 1.86;
    double inner = r * .50;
    double from = StrictMath.PI * 1.5 - .56;
    double to = StrictMath.PI * 1.5 + .56;
    Path2D path = Paths.arc(0, cy, outer, from, to);
    path.append(Paths.arc(0, cy, inner, to, from), true);
    path.closePath();
    return path;
  }
}
