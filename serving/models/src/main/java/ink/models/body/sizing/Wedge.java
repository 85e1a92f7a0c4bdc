package ink.models.body.sizing;

/**
 * The end of a gap where two lines meet at a small angle or touch: there it is narrow at any size,
 * and nothing is lost when it closes. A hole, a channel and a strait between two bays are none.
 */
final class Wedge {

  /** Gap widths within which the two lines meet. */
  private static final int MEETING = 12;

  /** Gap widths the other way, where it has opened. */
  private static final int OPENING = 3;

  /** How much wider it is there, at the least. */
  private static final double OPENED = 1.15;

  /** Of 0, 12 and 24 degrees. */
  private static final double[] COS = {1, .9781, .9135};

  private static final double[] SIN = {0, .2079, .4067};

  private Wedge() {}

  /**
   * @param ink the sides; {@code width} pixels a row
   * @param nearest the nearest pixel of ink for each pixel
   * @param middle a pixel on the gap's middle line
   * @param one its nearest pixel on one side
   * @param other on the other
   */
  static boolean at(boolean[] ink, int width, int[] nearest, int middle, int one, int other) {
    double acrossX = other % width - one % width;
    double acrossY = other / width - one / width;
    double gap = Math.hypot(acrossX, acrossY);
    double alongX = -acrossY / gap;
    double alongY = acrossX / gap;
    for (int way = -1; way <= 1; way += 2) {
      if (meets(ink, width, middle, alongX * way, alongY * way, gap * MEETING)
          && opens(ink, width, nearest, middle, -alongX * way, -alongY * way, gap)) {
        return true;
      }
    }
    return false;
  }

  /** Of a narrow gap only the pixels say where it goes: what is nearly its direction counts. */
  private static boolean opens(
      boolean[] ink, int width, int[] nearest, int middle, double dx, double dy, double gap) {
    for (int turn = -2; turn <= 2; turn++) {
      double cos = COS[Math.abs(turn)];
      double sin = Math.signum(turn) * SIN[Math.abs(turn)];
      double x = (dx * cos - dy * sin) * gap * OPENING;
      double y = (dx * sin + dy * cos) * gap * OPENING;
      if (2 * clear(ink, width, nearest, middle, x, y) > OPENED * gap) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(
      boolean[] ink, int width, int middle, double dx, double dy, double reach) {
    for (double far = 1; far <= reach; far++) {
      int at = moved(ink.length, width, middle, dx * far, dy * far);
      if (at < 0) {
        return false;
      }
      if (ink[at]) {
        return true;
      }
    }
    return false;
  }

  /** Pixels from a place to the nearest ink, 0 outside of the picture. */
  private static double clear(
      boolean[] ink, int width, int[] nearest, int middle, double dx, double dy) {
    // Every pixel on the way must be skin: behind the next line it may be wide without being open.
    int steps = (int) Math.max(1, Math.hypot(dx, dy));
    int at = middle;
    for (int i = 1; i <= steps; i++) {
      at = moved(ink.length, width, middle, dx * i / steps, dy * i / steps);
      if (at < 0 || ink[at]) {
        return 0;
      }
    }
    return Math.hypot(
        at % width - nearest[at] % width, (double) (at / width) - nearest[at] / width);
  }

  private static int moved(int length, int width, int from, double dx, double dy) {
    int x = from % width + (int) Math.round(dx);
    int y = from / width + (int) Math.round(dy);
    return x < 0 || y < 0 || x >= width || y >= length / width ? -1 : y * width + x;
  }
}
