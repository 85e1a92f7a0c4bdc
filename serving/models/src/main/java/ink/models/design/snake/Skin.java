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
          case LATTICE -> (Pens.GAP + pens.fine()) * 2.2;
          case DIAMONDS -> Math.max(6, 1.75 * girth);
          case BANDS -> Math.max(4.5, 1.25 * girth);
          case DOTS -> pens.dot() + Pens.GAP * .95;
        }
        / course.length();
  }

  void draw(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    scutes(sheet, course, half, from, to, pens);
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
    double pitch = Math.max(2.3, pens.fine() + Pens.GAP * 1.4) / course.length();
    double thinnest = (Pens.GAP + pens.main()) / (1 - belly);
    double first = firstWide(half, thinnest);
    if (to <= first) {
      return;
    }
    sheet.line(
        course.side(
            Math.max(from, first), to, share -> half.applyAsDouble(share) * edge(share, first)),
        pens.fine());
    int last = (int) (to / pitch);
    for (int i = (int) StrictMath.ceil(Math.max(from, first) / pitch); i <= last; i++) {
      double share = i * pitch;
      double h = half.applyAsDouble(share);
      Path2D plate = new Path2D.Double();
      double inner = edge(share, first);
      if ((1 - inner) * h < Pens.GAP) {
        continue;
      }
      double[] a = course.beside(share, h * inner);
      double[] b = course.beside(share + pitch * .55, h * (inner + 1) / 2);
      double[] c = course.beside(share + pitch * .3, h * .99);
      plate.moveTo(a[0], a[1]);
      plate.quadTo(b[0], b[1], c[0], c[1]);
      sheet.line(plate, pens.fine());
    }
  }

  /** Where the belly begins: at the tail it comes in from the side. */
  private double edge(double share, double first) {
    return belly + (1 - belly) * Math.max(0, 1 - (share - first) / .07);
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
    double cell = (Pens.GAP + pens.fine()) * 1.75;
    int rows = (int) Math.max(2, Math.floor(girth * (1 + belly) / cell));
    double pitch = pitch(course, pens);
    double first = firstWide(half, rows * cell * .58 / (1 + belly));
    int begin = (int) StrictMath.ceil(Math.max(from, first) / pitch - 1e-9);
    for (int i = begin; (i + 1) * pitch <= to + 1e-9; i++) {
      for (int row = 0; row < rows; row++) {
        for (int slope = 0; slope < 2; slope++) {
          if ((i + row + slope) % 2 == 0) {
            continue;
          }
          double v1 = -1 + (1 + belly) * (row + slope) / rows;
          double v2 = -1 + (1 + belly) * (row + 1 - slope) / rows;
          double[] a = course.beside(i * pitch, half.applyAsDouble(i * pitch) * v1);
          double[] b = course.beside((i + 1) * pitch, half.applyAsDouble((i + 1) * pitch) * v2);
          Path2D edge = new Path2D.Double();
          edge.moveTo(a[0], a[1]);
          edge.lineTo(b[0], b[1]);
          sheet.line(edge, pens.fine());
        }
      }
    }
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
      double[] a = course.beside(start + pitch * .06, h * middle);
      double[] b = course.beside(mid, h * (middle - reach * .70));
      double[] c = course.beside(start + pitch * .94, h * middle);
      double[] d = course.beside(mid, h * (middle + reach * .70));
      if (h < 1.8 || start < from - 1e-9 || start >= to - 1e-9) {
        continue;
      }
      sheet.solid(Paths.polyline(true, a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]));
      if (h * reach > 3.4) {
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
    // Between two diamonds, a scale's edge to each side.
    for (int i = 1; (i + 1) * pitch <= 1; i++) {
      double share = i * pitch;
      double h = half.applyAsDouble(share);
      if (h < 3.4 || share < from - 1e-9 || share >= to - 1e-9) {
        continue;
      }
      for (int side = -1; side <= 1; side += 2) {
        double edge = side < 0 ? -1 : belly;
        double v = middle + (edge - middle) * .98;
        double[] a = course.beside(share - pitch * .24, h * v);
        double[] b = course.beside(share, h * (middle + (edge - middle) * .48));
        double[] c = course.beside(share + pitch * .24, h * v);
        sheet.line(Paths.polyline(false, a[0], a[1], b[0], b[1], c[0], c[1]), pens.fine());
      }
    }
  }

  private void bands(
      Sheet sheet, Course course, DoubleUnaryOperator half, double from, double to, Pens pens) {
    double pitch = pitch(course, pens);
    for (int i = 0; (i + 1) * pitch <= 1; i++) {
      double start = i * pitch;
      double h = half.applyAsDouble(start);
      if (h < 1.6 || start < from - 1e-9 || start >= to - 1e-9) {
        continue;
      }
      Path2D band = new Path2D.Double(Path2D.WIND_NON_ZERO);
      double[] a = course.beside(start, -h);
      double[] b = course.beside(start + pitch * .62, -half.applyAsDouble(start + pitch * .62));
      double[] tip = course.beside(start + pitch * .40, h * belly * .82);
      double[] ca = course.beside(start + pitch * .14, h * -.1);
      double[] cb = course.beside(start + pitch * .60, h * -.1);
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
