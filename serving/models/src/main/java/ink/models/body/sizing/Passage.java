package ink.models.body.sizing;

import ink.models.ageing.GapRule;
import ink.models.vector.GrayImage;

/**
 * One place on the middle line of a gap or of a stroke, in millimetres of the design as drawn.
 *
 * @param width from side to side
 * @param solid a gap whose sides are both at least twice as thick as itself: black areas, from
 *     which more ink creeps in than from lines
 */
record Passage(double x, double y, double width, boolean solid) {

  GapRule rule() {
    return solid ? GapRule.SOLIDS : GapRule.LINES;
  }

  /** A passage as pixels see it: from one side's nearest pixel to the other's. */
  static double darkness(GrayImage image, double fromX, double fromY, double toX, double toY) {
    double length = Math.hypot(toX - fromX, toY - fromY);
    double stepX = (toX - fromX) / length;
    double stepY = (toY - fromY) / length;
    // One pixel further on both ends: the edges' own greys say where between pixels they are.
    double reach = length + 2;
    int steps = (int) Math.ceil(reach * 2);
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double at = reach * i / steps - 1;
      double weight = i == 0 || i == steps ? 0.5 : 1;
      sum += weight * dark(image, fromX + stepX * at, fromY + stepY * at);
    }
    return sum * reach / steps;
  }

  /** Between the four nearest pixels, 0..1; beside the image is bare skin. */
  private static double dark(GrayImage image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    return (ink(image, left, top) * (1 - right) + ink(image, left + 1, top) * right) * (1 - down)
        + (ink(image, left, top + 1) * (1 - right) + ink(image, left + 1, top + 1) * right) * down;
  }

  private static double ink(GrayImage image, int x, int y) {
    return x < 0 || y < 0 || x >= image.width() || y >= image.height()
        ? 0
        : 1 - image.at(x, y) / 255.0;
  }
}
