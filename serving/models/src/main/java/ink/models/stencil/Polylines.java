package ink.models.stencil;

/** Points x0, y0, x1, y1, ... that a pen joins. */
final class Polylines {

  private Polylines() {}

  /**
   * Marks the points between two others that are needed to stay within the tolerance (Douglas and
   * Peucker 1973).
   */
  static void simplify(double[] points, int from, int to, double tolerance, boolean[] kept) {
    int[] stack = new int[64];
    int depth = 0;
    stack[depth++] = from;
    stack[depth++] = to;
    while (depth > 0) {
      int end = stack[--depth];
      int start = stack[--depth];
      int farthest = -1;
      double most = tolerance;
      for (int i = start + 1; i < end; i++) {
        double distance = fromSegment(points, i, start, end);
        if (distance > most) {
          most = distance;
          farthest = i;
        }
      }
      if (farthest >= 0) {
        kept[farthest] = true;
        if (depth + 4 > stack.length) {
          stack = java.util.Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[depth++] = start;
        stack[depth++] = farthest;
        stack[depth++] = farthest;
        stack[depth++] = end;
      }
    }
  }

  private static double fromSegment(double[] points, int i, int start, int end) {
    double ax = points[2 * start];
    double ay = points[2 * start + 1];
    double dx = points[2 * end] - ax;
    double dy = points[2 * end + 1] - ay;
    double px = points[2 * i] - ax;
    double py = points[2 * i + 1] - ay;
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    return Math.hypot(px - t * dx, py - t * dy);
  }
}
