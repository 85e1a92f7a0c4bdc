package ink.models.body.surface;

import java.util.List;

/**
 * The smoothest map of the plane that takes given points close to given points (Bookstein 1989,
 * with Wahba's regularisation). Kernel: r² ln r².
 */
final class ThinPlateSpline {

  /** Trades nearness to the points for smoothness; for coordinates of order one. */
  private static final double STIFFNESS = 1e-3;

  private final double[] xs;
  private final double[] ys;
  private final double scale;

  /** A weight for each point, then of 1, x and y; one row for each coordinate of the result. */
  private final double[][] weights;

  private ThinPlateSpline(double[] xs, double[] ys, double scale, double[][] weights) {
    this.xs = xs;
    this.ys = ys;
    this.scale = scale;
    this.weights = weights;
  }

  /**
   * @throws IllegalArgumentException for points on one line, or two on one spot
   */
  static ThinPlateSpline taking(List<Point> from, List<Point> to) {
    int count = from.size();
    double[] xs = new double[count];
    double[] ys = new double[count];
    double scale = 0;
    for (Point point : from) {
      scale = Math.max(scale, Math.max(Math.abs(point.x()), Math.abs(point.y())));
    }
    for (int i = 0; i < count; i++) {
      xs[i] = from.get(i).x() / scale;
      ys[i] = from.get(i).y() / scale;
    }
    int size = count + 3;
    double[][] system = new double[size][size + 2];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        system[i][j] = i == j ? STIFFNESS : kernel(xs[i] - xs[j], ys[i] - ys[j]);
      }
      double[] affine = {1, xs[i], ys[i]};
      for (int k = 0; k < 3; k++) {
        system[i][count + k] = affine[k];
        system[count + k][i] = affine[k];
      }
      system[i][size] = to.get(i).x();
      system[i][size + 1] = to.get(i).y();
    }
    return new ThinPlateSpline(xs, ys, scale, solved(system));
  }

  private static double kernel(double dx, double dy) {
    double square = dx * dx + dy * dy;
    return square == 0 ? 0 : square * StrictMath.log(square);
  }

  /** Gauss-Jordan with partial pivots; the last two columns are the right-hand sides. */
  private static double[][] solved(double[][] system) {
    int size = system.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        if (Math.abs(system[row][column]) > Math.abs(system[pivot][column])) {
          pivot = row;
        }
      }
      double[] swap = system[pivot];
      system[pivot] = system[column];
      system[column] = swap;
      if (!(Math.abs(swap[column]) > 1e-12)) {
        throw new IllegalArgumentException(
            "the points lie on one line or on one spot; spread them over the skin");
      }
      for (int row = 0; row < size; row++) {
        double factor = system[row][column] / swap[column];
        for (int k = column; k < size + 2 && row != column; k++) {
          system[row][k] -= factor * swap[k];
        }
      }
    }
    double[][] weights = new double[2][size];
    for (int i = 0; i < size; i++) {
      weights[0][i] = system[i][size] / system[i][i];
      weights[1][i] = system[i][size + 1] / system[i][i];
    }
    return weights;
  }

  Point at(double x, double y) {
    return new Point(coordinate(weights[0], x, y), coordinate(weights[1], x, y));
  }

  private double coordinate(double[] row, double x, double y) {
    int count = xs.length;
    double value = row[count] + row[count + 1] * x / scale + row[count + 2] * y / scale;
    for (int i = 0; i < count; i++) {
      value += row[i] * kernel(x / scale - xs[i], y / scale - ys[i]);
    }
    return value;
  }

  /** The derivatives d(x)/dx, d(x)/dy, d(y)/dx, d(y)/dy. */
  double[] slopes(double x, double y) {
    int count = xs.length;
    double[] slopes = new double[4];
    for (int axis = 0; axis < 2; axis++) {
      double[] row = weights[axis];
      double dx = row[count + 1];
      double dy = row[count + 2];
      for (int i = 0; i < count; i++) {
        double rx = x / scale - xs[i];
        double ry = y / scale - ys[i];
        double square = rx * rx + ry * ry;
        double steep = square == 0 ? 0 : 2 * row[i] * (StrictMath.log(square) + 1);
        dx += steep * rx;
        dy += steep * ry;
      }
      slopes[2 * axis] = dx / scale;
      slopes[2 * axis + 1] = dy / scale;
    }
    return slopes;
  }
}
