package ink.models.design.dotwork;

import ink.models.design.Pens;
import ink.models.design.Stipple;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Ridges one behind the other in a frame, each dark under its edge, with a sun above. */
record Hills(Wishes wishes, Pens pens, double pitch, double radius, SplittableRandom random) {

  private enum Frame {
    CIRCLE,
    TRIANGLE,
    HEXAGON
  }

  Sheet draw() {
    Frame kind = Frame.values()[random.nextInt(3)];
    double inner = radius - pens.main() * .75;
    Path2D frame =
        switch (kind) {
          case CIRCLE -> Paths.circle(0, 0, inner);
          case TRIANGLE -> polygon(3, inner);
          case HEXAGON -> polygon(6, inner);
        };
    double lower = kind == Frame.TRIANGLE ? inner * .5 : inner;
    double sky = kind == Frame.TRIANGLE ? -inner * .32 : -inner * .42;
    int ridges = radius < 36 ? 2 : 3;
    double[][] lines = new double[ridges][];
    for (int i = 0; i < ridges; i++) {
      double base = sky + (lower - sky) * (.34 + .62 * i / ridges);
      lines[i] = ridge(base, (lower - sky) * (.36 - .07 * i));
    }
    double sunRadius = radius * (.15 + .09 * random.nextDouble());
    double sunX = (random.nextDouble() - .5) * radius * (kind == Frame.TRIANGLE ? .12 : .7);
    double sunY = sky - sunRadius * (kind == Frame.TRIANGLE ? -.3 : .45);
    Sheet sheet = new Sheet();
    sun(sheet, sunX, sunY, sunRadius, lines);
    double keep = pens.dot() / 2 + pens.main() / 2 + pitch * .35;
    Stipple.dots(
        new Stipple.Field(-inner, sky - inner * .2, inner, lower),
        pitch,
        (x, y) -> shade(x, y, lines, frame, keep),
        random,
        (x, y) -> sheet.dot(x, y, pens.dot() / 2));
    for (int i = 0; i < ridges; i++) {
      visible(sheet, lines, i, frame, i == ridges - 1 ? pens.main() : pens.fine());
    }
    sheet.line(frame, pens.main() * 1.5);
    return sheet;
  }

  /** Heights at 257 places from left to right: a broken line, broken again and again. */
  private double[] ridge(double base, double tall) {
    double[] line = new double[257];
    line[0] = base + tall * .1;
    line[256] = base + tall * .1;
    int peaks = 1 + random.nextInt(2);
    line[128] = peaks == 1 ? base - tall : base - tall * .1;
    line[64] = peaks == 1 ? base - tall * (.1 + .2 * random.nextDouble()) : base - tall;
    line[192] = base - tall * (.3 + .5 * random.nextDouble());
    double rough = tall * .16;
    for (int step = 64; step > 4; step /= 2) {
      for (int i = step / 2; i < 257; i += step) {
        line[i] =
            (line[i - step / 2] + line[i + step / 2]) / 2 + (random.nextDouble() - .5) * rough;
      }
      rough *= .62;
    }
    for (int i = 0; i < 257; i++) {
      int low = i / 4 * 4;
      int high = Math.min(256, low + 4);
      line[i] = line[low] + (line[high] - line[low]) * (i - low) / 4.0;
    }
    return line;
  }

  private double at(double[] line, double x) {
    double place = Math.max(0, Math.min(255.999, (x / radius + 1) * 128));
    int i = (int) place;
    return line[i] + (line[i + 1] - line[i]) * (place - i);
  }

  /** Dark under the edge of the foremost ridge at this place, less in its lit flanks. */
  private double shade(double x, double y, double[][] lines, Path2D frame, double keep) {
    if (!frame.contains(x - keep, y - keep, 2 * keep, 2 * keep)) {
      return 0;
    }
    for (int i = lines.length - 1; i >= 0; i--) {
      double under = y - at(lines[i], x);
      if (under > 0) {
        if (under < keep) {
          return 0;
        }
        double slope = at(lines[i], x + 2) - at(lines[i], x - 2);
        double flank = slope > 0 ? 1 : .45;
        double next = i + 1 < lines.length ? at(lines[i + 1], x) - y : Double.MAX_VALUE;
        if (next < keep) {
          return 0;
        }
        return Math.max(0, Math.min(1, flank * (1.1 - under / (radius * .34))));
      }
      if (under > -keep) {
        return 0;
      }
    }
    return 0;
  }

  private void visible(Sheet sheet, double[][] lines, int ridge, Path2D frame, double weight) {
    double[] run = new double[2 * 257];
    int n = 0;
    for (int i = 0; i < 257; i++) {
      double x = (i / 128.0 - 1) * radius;
      double y = lines[ridge][i];
      boolean seen = frame.contains(x, y);
      for (int front = ridge + 1; front < lines.length; front++) {
        seen &= y < lines[front][i];
      }
      if (seen) {
        run[n++] = x;
        run[n++] = y;
      }
      if ((!seen || i == 256) && n > 0) {
        if (n > 6) {
          sheet.line(Paths.polyline(false, java.util.Arrays.copyOf(run, n)), weight);
        }
        n = 0;
      }
    }
  }

  private void sun(Sheet sheet, double x, double y, double size, double[][] lines) {
    boolean rays = random.nextBoolean();
    boolean filled = random.nextInt(3) == 0 && wishes.allows(ink.models.design.Feature.BLACK);
    int count = 220;
    double[] run = new double[2 * (count + 1)];
    int n = 0;
    if (filled) {
      sheet.solid(Paths.circle(x, y, size));
      double[] ground = new double[2 * 257 + 4];
      for (int i = 0; i < 257; i++) {
        ground[2 * i] = (i / 128.0 - 1) * radius;
        ground[2 * i + 1] = lines[0][i] - Pens.GAP;
      }
      ground[514] = radius;
      ground[515] = radius;
      ground[516] = -radius;
      ground[517] = radius;
      sheet.clear(Paths.polyline(true, ground));
    } else {
      for (int i = 0; i <= count; i++) {
        double angle = StrictMath.PI / 2 + 2 * StrictMath.PI * i / count;
        double px = x + size * StrictMath.cos(angle);
        double py = y + size * StrictMath.sin(angle);
        // A gap above the ridge, along which it may run.
        boolean seen = py < at(lines[0], px) - Pens.GAP - pens.main() / 2;
        if (seen) {
          run[n++] = px;
          run[n++] = py;
        }
        if ((!seen || i == count) && n > 0) {
          if (n > 6) {
            sheet.line(Paths.polyline(false, java.util.Arrays.copyOf(run, n)), pens.main());
          }
          n = 0;
        }
      }
    }
    for (int i = 0; i < 24 && rays; i++) {
      double angle = 2 * StrictMath.PI * i / 24;
      double dot = pens.main() * .7;
      double r = size + Pens.GAP + dot + pens.main() / 2;
      for (int k = 0; k < (i % 2 == 0 ? 4 : 2); k++) {
        double px = x + r * StrictMath.cos(angle);
        double py = y + r * StrictMath.sin(angle);
        double inside = px * px + py * py;
        if (py < at(lines[0], px) - Pens.GAP && inside < radius * radius * .55) {
          sheet.dot(px, py, dot);
        }
        r += dot * 1.8 + Pens.GAP;
        dot *= .8;
      }
    }
  }

  private static Path2D polygon(int corners, double radius) {
    double[] points = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * StrictMath.PI * i / corners;
      points[2 * i] = radius * StrictMath.sin(angle);
      points[2 * i + 1] = -radius * StrictMath.cos(angle);
    }
    return Paths.polyline(true, points);
  }
}
