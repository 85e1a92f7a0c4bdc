package ink.models.body.surface;

import org.jspecify.annotations.Nullable;

/**
 * A limb whose axis leans in the view; the design leans with it.
 *
 * @param angle radians, clockwise in the view
 */
public record Tilted(Limb limb, double angle) implements Limb {

  @Override
  public @Nullable Point seen(double across, double along) {
    Point point = limb.seen(across, along);
    return point == null ? null : turned(point.x(), point.y(), angle);
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    Point upright = turned(x, y, -angle);
    return limb.skin(upright.x(), upright.y());
  }

  @Override
  public @Nullable Normal normal(double x, double y) {
    Point upright = turned(x, y, -angle);
    Normal normal = limb.normal(upright.x(), upright.y());
    if (normal == null) {
      return null;
    }
    Point back = turned(normal.x(), normal.y(), angle);
    return new Normal(back.x(), back.y(), normal.z());
  }

  private static Point turned(double x, double y, double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new Point(cos * x - sin * y, sin * x + cos * y);
  }
}
