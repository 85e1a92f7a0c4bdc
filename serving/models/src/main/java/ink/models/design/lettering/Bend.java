package ink.models.design.lettering;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/**
 * Lays a line of letters along an arc: x runs along it, y across. Letters bend with it, so that
 * handwriting stays joined.
 *
 * @param radius of the baseline; above 0 the middle of the line is its highest point, below 0 its
 *     lowest; infinite for a straight line
 */
record Bend(double radius) {

  static final Bend STRAIGHT = new Bend(Double.POSITIVE_INFINITY);

  Path2D lay(Path2D line) {
    if (Double.isInfinite(radius)) {
      return line;
    }
    Path2D laid = new Path2D.Double(line.getWindingRule());
    double[] c = new double[6];
    double fromX = 0;
    double fromY = 0;
    for (PathIterator i = line.getPathIterator(null); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      if (type == PathIterator.SEG_CLOSE) {
        laid.closePath();
        continue;
      }
      if (type == PathIterator.SEG_LINETO) {
        // A straight edge bends too: as a curve whose handle is its middle.
        double[] q = {(fromX + c[0]) / 2, (fromY + c[1]) / 2, c[0], c[1]};
        point(q, 0);
        point(q, 2);
        double[] from = {fromX, fromY};
        point(from, 0);
        laid.quadTo(2 * q[0] - (from[0] + q[2]) / 2, 2 * q[1] - (from[1] + q[3]) / 2, q[2], q[3]);
      } else {
        double[] moved = c.clone();
        int points = type == PathIterator.SEG_CUBICTO ? 3 : type == PathIterator.SEG_QUADTO ? 2 : 1;
        for (int p = 0; p < points; p++) {
          point(moved, 2 * p);
        }
        switch (type) {
          case PathIterator.SEG_MOVETO -> laid.moveTo(moved[0], moved[1]);
          case PathIterator.SEG_QUADTO -> laid.quadTo(moved[0], moved[1], moved[2], moved[3]);
          default -> laid.curveTo(moved[0], moved[1], moved[2], moved[3], moved[4], moved[5]);
        }
      }
      int last = type == PathIterator.SEG_CUBICTO ? 4 : type == PathIterator.SEG_QUADTO ? 2 : 0;
      fromX = c[last];
      fromY = c[last + 1];
    }
    return laid;
  }

  private void point(double[] c, int at) {
    double angle = c[at] / radius;
    double reach = radius - c[at + 1];
    c[at] = reach * StrictMath.sin(angle);
    c[at + 1] = radius - reach * StrictMath.cos(angle);
  }
}
