package ink.models.coverup;

import ink.models.plane.Mask;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The edges of a mask as closed paths: along the pixels' edges, then with corners cut. */
final class Outline {

  private static final int[] DX = {1, 0, -1, 0};
  private static final int[] DY = {0, 1, 0, -1};

  /** Pixels by which a path may leave the stairs that pixels make. */
  private static final double TOLERANCE = .75;

  private Outline() {}

  /**
   * One even-odd path, in pixels from the mask's corner.
   *
   * @param least pixels along an edge below which a loop, a speck or a pinhole, is left out
   */
  static Path2D of(Mask mask, int least) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    // Walks with the mask on the right; each upper edge is walked once.
    boolean[] walked = new boolean[mask.set().length];
    for (int start = 0; start < walked.length; start++) {
      int x = start % mask.width();
      int y = start / mask.width();
      if (mask.set()[start] && !in(mask, x, y - 1) && !walked[start]) {
        List<double[]> loop = walk(mask, x, y, walked);
        if (loop.size() >= least) {
          append(path, smooth(simplified(loop)));
        }
      }
    }
    return path;
  }

  private static List<double[]> walk(Mask mask, int startX, int startY, boolean[] walked) {
    List<double[]> loop = new ArrayList<>();
    int x = startX;
    int y = startY;
    int direction = 0;
    do {
      loop.add(new double[] {x, y});
      if (direction == 0) {
        walked[y * mask.width() + x] = true;
      }
      x += DX[direction];
      y += DY[direction];
      // The pixels ahead, left and right of the way; corners of the mask do not touch.
      boolean left = ahead(mask, x, y, direction, true);
      boolean right = ahead(mask, x, y, direction, false);
      if (!right) {
        direction = (direction + 1) % 4;
      } else if (left) {
        direction = (direction + 3) % 4;
      }
    } while (x != startX || y != startY || direction != 0);
    return loop;
  }

  private static boolean ahead(Mask mask, int x, int y, int direction, boolean left) {
    return switch (direction) {
      case 0 -> in(mask, x, left ? y - 1 : y);
      case 1 -> in(mask, left ? x : x - 1, y);
      case 2 -> in(mask, x - 1, left ? y : y - 1);
      default -> in(mask, left ? x - 1 : x, y - 1);
    };
  }

  private static boolean in(Mask mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.at(x, y);
  }

  /** Douglas and Peucker, on the two halves of the loop. */
  private static List<double[]> simplified(List<double[]> loop) {
    boolean[] kept = new boolean[loop.size() + 1];
    List<double[]> closed = new ArrayList<>(loop);
    closed.add(loop.get(0));
    int half = loop.size() / 2;
    kept[0] = true;
    kept[half] = true;
    keep(closed, 0, half, kept);
    keep(closed, half, loop.size(), kept);
    List<double[]> few = new ArrayList<>();
    for (int i = 0; i < loop.size(); i++) {
      if (kept[i]) {
        few.add(loop.get(i));
      }
    }
    return few;
  }

  private static void keep(List<double[]> points, int from, int to, boolean[] kept) {
    double[] a = points.get(from);
    double[] b = points.get(to);
    double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    double farthest = TOLERANCE;
    int at = -1;
    for (int i = from + 1; i < to; i++) {
      double[] p = points.get(i);
      double distance =
          length < 1e-9
              ? Math.hypot(p[0] - a[0], p[1] - a[1])
              : Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length;
      if (distance > farthest) {
        farthest = distance;
        at = i;
      }
    }
    if (at >= 0) {
      kept[at] = true;
      keep(points, from, at, kept);
      keep(points, at, to, kept);
    }
  }

  /** Cuts corners once (Chaikin), so that fills have no facets. */
  private static List<double[]> smooth(List<double[]> corners) {
    if (corners.size() < 4) {
      return corners;
    }
    List<double[]> cut = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      double[] a = corners.get(i);
      double[] b = corners.get((i + 1) % corners.size());
      cut.add(new double[] {.75 * a[0] + .25 * b[0], .75 * a[1] + .25 * b[1]});
      cut.add(new double[] {.25 * a[0] + .75 * b[0], .25 * a[1] + .75 * b[1]});
    }
    return cut;
  }

  private static void append(Path2D path, List<double[]> loop) {
    path.moveTo(loop.get(0)[0], loop.get(0)[1]);
    for (double[] point : loop.subList(1, loop.size())) {
      path.lineTo(point[0], point[1]);
    }
    path.closePath();
  }
}
