package ink.models.plane;

import java.util.Arrays;

/**
 * The nearest marked pixel of every pixel and the distance to it, exactly: down the columns first,
 * then along the rows by the lower envelope of parabolas (Felzenszwalb and Huttenlocher 2012).
 */
public final class DistanceTransform {

  private static final double FAR = 1e12;

  private DistanceTransform() {}

  /**
   * Squared distance, in pixels from centre to centre, of every pixel to the nearest one that is
   * marked; 1e12 when none is.
   */
  public static double[] squared(boolean[] marked, int width, int height) {
    int[] nearest = nearest(marked, width, height);
    double[] squared = new double[nearest.length];
    for (int i = 0; i < nearest.length; i++) {
      int dx = nearest[i] % width - i % width;
      int dy = nearest[i] / width - i / width;
      squared[i] = nearest[i] < 0 ? FAR : (double) dx * dx + (double) dy * dy;
    }
    return squared;
  }

  /**
   * @return for every pixel the index of the nearest one that is marked; -1 when none is
   */
  public static int[] nearest(boolean[] marked, int width, int height) {
    int[] rows = nearestInColumn(marked, width, height);
    int[] nearest = new int[marked.length];
    int[] hull = new int[width];
    double[] from = new double[width + 1];
    for (int y = 0; y < height; y++) {
      int base = y * width;
      int last = -1;
      for (int x = 0; x < width; x++) {
        if (rows[base + x] < 0) {
          continue;
        }
        double start = Double.NEGATIVE_INFINITY;
        while (last >= 0) {
          start = crossing(hull[last], rows[base + hull[last]] - y, x, rows[base + x] - y);
          if (start > from[last]) {
            break;
          }
          last--;
          start = Double.NEGATIVE_INFINITY;
        }
        last++;
        hull[last] = x;
        from[last] = start;
      }
      if (last < 0) {
        Arrays.fill(nearest, base, base + width, -1);
        continue;
      }
      int at = 0;
      for (int x = 0; x < width; x++) {
        while (at < last && from[at + 1] < x) {
          at++;
        }
        nearest[base + x] = rows[base + hull[at]] * width + hull[at];
      }
    }
    return nearest;
  }

  /** Where the parabola of column b gets below that of column a. */
  private static double crossing(int a, int da, int b, int db) {
    return ((double) b * b + (double) db * db - (double) a * a - (double) da * da)
        / (2.0 * (b - a));
  }

  /** The row of the nearest marked pixel above or below; -1 where the column has none. */
  private static int[] nearestInColumn(boolean[] marked, int width, int height) {
    int[] rows = new int[marked.length];
    for (int x = 0; x < width; x++) {
      int above = -1;
      for (int y = 0; y < height; y++) {
        above = marked[y * width + x] ? y : above;
        rows[y * width + x] = above;
      }
      int below = -1;
      for (int y = height - 1; y >= 0; y--) {
        int at = y * width + x;
        below = marked[at] ? y : below;
        if (below >= 0 && (rows[at] < 0 || below - y < y - rows[at])) {
          rows[at] = below;
        }
      }
    }
    return rows;
  }
}
