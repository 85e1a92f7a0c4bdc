package ink.models.design.nouveau;

import ink.models.design.Pens;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import java.awt.geom.Path2D;

/** The whiplash: a line that swells, thins and runs out into a curl that tightens evenly. */
final class Whip {

  private final Course course;
  private final double thin;
  private final double thick;

  private Whip(Course course, double thin, double thick) {
    this.course = course;
    this.thin = thin;
    this.thick = thick;
  }

  /**
   * Along points, then into a curl.
   *
   * @param points the way x0, y0, x1, y1, ...; the last one is where the curl begins
   * @param x middle of the curl
   * @param y middle of the curl
   * @param turns how often the curl goes around; below 0 against the clock
   */
  static Whip curled(double[] points, double x, double y, double turns, Pens pens, double swell) {
    int last = points.length - 2;
    double dx = points[last] - x;
    double dy = points[last + 1] - y;
    double radius = Math.sqrt(dx * dx + dy * dy);
    double start = StrictMath.atan2(dy, dx);
    int steps = (int) StrictMath.ceil(StrictMath.abs(turns) * 8);
    double[] all = new double[points.length + 2 * steps];
    System.arraycopy(points, 0, all, 0, points.length);
    for (int i = 1; i <= steps; i++) {
      double t = (double) i / steps;
      double r = radius * (1 - .78 * t);
      double angle = start + 2 * StrictMath.PI * turns * t;
      all[points.length + 2 * (i - 1)] = x + r * StrictMath.cos(angle);
      all[points.length + 2 * (i - 1) + 1] = y + r * StrictMath.sin(angle);
    }
    return new Whip(Course.through(false, all), pens.main() * .5, pens.main() * swell);
  }

  /** From a place in a direction, turning less, then more: a clothoid. */
  static Whip clothoid(
      double[] from, double length, double turn, double hook, Pens pens, double swell) {
    Course course =
        Course.bent(
            from[0], from[1], from[2], length, share -> turn + (hook - turn) * share * share);
    return new Whip(course, pens.main() * .5, pens.main() * swell);
  }

  Course course() {
    return course;
  }

  private double half(double share) {
    double wave = StrictMath.sin(StrictMath.PI * Math.min(1, share * 1.15));
    return thin + (thick - thin) * wave * wave;
  }

  /** In a seam of skin, so that what it crosses passes under. */
  Sheet draw(Sheet sheet, boolean bud) {
    Path2D seam = course.ribbon(share -> half(share) + (share < .02 ? 0 : Pens.GAP));
    sheet.clear(seam).solid(course.ribbon(this::half));
    if (bud) {
      double[] end = course.at(1);
      sheet.dot(end[0], end[1], thick * 1.05);
    }
    return sheet;
  }
}
