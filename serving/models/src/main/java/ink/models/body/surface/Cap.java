package ink.models.body.surface;

import org.jspecify.annotations.Nullable;

/**
 * A round end: a shoulder, a knee. No flat design lies on it without stretch; this one keeps every
 * distance from its middle (azimuthal equidistant) and draws circles around it too short.
 *
 * @param radius millimetres
 */
public record Cap(double radius) implements Limb {

  private static final double WIDEST = StrictMath.asin(RIM);

  public Cap {
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException("a cap needs a radius above zero, not " + radius + " mm");
    }
  }

  @Override
  public @Nullable Point seen(double across, double along) {
    double flat = Math.hypot(across, along);
    double angle = flat / radius;
    if (angle > WIDEST) {
      return null;
    }
    double shrink = flat == 0 ? 1 : radius * StrictMath.sin(angle) / flat;
    return new Point(across * shrink, along * shrink);
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    double seen = Math.hypot(x, y);
    if (seen > RIM * radius) {
      return null;
    }
    double stretch = seen == 0 ? 1 : radius * StrictMath.asin(seen / radius) / seen;
    return new Point(x * stretch, y * stretch);
  }

  @Override
  public @Nullable Normal normal(double x, double y) {
    double nx = x / radius;
    double ny = y / radius;
    double rest = 1 - nx * nx - ny * ny;
    return rest < 0 ? null : new Normal(nx, ny, Math.sqrt(rest));
  }
}
