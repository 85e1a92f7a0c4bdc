package ink.models.stencil;

import java.awt.geom.Path2D;
import java.util.Arrays;

/** From pixels to the outline of areas: along the cracks between ink and skin. */
final class Contours {

  /** Right, down, left, up. */
  private static final int[] STEP_X = {1, 0, -1, 0};

  private static final int[] STEP_Y = {0, 1, 0, -1};

  private final Bits ink;
  private final double ppm;
  private final double tolerance;
  private final Bits seen;
  private double[] points = new double[1024];

  private Contours(Bits ink, double ppm, double tolerance) {
    this.ink = ink;
    this.ppm = ppm;
    this.tolerance = tolerance;
    seen = new Bits(ink.width, ink.height);
  }

  /**
   * One even-odd path around all ink, holes included, in millimetres.
   *
   * @param tolerance pixels by which a straight piece may pass beside the middle of a crack
   */
  static Path2D of(Bits ink, double ppm, double tolerance) {
    return new Contours(ink, ppm, tolerance).trace();
  }

  private Path2D trace() {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (int y = 0; y < ink.height; y++) {
      for (int x = ink.next(0, y, true); x < ink.width; x = ink.next(x + 1, y, true)) {
        if (!ink.get(x, y - 1) && !seen.get(x, y)) {
          loop(path, x, y);
        }
      }
    }
    return path;
  }

  /** Follows the ink's edge with the ink on the right, from the upper crack of a pixel. */
  private void loop(Path2D path, int startX, int startY) {
    int x = startX;
    int y = startY;
    int heading = 0;
    int count = 0;
    do {
      if (heading == 0) {
        seen.set(x, y);
      }
      if (2 * count + 2 > points.length) {
        points = Arrays.copyOf(points, 2 * points.length);
      }
      points[2 * count] = x + STEP_X[heading] / 2.0;
      points[2 * count + 1] = y + STEP_Y[heading] / 2.0;
      count++;
      x += STEP_X[heading];
      y += STEP_Y[heading];
      heading = turn(x, y, heading);
    } while (x != startX || y != startY || heading != 0);
    append(path, count);
  }

  /** At the corner x, y: left if there is ink ahead on the left, straight on, or right. */
  private int turn(int x, int y, int heading) {
    boolean left = ink.get(x + ahead(heading, true, true), y + ahead(heading, false, true));
    boolean right = ink.get(x + ahead(heading, true, false), y + ahead(heading, false, false));
    return left ? (heading + 3) % 4 : right ? heading : (heading + 1) % 4;
  }

  /** Offset of the pixel ahead of a corner, on the left or on the right of the heading. */
  private static int ahead(int heading, boolean horizontally, boolean onTheLeft) {
    return switch (heading) {
      case 0 -> horizontally ? 0 : onTheLeft ? -1 : 0;
      case 1 -> horizontally ? (onTheLeft ? 0 : -1) : 0;
      case 2 -> horizontally ? -1 : onTheLeft ? 0 : -1;
      default -> horizontally ? (onTheLeft ? -1 : 0) : -1;
    };
  }

  private void append(Path2D path, int count) {
    boolean[] kept = new boolean[count];
    // Two far points split the loop, so that neither half starts where it ends.
    int far = 0;
    for (int i = 1; i < count; i++) {
      far = distance(i, 0) > distance(far, 0) ? i : far;
    }
    kept[0] = true;
    kept[far] = true;
    Polylines.simplify(points, 0, far, tolerance, kept);
    double[] again = Arrays.copyOf(points, 2 * count + 2);
    again[2 * count] = points[0];
    again[2 * count + 1] = points[1];
    boolean[] keptAgain = Arrays.copyOf(kept, count + 1);
    Polylines.simplify(again, far, count, tolerance, keptAgain);
    path.moveTo(points[0] / ppm, points[1] / ppm);
    for (int i = 1; i < count; i++) {
      if (keptAgain[i]) {
        path.lineTo(points[2 * i] / ppm, points[2 * i + 1] / ppm);
      }
    }
    path.closePath();
  }

  private double distance(int a, int b) {
    return Math.hypot(points[2 * a] - points[2 * b], points[2 * a + 1] - points[2 * b + 1]);
  }
}
