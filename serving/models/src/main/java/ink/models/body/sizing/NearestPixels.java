package ink.models.body.sizing;

/**
 * For every pixel the nearest pixel that is not in a set, exactly: down the columns first, then
 * along the rows by the lower envelope of parabolas (Felzenszwalb and Huttenlocher 2012).
 */
final class NearestPixels {

  private NearestPixels() {}

  /**
   * @param set pixels whose nearest outsider is wanted; some pixel must be outside
   * @return index of the nearest pixel outside of the set; a pixel outside is its own nearest
   */
  static int[] outside(boolean[] set, int width, int height) {
    int[] rows = nearestInColumn(set, width, height);
    int[] nearest = new int[set.length];
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

  /** The row of the nearest outsider above or below; -1 where the whole column is in the set. */
  private static int[] nearestInColumn(boolean[] set, int width, int height) {
    int[] rows = new int[set.length];
    for (int x = 0; x < width; x++) {
      int above = -1;
      for (int y = 0; y < height; y++) {
        above = set[y * width + x] ? above : y;
        rows[y * width + x] = above;
      }
      int below = -1;
      for (int y = height - 1; y >= 0; y--) {
        int at = y * width + x;
        below = set[at] ? below : y;
        if (below >= 0 && (rows[at] < 0 || below - y < y - rows[at])) {
          rows[at] = below;
        }
      }
    }
    return rows;
  }
}
