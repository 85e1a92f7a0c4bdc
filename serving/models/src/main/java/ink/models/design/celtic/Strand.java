package ink.models.design.celtic;

import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The middle line of a ribbon that closes on itself, as many short straight pieces.
 *
 * @param x millimetres, without the first point repeated
 */
record Strand(double[] x, double[] y) {

  int size() {
    return x.length;
  }

  /** Through points x0, y0, x1, y1, ... (Catmull-Rom), {@code pieces} to each span. */
  static Strand through(int pieces, double... points) {
    int count = points.length / 2;
    double[] x = new double[count * pieces];
    double[] y = new double[count * pieces];
    for (int i = 0; i < count; i++) {
      int before = 2 * Math.floorMod(i - 1, count);
      int to = 2 * ((i + 1) % count);
      int after = 2 * ((i + 2) % count);
      for (int p = 0; p < pieces; p++) {
        double t = (double) p / pieces;
        x[i * pieces + p] = between(points[before], points[2 * i], points[to], points[after], t);
        y[i * pieces + p] =
            between(points[before + 1], points[2 * i + 1], points[to + 1], points[after + 1], t);
      }
    }
    return new Strand(x, y);
  }

  private static double between(double a, double b, double c, double d, double t) {
    return b + .5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  /** The same line in pieces of about {@code step} millimetres. */
  Strand resampled(double step) {
    double total = 0;
    for (int i = 0; i < size(); i++) {
      total += length(i);
    }
    int count = Math.max(12, (int) StrictMath.ceil(total / step));
    double[] nx = new double[count];
    double[] ny = new double[count];
    int piece = 0;
    double start = 0;
    for (int i = 0; i < count; i++) {
      double at = total * i / count;
      while (piece < size() - 1 && start + length(piece) < at) {
        start += length(piece++);
      }
      double t = length(piece) == 0 ? 0 : Math.min(1, (at - start) / length(piece));
      int next = (piece + 1) % size();
      nx[i] = x[piece] + (x[next] - x[piece]) * t;
      ny[i] = y[piece] + (y[next] - y[piece]) * t;
    }
    return new Strand(nx, ny);
  }

  private double length(int i) {
    int next = (i + 1) % size();
    double dx = x[next] - x[i];
    double dy = y[next] - y[i];
    return StrictMath.sqrt(dx * dx + dy * dy);
  }

  /** Rounded off: every point moves to the mean of itself and its neighbours, some times. */
  Strand eased(int times) {
    double[] fromX = x;
    double[] fromY = y;
    for (int time = 0; time < times; time++) {
      double[] toX = new double[size()];
      double[] toY = new double[size()];
      for (int i = 0; i < size(); i++) {
        int before = i == 0 ? size() - 1 : i - 1;
        int after = i == size() - 1 ? 0 : i + 1;
        toX[i] = (fromX[before] + 2 * fromX[i] + fromX[after]) / 4;
        toY[i] = (fromY[before] + 2 * fromY[i] + fromY[after]) / 4;
      }
      fromX = toX;
      fromY = toY;
    }
    return new Strand(fromX, fromY);
  }

  Path2D path() {
    double[] points = new double[2 * size()];
    for (int i = 0; i < size(); i++) {
      points[2 * i] = x[i];
      points[2 * i + 1] = y[i];
    }
    return Paths.polyline(true, points);
  }

  /**
   * The line at a distance to the left (negative: to the right), point by point. A point that would
   * come nearer to the middle line than that, as inside a sharp turn, is left out as null.
   */
  double[][] beside(double distance, double step) {
    double near = StrictMath.abs(distance);
    int window = (int) StrictMath.ceil(near * 3.5 / step);
    List<double[]> side = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      double[] before = unit(i - 1);
      double[] after = unit(i);
      double nx = -(before[1] + after[1]);
      double ny = before[0] + after[0];
      double length = StrictMath.sqrt(nx * nx + ny * ny);
      double cosHalf = Math.max(.45, length / 2);
      double px = x[i] + nx / length * distance / cosHalf;
      double py = y[i] + ny / length * distance / cosHalf;
      side.add(clear(i, px, py, near * .985, window) ? new double[] {px, py} : null);
    }
    return side.toArray(double[][]::new);
  }

  private double[] unit(int i) {
    int from = Math.floorMod(i, size());
    int to = (from + 1) % size();
    double dx = x[to] - x[from];
    double dy = y[to] - y[from];
    double length = StrictMath.sqrt(dx * dx + dy * dy);
    return length == 0 ? new double[] {0, 0} : new double[] {dx / length, dy / length};
  }

  private boolean clear(int i, double px, double py, double distance, int window) {
    double least = distance * distance;
    for (int j = i - window; j <= i + window; j++) {
      int k = Math.floorMod(j, size());
      double dx = x[k] - px;
      double dy = y[k] - py;
      if (dx * dx + dy * dy < least) {
        return false;
      }
    }
    return true;
  }
}
