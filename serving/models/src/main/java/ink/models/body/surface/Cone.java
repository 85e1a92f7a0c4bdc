package ink.models.body.surface;

import org.jspecify.annotations.Nullable;

/**
 * A tapering limb, its axis upright. Its skin unrolls without any stretch into a sector of a disc
 * around the cone's tip, and that sector is the flat design: the true shape of a stencil.
 *
 * @param radius millimetres at the origin
 * @param taper millimetres of radius gained per millimetre down the axis; not zero
 */
public record Cone(double radius, double taper) implements Limb {

  private static final double WIDEST = StrictMath.asin(RIM);

  public Cone {
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new IllegalArgumentException("a limb needs a radius above zero, not " + radius + " mm");
    }
    if (!(Math.abs(taper) > 1e-6 && Math.abs(taper) <= 1)) {
      throw new IllegalArgumentException(
          "a limb does not taper by " + taper + "; without a taper it is a cylinder");
    }
  }

  /** Between two measured radii; a cylinder where they are the same. */
  public static Limb between(double above, double below, double length) {
    double taper = (below - above) / length;
    double middle = (above + below) / 2;
    return Math.abs(taper) <= 1e-6 ? new Cylinder(middle) : new Cone(middle, taper);
  }

  @Override
  public @Nullable Point seen(double across, double along) {
    double fromTip = slant() + Math.signum(taper) * along;
    double reach = Math.hypot(across, fromTip);
    double angle = StrictMath.atan2(across, fromTip) / sine();
    if (fromTip <= 0 || Math.abs(angle) > WIDEST) {
      return null;
    }
    double here = reach * sine();
    return new Point(here * StrictMath.sin(angle), (here - radius) / taper);
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    double here = radius + taper * y;
    if (here <= 0 || Math.abs(x) > RIM * here) {
      return null;
    }
    double reach = here / sine();
    double turned = StrictMath.asin(x / here) * sine();
    return new Point(
        reach * StrictMath.sin(turned),
        Math.signum(taper) * (reach * StrictMath.cos(turned) - slant()));
  }

  @Override
  public @Nullable Normal normal(double x, double y) {
    double here = radius + taper * y;
    double side = x / here;
    if (here <= 0 || Math.abs(side) > 1) {
      return null;
    }
    double length = Math.sqrt(1 + taper * taper);
    return new Normal(side / length, -taper / length, Math.sqrt(1 - side * side) / length);
  }

  /** Of half the opening angle. */
  private double sine() {
    return Math.abs(taper) / Math.sqrt(1 + taper * taper);
  }

  /** From the tip to the origin along the skin. */
  private double slant() {
    return radius / sine();
  }
}
