package ink.models.design;

import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** Dotwork: dots that keep their distance, closer where the shade is darker. */
public final class Stipple {

  private Stipple() {}

  /** Where dots may go. */
  public record Field(double left, double top, double right, double bottom) {}

  /** Takes a dot's centre in millimetres. */
  public interface Dots {
    void at(double x, double y);
  }

  /**
   * @param shade 0 (no dot) to 1 (as dense as the distance allows) at x, y; also the mask
   * @param distance least distance between centres at shade 1
   */
  public static void dots(
      Field field,
      double distance,
      DoubleBinaryOperator shade,
      SplittableRandom random,
      Dots dots) {
    if (field.right <= field.left || field.bottom <= field.top) {
      return;
    }
    int columns = (int) ((field.right - field.left) / distance) + 1;
    int rows = (int) ((field.bottom - field.top) / distance) + 1;
    // One dot a cell at most: a neighbour within the distance is in one of the cells around.
    double[] xs = new double[columns * rows];
    double[] ys = new double[columns * rows];
    boolean[] taken = new boolean[columns * rows];
    int tries = columns * rows * 4;
    for (int i = 0; i < tries; i++) {
      double x = field.left + random.nextDouble() * (field.right - field.left);
      double y = field.top + random.nextDouble() * (field.bottom - field.top);
      double dark = shade.applyAsDouble(x, y);
      double chance = random.nextDouble();
      if (dark <= 0 || chance > dark) {
        continue;
      }
      int column = (int) ((x - field.left) / distance);
      int row = (int) ((y - field.top) / distance);
      // Lighter means further apart, not only fewer: no clumps in the half-tone.
      double apart = distance * (1 + 0.9 * (1 - dark));
      if (free(column, row, columns, rows, x, y, apart, xs, ys, taken)) {
        int cell = row * columns + column;
        xs[cell] = x;
        ys[cell] = y;
        taken[cell] = true;
        dots.at(x, y);
      }
    }
  }

  private static boolean free(
      int column,
      int row,
      int columns,
      int rows,
      double x,
      double y,
      double apart,
      double[] xs,
      double[] ys,
      boolean[] taken) {
    for (int r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++) {
      for (int c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
        int cell = r * columns + c;
        if (taken[cell]) {
          double dx = xs[cell] - x;
          double dy = ys[cell] - y;
          if ((r == row && c == column) || dx * dx + dy * dy < apart * apart) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
