package ink.models.vector;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/**
 * A curve as close points at even steps: to walk along, to draw beside, to give a width that swells
 * and thins. Positions along it are shares of its length, 0 to 1.
 */
public final class Course {

  private final double[] xs;
  private final double[] ys;
  private final double[] angles;
  private final double length;

  private Course(double[] xs, double[] ys, double[] angles, double length) {
    this.xs = xs;
    this.ys = ys;
    this.angles = angles;
    this.length = length;
  }

  /**
   * A curve by its bend, as a pen is led: from x, y in a direction, turning as it goes.
   *
   * @param angle radians
   * @param bend radians turned per length of the whole curve, at a share of it; a constant gives an
   *     arc, a straight line through two values a clothoid
   */
  public static Course bent(
      double x, double y, double angle, double length, DoubleUnaryOperator bend) {
    int steps = 96;
    double[] xs = new double[steps + 1];
    double[] ys = new double[steps + 1];
    double[] angles = new double[steps + 1];
    xs[0] = x;
    ys[0] = y;
    angles[0] = angle;
    double step = length / steps;
    for (int i = 0; i < steps; i++) {
      // Midpoint rule: the direction half a step on carries the whole step.
      double turn = bend.applyAsDouble((i + .5) / steps) / steps;
      double middle = angles[i] + turn / 2;
      xs[i + 1] = xs[i] + step * StrictMath.cos(middle);
      ys[i + 1] = ys[i] + step * StrictMath.sin(middle);
      angles[i + 1] = angles[i] + turn;
    }
    return new Course(xs, ys, angles, length);
  }

  /** A smooth curve through points x0, y0, x1, y1, ... (Catmull-Rom), in even steps. */
  public static Course through(boolean closed, double... points) {
    int count = points.length / 2;
    int spans = closed ? count : count - 1;
    int fine = 24;
    double[] rawX = new double[spans * fine + 1];
    double[] rawY = new double[spans * fine + 1];
    for (int span = 0; span < spans; span++) {
      int before = closed ? Math.floorMod(span - 1, count) : Math.max(0, span - 1);
      int to = (span + 1) % count;
      int after = closed ? (span + 2) % count : Math.min(count - 1, span + 2);
      for (int i = 0; i <= fine; i++) {
        double t = (double) i / fine;
        rawX[span * fine + i] =
            spline(points[2 * before], points[2 * span], points[2 * to], points[2 * after], t);
        rawY[span * fine + i] =
            spline(
                points[2 * before + 1],
                points[2 * span + 1],
                points[2 * to + 1],
                points[2 * after + 1],
                t);
      }
    }
    return even(rawX, rawY, spans * fine);
  }

  private static double spline(double before, double from, double to, double after, double t) {
    return .5
        * (2 * from
            + (to - before) * t
            + (2 * before - 5 * from + 4 * to - after) * t * t
            + (3 * from - before - 3 * to + after) * t * t * t);
  }

  private static Course even(double[] rawX, double[] rawY, int steps) {
    double[] along = new double[rawX.length];
    for (int i = 1; i < rawX.length; i++) {
      double dx = rawX[i] - rawX[i - 1];
      double dy = rawY[i] - rawY[i - 1];
      along[i] = along[i - 1] + Math.sqrt(dx * dx + dy * dy);
    }
    double length = along[along.length - 1];
    double[] xs = new double[steps + 1];
    double[] ys = new double[steps + 1];
    int at = 0;
    for (int i = 0; i <= steps; i++) {
      double wanted = length * i / steps;
      while (at < along.length - 2 && along[at + 1] < wanted) {
        at++;
      }
      double share = Math.min(1, (wanted - along[at]) / Math.max(1e-12, along[at + 1] - along[at]));
      xs[i] = rawX[at] + (rawX[at + 1] - rawX[at]) * share;
      ys[i] = rawY[at] + (rawY[at + 1] - rawY[at]) * share;
    }
    double[] angles = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      int a = Math.max(0, i - 1);
      int b = Math.min(steps, i + 1);
      angles[i] = StrictMath.atan2(ys[b] - ys[a], xs[b] - xs[a]);
    }
    return new Course(xs, ys, angles, length);
  }

  /** Turned around the origin. */
  public Course turned(double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[] newX = new double[xs.length];
    double[] newY = new double[xs.length];
    double[] newAngles = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      newX[i] = xs[i] * cos - ys[i] * sin;
      newY[i] = xs[i] * sin + ys[i] * cos;
      newAngles[i] = angles[i] + angle;
    }
    return new Course(newX, newY, newAngles, length);
  }

  public double length() {
    return length;
  }

  /** x, y and direction at a share of the length. */
  public double[] at(double share) {
    double place = Math.max(0, Math.min(1, share)) * (xs.length - 1);
    int i = Math.min(xs.length - 2, (int) place);
    double t = place - i;
    double turn = angles[i + 1] - angles[i];
    if (turn > StrictMath.PI) {
      turn -= 2 * StrictMath.PI;
    } else if (turn < -StrictMath.PI) {
      turn += 2 * StrictMath.PI;
    }
    return new double[] {
      xs[i] + (xs[i + 1] - xs[i]) * t, ys[i] + (ys[i + 1] - ys[i]) * t, angles[i] + turn * t
    };
  }

  /** The point so far to the right of the direction (y points down), in millimetres. */
  public double[] beside(double share, double distance) {
    double[] p = at(share);
    return new double[] {
      p[0] - StrictMath.sin(p[2]) * distance, p[1] + StrictMath.cos(p[2]) * distance
    };
  }

  public Path2D line() {
    return side(0, 1, share -> 0);
  }

  /** The line beside the curve between two shares, so far to the right as told at each share. */
  public Path2D side(double from, double to, DoubleUnaryOperator distance) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    trace(path, from, to, distance, true);
    return path;
  }

  /** The whole curve with a width, as an outline to fill; half the width at each share. */
  public Path2D ribbon(DoubleUnaryOperator half) {
    return ribbon(0, 1, half, half);
  }

  /** The strip between two sides: so far to the left, so far to the right. */
  public Path2D ribbon(
      double from, double to, DoubleUnaryOperator left, DoubleUnaryOperator right) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    trace(path, from, to, right, true);
    trace(path, to, from, share -> -left.applyAsDouble(share), false);
    path.closePath();
    return path;
  }

  private void trace(
      Path2D path, double from, double to, DoubleUnaryOperator distance, boolean first) {
    int steps = Math.max(2, (int) StrictMath.ceil(StrictMath.abs(to - from) * (xs.length - 1)));
    for (int i = 0; i <= steps; i++) {
      double share = from + (to - from) * i / steps;
      double[] p = beside(share, distance.applyAsDouble(share));
      if (first && i == 0) {
        path.moveTo(p[0], p[1]);
      } else {
        path.lineTo(p[0], p[1]);
      }
    }
  }
}
