package ink.models.vector;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/**
 * Paths by the pen's moves. Angles are radians. Only {@link StrictMath} is used, so that a drawing
 * is the same on every JVM.
 */
public final class Paths {

  /** How far a cubic's handles reach for a quarter circle of radius 1. */
  private static final double QUARTER = 0.5522847498307936;

  private Paths() {}

  public static Path2D line(double x1, double y1, double x2, double y2) {
    Path2D path = new Path2D.Double();
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    return path;
  }

  /** One cubic: start, two handles, end, as eight numbers. */
  public static Path2D cubic(double... c) {
    Path2D path = new Path2D.Double();
    path.moveTo(c[0], c[1]);
    path.curveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
    return path;
  }

  /** Straight from point to point: x0, y0, x1, y1, ... */
  public static Path2D polyline(boolean closed, double... points) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }

  /** A part of a circle, from one angle to another; drawn backwards when {@code to} is less. */
  public static Path2D arc(double x, double y, double radius, double from, double to) {
    int pieces = (int) StrictMath.ceil(StrictMath.abs(to - from) / (StrictMath.PI / 2) - 1e-9);
    double step = (to - from) / Math.max(1, pieces);
    double reach = 4.0 / 3 * StrictMath.tan(step / 4) * radius;
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    double cos = StrictMath.cos(from);
    double sin = StrictMath.sin(from);
    path.moveTo(x + radius * cos, y + radius * sin);
    for (int i = 1; i <= pieces; i++) {
      double nextCos = StrictMath.cos(from + i * step);
      double nextSin = StrictMath.sin(from + i * step);
      path.curveTo(
          x + radius * cos - reach * sin,
          y + radius * sin + reach * cos,
          x + radius * nextCos + reach * nextSin,
          y + radius * nextSin - reach * nextCos,
          x + radius * nextCos,
          y + radius * nextSin);
      cos = nextCos;
      sin = nextSin;
    }
    return path;
  }

  public static Path2D circle(double x, double y, double radius) {
    return ellipse(x, y, radius, radius);
  }

  public static Path2D ellipse(double x, double y, double rx, double ry) {
    double kx = rx * QUARTER;
    double ky = ry * QUARTER;
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(x + rx, y);
    path.curveTo(x + rx, y + ky, x + kx, y + ry, x, y + ry);
    path.curveTo(x - kx, y + ry, x - rx, y + ky, x - rx, y);
    path.curveTo(x - rx, y - ky, x - kx, y - ry, x, y - ry);
    path.curveTo(x + kx, y - ry, x + rx, y - ky, x + rx, y);
    path.closePath();
    return path;
  }

  /** Both circles in one even-odd outline. */
  public static Path2D annulus(double inner, double outer) {
    Path2D path = circle(0, 0, outer);
    path.append(circle(0, 0, inner), false);
    return path;
  }

  /**
   * A closed outline symmetric to the y axis, from the base (0, 0) to the last point and back.
   *
   * @param side the right-hand side as triples of points after the base: handle, handle, point
   */
  public static Path2D mirrored(double... side) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(0, 0);
    int last = side.length - 6;
    for (int i = 0; i <= last; i += 6) {
      path.curveTo(side[i], side[i + 1], side[i + 2], side[i + 3], side[i + 4], side[i + 5]);
    }
    for (int i = last; i >= 0; i -= 6) {
      double endX = i == 0 ? 0 : -side[i - 2];
      double endY = i == 0 ? 0 : side[i - 1];
      path.curveTo(-side[i + 2], side[i + 3], -side[i], side[i + 1], endX, endY);
    }
    path.closePath();
    return path;
  }

  /** A smooth curve through points x0, y0, x1, y1, ... (Catmull-Rom). */
  public static Path2D through(boolean closed, double... points) {
    int count = points.length / 2;
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(points[0], points[1]);
    for (int i = 0; i < (closed ? count : count - 1); i++) {
      int before = neighbour(i - 1, count, closed);
      int to = neighbour(i + 1, count, closed);
      int after = neighbour(i + 2, count, closed);
      path.curveTo(
          points[2 * i] + (points[2 * to] - points[2 * before]) / 6,
          points[2 * i + 1] + (points[2 * to + 1] - points[2 * before + 1]) / 6,
          points[2 * to] - (points[2 * after] - points[2 * i]) / 6,
          points[2 * to + 1] - (points[2 * after + 1] - points[2 * i + 1]) / 6,
          points[2 * to],
          points[2 * to + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }

  private static int neighbour(int index, int count, boolean closed) {
    return closed ? Math.floorMod(index, count) : Math.max(0, Math.min(count - 1, index));
  }

  /** A point of the cubic at t in 0..1, as x, y and the direction's angle. */
  public static double[] at(double[] c, double t) {
    double s = 1 - t;
    double a = s * s * s;
    double b = 3 * s * s * t;
    double d = 3 * s * t * t;
    double e = t * t * t;
    double dx = s * s * (c[2] - c[0]) + 2 * s * t * (c[4] - c[2]) + t * t * (c[6] - c[4]);
    double dy = s * s * (c[3] - c[1]) + 2 * s * t * (c[5] - c[3]) + t * t * (c[7] - c[5]);
    return new double[] {
      a * c[0] + b * c[2] + d * c[4] + e * c[6],
      a * c[1] + b * c[3] + d * c[5] + e * c[7],
      StrictMath.atan2(dy, dx)
    };
  }

  /**
   * A line that thins or swells, as an outline to fill: half of {@code from} wide on each side at
   * the start, half of {@code to} at the end.
   */
  public static Path2D tapered(double[] c, double from, double to) {
    int steps = 18;
    double[] outline = new double[4 * (steps + 1)];
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      double[] p = at(c, t);
      double half = (from + (to - from) * t) / 2;
      double nx = -StrictMath.sin(p[2]) * half;
      double ny = StrictMath.cos(p[2]) * half;
      outline[2 * i] = p[0] + nx;
      outline[2 * i + 1] = p[1] + ny;
      int back = outline.length - 2 * (i + 1);
      outline[back] = p[0] - nx;
      outline[back + 1] = p[1] - ny;
    }
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    path.moveTo(outline[0], outline[1]);
    for (int i = 2; i < outline.length; i += 2) {
      path.lineTo(outline[i], outline[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** Turns around the origin. */
  public static AffineTransform turn(double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new AffineTransform(cos, sin, -sin, cos, 0, 0);
  }

  /** Turns around the origin, then moves it to x, y. */
  public static AffineTransform place(double x, double y, double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new AffineTransform(cos, sin, -sin, cos, x, y);
  }

  /**
   * Stretches a box (left, top, right, bottom) around a path and a margin. Path2D's own bounds are
   * those of the handles on some JVMs and of the curve on others.
   */
  static void stretch(double[] box, Path2D path, double margin) {
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null, 0.05); !i.isDone(); i.next()) {
      if (i.currentSegment(c) != PathIterator.SEG_CLOSE) {
        stretch(box, c[0], c[1], margin);
      }
    }
  }

  static void stretch(double[] box, double x, double y, double margin) {
    box[0] = Math.min(box[0], x - margin);
    box[1] = Math.min(box[1], y - margin);
    box[2] = Math.max(box[2], x + margin);
    box[3] = Math.max(box[3], y + margin);
  }
}
