package ink.models.design.dotwork;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Stipple;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import java.util.SplittableRandom;

/**
 * Rings of petals without outlines: each is darkest along one rim and fades into skin, so that the
 * next one stands out from it. Every sector and both its halves are the same.
 */
record Rosette(Wishes wishes, Pens pens, double pitch, double radius, SplittableRandom random) {

  /** Width of a petal as a part of the sector's. */
  private static final double WIDE = .97;

  Sheet draw() {
    int fold =
        wishes.fold().orElse(radius < 36 ? 6 + 2 * random.nextInt(2) : 6 + 2 * random.nextInt(4));
    int rings = wishes.wants(Feature.SPARE) || radius < 36 ? 2 : 3;
    double step = StrictMath.PI / fold;
    double[] foot = new double[rings];
    double[] tip = new double[rings];
    double[] sharp = new double[rings];
    boolean[] rimmed = new boolean[rings];
    double heart = radius * (.10 + .06 * random.nextDouble());
    for (int i = 0; i < rings; i++) {
      // Ring 0 is the outermost and lies behind the others.
      tip[i] = radius * .955 * StrictMath.pow(.66 + .05 * random.nextDouble(), i);
      foot[i] = heart;
      sharp[i] = .55 + 1.1 * random.nextDouble();
      rimmed[i] = random.nextBoolean();
    }
    Sheet one = new Sheet();
    Stipple.dots(
        new Stipple.Field(0, heart, radius * StrictMath.sin(step) + pitch, radius),
        pitch,
        (x, y) -> shade(x, y, step, foot, tip, sharp, rimmed),
        random,
        (x, y) -> {
          one.dot(x, y, pens.dot() / 2);
          one.dot(-x, y, pens.dot() / 2);
        });
    for (int i = 0; i < rings; i++) {
      edge(one, i, step, foot, tip, sharp);
    }
    Sheet sheet = new Sheet();
    sheet.around(fold, 0, one);
    for (int i = 0; i < fold; i++) {
      beads(sheet, tip[0], 2 * step * i, radius);
      beads(sheet, tip[0] * .80, 2 * step * (i + .5), tip[0] * 1.0);
    }
    heart(sheet, heart, fold);
    return sheet;
  }

  /** Which petal covers a place of the sector, and how dark it is there. */
  private double shade(
      double x,
      double y,
      double step,
      double[] foot,
      double[] tip,
      double[] sharp,
      boolean[] rimmed) {
    double r = StrictMath.sqrt(x * x + y * y);
    double angle = StrictMath.atan2(x, y);
    if (angle > step || x < pitch / 2 || step - angle < pitch / 2 / r) {
      return 0;
    }
    for (int i = tip.length - 1; i >= 0; i--) {
      double from = i % 2 == 0 ? angle : step - angle;
      double t = (r - foot[i]) / (tip[i] - foot[i]);
      if (t < 0 || t > 1) {
        continue;
      }
      double half = half(t, sharp[i]);
      double inside = half * step * WIDE - from;
      if (inside < 0) {
        continue;
      }
      double rim = inside * r;
      double gap = pitch * 1.25;
      if (rim < gap) {
        return 0;
      }
      double deep = Math.min(1, (rim - gap) / (radius * .10));
      double dark = rimmed[i] ? 1 - deep : 1 - t;
      return Math.max(0, Math.min(1, StrictMath.pow(dark, 1.2) * 1.25));
    }
    return 0;
  }

  /**
   * A row of larger dots along the rim of a petal, as far as no petal of a later ring covers it.
   */
  private void edge(Sheet one, int ring, double step, double[] foot, double[] tip, double[] sharp) {
    double size = pens.dot() * .72;
    double apart = size * 2 + pitch * .42;
    double lastX = Double.NaN;
    double lastY = 0;
    for (int k = 800; k >= 0; k--) {
      double t = k / 800.0;
      double half = half(t, sharp[ring]) * step * WIDE;
      double angle = ring % 2 == 0 ? half : step - half;
      double r = foot[ring] + (tip[ring] - foot[ring]) * t;
      double x = r * StrictMath.sin(angle);
      double y = r * StrictMath.cos(angle);
      boolean first = Double.isNaN(lastX);
      double dx = x - lastX;
      double dy = y - lastY;
      boolean ends = ring % 2 == 0 ? x < apart * .5 : r * (step - angle) < apart * .5;
      if ((!first && dx * dx + dy * dy < apart * apart)
          || (ends && !first)
          || covered(r, angle, ring, step, foot, tip, sharp)) {
        continue;
      }
      lastX = x;
      lastY = y;
      one.dot(x, y, size);
      if (x > 1e-6 && !(ring % 2 == 1 && first)) {
        one.dot(-x, y, size);
      }
    }
  }

  private boolean covered(
      double r, double angle, int ring, double step, double[] foot, double[] tip, double[] sharp) {
    for (int i = ring + 1; i < tip.length; i++) {
      double t = (r - foot[i]) / (tip[i] - foot[i]);
      double from = i % 2 == 0 ? angle : step - angle;
      if (t >= 0 && t <= 1 && half(t, sharp[i]) * step * WIDE * r - from * r > -pitch) {
        return true;
      }
    }
    return r < foot[ring] + pitch;
  }

  /** The half width of a petal at a height, as a part of the sector. */
  private static double half(double t, double sharp) {
    double s = StrictMath.sin(StrictMath.PI * StrictMath.pow(t, .8));
    return StrictMath.pow(Math.max(0, s), sharp);
  }

  private void beads(Sheet sheet, double from, double angle, double to) {
    double size = pens.main() * .9;
    double r = from + pitch + size;
    while (r + size < to && size > pens.dot() * .4) {
      sheet.dot(-r * StrictMath.sin(angle), r * StrictMath.cos(angle), size);
      r += size * 1.72 + Pens.GAP;
      size *= .72;
    }
  }

  private void heart(Sheet sheet, double heart, int fold) {
    double size = Math.max(pens.main(), heart * .16);
    double ring = heart - size - pitch * .3;
    int count = Math.min(fold, (int) (2 * StrictMath.PI * ring / (2 * size + Pens.SOLID_GAP)));
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * i / count;
      sheet.dot(ring * StrictMath.sin(angle), ring * StrictMath.cos(angle), size);
    }
    double eye = ring - size - Pens.GAP;
    if (eye > size) {
      sheet.dot(0, 0, Math.min(eye, size * 2));
    }
  }
}
