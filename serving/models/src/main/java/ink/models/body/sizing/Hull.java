package ink.models.body.sizing;

import java.util.ArrayList;
import java.util.List;

/** The convex hull of a set of pixels, as the first and last pixel of every row. */
final class Hull {

  private Hull() {}

  /**
   * @param rows filled: first and last column of each row; first above last where there is none
   * @return left, right, top and bottom of the set
   */
  static int[] rows(boolean[] set, int width, int height, int[][] rows) {
    List<int[]> lefts = new ArrayList<>();
    List<int[]> rights = new ArrayList<>();
    int[] box = {width, -1, height, -1};
    for (int y = 0; y < height; y++) {
      int left = -1;
      int right = -1;
      for (int x = 0; x < width; x++) {
        if (set[y * width + x]) {
          left = left < 0 ? x : left;
          right = x;
        }
      }
      rows[0][y] = 1;
      rows[1][y] = 0;
      if (left >= 0) {
        keepConvex(lefts, left, y, 1);
        keepConvex(rights, right, y, -1);
        box[0] = Math.min(box[0], left);
        box[1] = Math.max(box[1], right);
        box[2] = Math.min(box[2], y);
        box[3] = y;
      }
    }
    fill(lefts, rows[0]);
    fill(rights, rows[1]);
    return box;
  }

  /** One side's corners from top to bottom; those that lie inside are dropped. */
  private static void keepConvex(List<int[]> corners, int x, int y, int side) {
    while (corners.size() >= 2) {
      int[] b = corners.get(corners.size() - 1);
      int[] a = corners.get(corners.size() - 2);
      long turn = (long) (b[0] - a[0]) * (y - a[1]) - (long) (x - a[0]) * (b[1] - a[1]);
      if (side * turn < 0) {
        break;
      }
      corners.remove(corners.size() - 1);
    }
    corners.add(new int[] {x, y});
  }

  private static void fill(List<int[]> corners, int[] columns) {
    for (int i = 0; i < corners.size(); i++) {
      int[] a = corners.get(i);
      int[] b = corners.get(Math.min(i + 1, corners.size() - 1));
      for (int y = a[1]; y <= b[1]; y++) {
        double part = b[1] == a[1] ? 0 : (double) (y - a[1]) / (b[1] - a[1]);
        columns[y] = (int) Math.round(a[0] + part * (b[0] - a[0]));
      }
    }
  }
}
