package ink.models.oldink;

import ink.models.plane.Plane;

/** A polynomial of two coordinates, by weighted least squares. */
final class Polynomial {

  private static final int DEGREE = 4;
  private static final int TERMS = (DEGREE + 1) * (DEGREE + 2) / 2;

  /** Keeps terms small that the pixels do not ask for. */
  private static final double RIDGE = 1e-4;

  private final double[] coefficients;

  private Polynomial(double[] coefficients) {
    this.coefficients = coefficients;
  }

  static Polynomial fitted(Plane values, float[] weights) {
    double[][] system = new double[TERMS][TERMS + 1];
    double[] term = new double[TERMS];
    double total = 1e-9;
    for (int y = 0; y < values.height(); y += 2) {
      for (int x = 0; x < values.width(); x += 2) {
        double weight = weights[y * values.width() + x];
        if (weight < 1e-3) {
          continue;
        }
        total += weight;
        terms(x, y, values.width(), values.height(), term);
        for (int i = 0; i < TERMS; i++) {
          double w = weight * term[i];
          for (int j = i; j < TERMS; j++) {
            system[i][j] += w * term[j];
          }
          system[i][TERMS] += w * values.at(x, y);
        }
      }
    }
    for (int i = 0; i < TERMS; i++) {
      system[i][i] += (i == 0 ? 1e-12 : RIDGE) * total;
      for (int j = 0; j < i; j++) {
        system[i][j] = system[j][i];
      }
    }
    return new Polynomial(solved(system));
  }

  Plane plane(int width, int height) {
    Plane plane = new Plane(width, height);
    double[] term = new double[TERMS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        terms(x, y, width, height, term);
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
          sum += coefficients[i] * term[i];
        }
        plane.values()[y * width + x] = (float) sum;
      }
    }
    return plane;
  }

  /** Products of powers of the coordinates, which go from -1 to 1. */
  private static void terms(int x, int y, int width, int height, double[] term) {
    double u = 2.0 * x / Math.max(1, width - 1) - 1;
    double v = 2.0 * y / Math.max(1, height - 1) - 1;
    int at = 0;
    double pu = 1;
    for (int i = 0; i <= DEGREE; i++) {
      double p = pu;
      for (int j = 0; j <= DEGREE - i; j++) {
        term[at++] = p;
        p *= v;
      }
      pu *= u;
    }
  }

  /** Cholesky would do, too; the system is small, symmetric and kept regular by the ridge. */
  private static double[] solved(double[][] system) {
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
      for (int row = column + 1; row < size; row++) {
        double factor = system[row][column] / swap[column];
        for (int k = column; k <= size; k++) {
          system[row][k] -= factor * swap[k];
        }
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double rest = system[row][size];
      for (int k = row + 1; k < size; k++) {
        rest -= system[row][k] * solution[k];
      }
      solution[row] = rest / system[row][row];
    }
    return solution;
  }
}
