package ink.models.design.snake;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A body along a curve from tail (0) to neck (1), in pieces that cross over and under each other:
 * each piece frees its ground before it is drawn, the lowest first. Pieces meet halfway between two
 * crossings, where nothing is near.
 */
final class Body {

  private final Course course;
  private final DoubleUnaryOperator half;
  private final Skin skin;
  private final Pens pens;

  /**
   * @param half half the body's width, millimetres, at a share of its length
   */
  Body(Course course, DoubleUnaryOperator half, Skin skin, Pens pens) {
    this.course = course;
    this.half = half;
    this.skin = skin;
    this.pens = pens;
  }

  /** A crossing: the shares at which the body passes it, the earlier one first. */
  record Crossing(double first, double second) {}

  static List<Crossing> crossings(Course course) {
    int steps = 240;
    double[][] points = new double[steps + 1][];
    for (int i = 0; i <= steps; i++) {
      points[i] = course.at((double) i / steps);
    }
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      for (int j = i + 2; j < steps; j++) {
        double[] a = points[i];
        double[] b = points[i + 1];
        double[] c = points[j];
        double[] d = points[j + 1];
        double cross = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
        if (cross == 0) {
          continue;
        }
        double t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / cross;
        double u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / cross;
        if (t >= 0 && t < 1 && u >= 0 && u < 1) {
          crossings.add(new Crossing((i + t) / steps, (j + u) / steps));
        }
      }
    }
    return crossings;
  }

  /** Draws all pieces, under before over; along the body they go over and under in turn. */
  Sheet draw() {
    List<Double> passes = new ArrayList<>();
    for (Crossing crossing : crossings(course)) {
      passes.add(crossing.first());
      passes.add(crossing.second());
    }
    passes.sort(null);
    Sheet under = new Sheet();
    Sheet over = new Sheet();
    double from = 0;
    for (int i = 0; i < Math.max(1, passes.size()); i++) {
      double to = i < passes.size() - 1 ? whole((passes.get(i) + passes.get(i + 1)) / 2) : 1;
      piece(i % 2 == 0 ? under : over, from, to);
      from = to;
    }
    return new Sheet().add(under).add(over);
  }

  /** A repeat of the pattern is not cut. */
  private double whole(double share) {
    double pitch = skin.pitch(course, pens);
    return Math.round(share / pitch) * pitch;
  }

  private void piece(Sheet sheet, double from, double to) {
    DoubleUnaryOperator free = share -> half.applyAsDouble(share) + Pens.GAP + pens.main() / 2;
    sheet.clear(course.ribbon(from, to, free, free));
    skin.draw(sheet, course, half, from, to, pens);
    Path2D left = course.side(from, to, share -> -half.applyAsDouble(share));
    Path2D right = course.side(from, to, half);
    sheet.line(left, pens.main()).line(right, pens.main());
  }
}
