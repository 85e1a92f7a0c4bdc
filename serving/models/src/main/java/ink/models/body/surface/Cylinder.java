package ink.models.body.surface;

import org.jspecify.annotations.Nullable;

/**
 * A limb that is equally thick everywhere, its axis upright.
 *
 * @param radius millimetres
 */
public record Cylinder(double radius) implements Limb {

  private static final double WIDEST = StrictMath.asin(RIM);

  public Cylinder {
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException("a limb needs a radius above zero, not " + radius + " mm");
    }
  }

  @Override
  public @Nullable Point seen(double across, double along) {
    double angle = across / radius;
    return Math.abs(angle) > WIDEST ? null : new Point(radius * StrictMath.sin(angle), along);
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    return Math.abs(x) > RIM * radius ? null : new Point(radius * StrictMath.asin(x / radius), y);
  }

  @Override
  public @Nullable Normal normal(double x, double y) {
    double side = x / radius;
    return Math.abs(side) > 1 ? null : new Normal(side, 0, Math.sqrt(1 - side * side));
  }
}
