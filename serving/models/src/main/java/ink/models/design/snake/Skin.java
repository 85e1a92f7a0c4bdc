package ink.models.design.snake;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/**
 * What a snake wears. A place on the skin is a share of the length and v, from -1 on the left edge
 * to 1 on the right; the belly lies to the right, behind {@code belly}. Patterns repeat by {@code
 * girth}, half the greatest width in millimetres.
 */
record Skin(Pattern pattern, double belly, double girth) {

  enum Pattern {
    /** Crossing rows of scales. */
    LATTICE,
    /** Black diamonds along the back. */
    DIAMONDS,
    /** Black bands that taper towards the belly. */
    BANDS,
    /** Rows of dots that thin out towards the belly. */
    DOTS
  }

  /** One repeat of the pattern as a share of the length. */
  double pitch(Course course, Pens pens) {
    return switch (pattern) {
          case LATTICE -> pens.pitch() * 2.4;
          case DIAMONDS -> Math.max(6, 1.75 * girth);
          case BANDS -> Math.max(5.2, 1.3 * girth);
          case DOTS -> pens.dot() + Pens.GAP * .95;
        }
        / course.length();
  }

  void draw(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    scutes(sheet, course, half, from, to, pens);
    double open = firstWide(half, (Pens.GAP * 1.1 + pens.main()) / 2);
    if (from < open) {
      // The tip of the tail is too thin to stay open.
      sheet.solid(course.ribbon(from, Math.min(open, to), half, half));
    }
    switch (pattern) {
      case LATTICE -> lattice(sheet, course, half, from, to, pens);
      case DIAMONDS -> diamonds(sheet, course, half, from, to, pens);
      case BANDS -> bands(sheet, course, half, from, to, pens);
      case DOTS -> dots(sheet, course, half, from, to, pens);
    }
  }

  /** The belly's edge and the plates across it. */
  private void scutes(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    double thinnest = (Pens.GAP + pens.main()) / (1 - belly);
    double first = firstWide(half, thinnest);
    if (to <= first) {
      return;
    }
    double last = 1;
    while (last > first && half.applyAsDouble(last) < thinnest) {
      last -= .01;
    }
    if (last <= Math.max(from, first)) {
      return;
    }
    sheet.line(
        course.side(
            Math.max(from, first),
            Math.min(to, last),
            share -> half.applyAsDouble(share) * edge(share, first)),
        pens.fine());
    double[] before = null;
    for (double share = first; share < to; share += .25 / course.length()) {
      double h = half.applyAsDouble(share);
      double inner = edge(share, first);
      double tall = (1 - inner) * h;
      if (tall < 1.6 * pens.fine() + Pens.GAP) {
        continue;
      }
      double[] a = course.beside(share, h * inner);
      double[] b = course.beside(share + tall * .22 / course.length(), h * (inner + 1) / 2);
      double[] c = course.beside(share + tall * .05 / course.length(), h * .99);
      // In a bend plates crowd at one end: they stand as far apart as their nearest ends must.
      if (before != null && nearest(before, a, c) < pens.pitch() * 1.25) {
        continue;
      }
      before = new double[] {a[0], a[1], c[0], c[1]};
      if (share >= from) {
        Path2D plate = new Path2D.Double();
        plate.moveTo(a[0], a[1]);
        plate.quadTo(b[0], b[1], c[0], c[1]);
        sheet.line(plate, pens.fine());
      }
    }
  }

  private static double nearest(double[] before, double[] a, double[] c) {
    double ax = a[0] - before[0];
    double ay = a[1] - before[1];
    double cx = c[0] - before[2];
    double cy = c[1] - before[3];
    return StrictMath.sqrt(Math.min(ax * ax + ay * ay, cx * cx + cy * cy));
  }

  /** Where the belly begins: at the tail it comes in from the side. */
  private double edge(double share, double first) {
    return belly + (1 - belly) * Math.max(0, 1 - (share - first) / .03);
  }

  /** The share from the tail on where the body is so wide. */
  private static double firstWide(DoubleUnaryOperator half, double width) {
    for (double share = 0; share < 1; share += .01) {
      if (half.applyAsDouble(share) >= width) {
        return share;
      }
    }
    return 1;
  }

  /**
   * Diamond-shaped scales: rows as many as fit at the widest place, closer as the body thins, so
   * the rows end where they would close up.
   */
  private void lattice(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    double cell = pens.pitch() * 2;
    int rows = (int) Math.max(1, Math.floor((girth * (1 + belly) - 2 * pens.inset()) / cell));
    double pitch = pitch(course, pens);
    double first = firstWide(half, (rows * cell * .62 + 2 * pens.inset()) / (1 + belly));
    int begin = (int) StrictMath.ceil(Math.max(from, first) / pitch - 1e-9);
    for (int i = begin; (i + 1) * pitch <= to + 1e-9; i++) {
      for (int row = 0; row < rows; row++) {
        for (int slope = 0; slope < 2; slope++) {
          if ((i + row + slope) % 2 == 0) {
            continue;
          }
          double[] a = scale(course, half, i * pitch, (double) (row + slope) / rows, pens);
          double[] b =
              scale(course, half, (i + 1) * pitch, (double) (row + 1 - slope) / rows, pens);
          Path2D edge = new Path2D.Double();
          edge.moveTo(a[0], a[1]);
          edge.lineTo(b[0], b[1]);
          sheet.line(edge, pens.fine());
        }
      }
    }
  }

  /** A corner of the lattice, which keeps a gap to both edges. */
  private double[] scale(
      Course course, DoubleUnaryOperator half, double share, double across, Pens pens) {
    double h = half.applyAsDouble(share);
    double room = h * (1 + belly) - 2 * pens.inset();
    return course.beside(share, -h + pens.inset() + across * room);
  }

  private void diamonds(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    double pitch = pitch(course, pens);
    double middle = (belly - 1) / 2;
    double reach = (belly + 1) / 2;
    for (int i = 0; (i + 1) * pitch <= 1; i++) {
      double start = i * pitch;
      double mid = start + pitch / 2;
      double h = half.applyAsDouble(mid);
      // Clear of the edges to both sides, and of the next diamond.
      double wide = 1 - (Pens.GAP + pens.main() * .7) / (reach * h);
      double[] a = course.beside(start + pitch * .09, h * middle);
      double[] b = course.beside(mid, h * (middle - reach * wide));
      double[] c = course.beside(start + pitch * .91, h * middle);
      double[] d = course.beside(mid, h * (middle + reach * wide));
      if (reach * h * wide < 1 || start < from - 1e-9 || start >= to - 1e-9) {
        continue;
      }
      sheet.solid(Paths.polyline(true, a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]));
      if (h * reach * wide > 2.6 * Pens.SOLID_GAP) {
        double k = .42;
        double[] m = course.beside(mid, h * middle);
        double[] q = new double[8];
        double[][] corners = {a, b, c, d};
        for (int j = 0; j < 4; j++) {
          q[2 * j] = m[0] + (corners[j][0] - m[0]) * k;
          q[2 * j + 1] = m[1] + (corners[j][1] - m[1]) * k;
        }
        sheet.clear(Paths.polyline(true, q));
      }
    }
    // Between two diamonds, a dot to each side.
    for (int i = 1; (i + 1) * pitch <= 1; i++) {
      double share = i * pitch;
      double h = half.applyAsDouble(share);
      if (h * reach < 3 || share < from - 1e-9 || share >= to - 1e-9) {
        continue;
      }
      for (int side = -1; side <= 1; side += 2) {
        double[] p = course.beside(share, h * (middle + side * reach * .52));
        sheet.dot(p[0], p[1], pens.dot() * .8);
      }
    }
  }

  private void bands(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    double pitch = pitch(course, pens);
    for (int i = 0; (i + 1) * pitch <= 1; i++) {
      double start = i * pitch;
      double h = half.applyAsDouble(start);
      if (start < from - 1e-9 || start >= to - 1e-9) {
        continue;
      }
      // In a bend the edge is shorter than the middle: bare skin keeps its width, black gives way.
      double[] a = course.beside(start, -h);
      double[] next = course.beside(start + pitch, -half.applyAsDouble(start + pitch));
      double edge =
          StrictMath.sqrt(
              (next[0] - a[0]) * (next[0] - a[0]) + (next[1] - a[1]) * (next[1] - a[1]));
      double black = Math.min(.62, 1 - Pens.SOLID_GAP * 1.2 / edge);
      double tall = h * belly - Pens.GAP - pens.fine();
      if (black < .25 || tall + h < 2) {
        continue;
      }
      Path2D band = new Path2D.Double(Path2D.WIND_NON_ZERO);
      double end = start + pitch * black;
      double[] b = course.beside(end, -half.applyAsDouble(end));
      double[] tip = course.beside(start + pitch * black * .64, tall);
      double[] ca = course.beside(start + pitch * black * .22, h * -.1);
      double[] cb = course.beside(start + pitch * black * .96, h * -.1);
      band.moveTo(a[0], a[1]);
      band.quadTo(ca[0], ca[1], tip[0], tip[1]);
      band.quadTo(cb[0], cb[1], b[0], b[1]);
      band.closePath();
      sheet.solid(band);
    }
  }

  private void dots(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    double apart = pens.dot() + Pens.GAP * .95;
    double pitch = apart / course.length();
    for (int i = 1; i * pitch < 1; i++) {
      double share = i * pitch;
      if (share <= from || share > to) {
        continue;
      }
      double h = half.applyAsDouble(share);
      double reach = h * (1 + belly) * (i % 4 == 0 ? .86 : i % 2 == 0 ? .62 : .36);
      int n = 0;
      for (double d = apart * (i % 2 == 0 ? 1.0 : .62) + pens.main() / 2; d < reach; d += apart) {
        double[] p = course.beside(share, -h + d);
        sheet.dot(p[0], p[1], pens.dot() * (1.25 - .08 * Math.min(6, n++)) / 2);
      }
    }
  }
}
