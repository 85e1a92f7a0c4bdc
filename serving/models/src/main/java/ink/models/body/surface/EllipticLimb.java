package ink.models.body.surface;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A limb that is wider than deep, or deeper than wide, its axis upright: a forearm, a thigh. */
public final class EllipticLimb implements Limb {

  /** Steps of a quarter turn; the error of a linear step is under a thousandth of a millimetre. */
  private static final int STEPS = 255;

  private static final double STEP = Math.PI / 2 / STEPS;

  private final double width;
  private final double depth;

  /** Millimetres along the skin from the spot nearest to the viewer, by the ellipse's parameter. */
  private final double[] arcs = new double[STEPS + 1];

  /**
   * @param width semi-axis across the view, millimetres
   * @param depth semi-axis towards the viewer
   */
  public EllipticLimb(double width, double depth) {
    if (!(width > 0 && depth > 0 && width < 1e4 && depth < 1e4)) {
      throw new IllegalArgumentException("a limb needs two semi-axes above zero");
    }
    this.width = width;
    this.depth = depth;
    for (int i = 0; i < STEPS; i++) {
      // Simpson's rule; the integrand is so smooth that one step is exact to 1e-9 mm.
      double a = i * STEP;
      arcs[i + 1] = arcs[i] + STEP / 6 * (speed(a) + 4 * speed(a + STEP / 2) + speed(a + STEP));
    }
  }

  private double speed(double angle) {
    double across = width * StrictMath.cos(angle);
    double back = depth * StrictMath.sin(angle);
    return Math.sqrt(across * across + back * back);
  }

  /** Millimetres all the way around. */
  public double perimeter() {
    return 4 * arcs[STEPS];
  }

  /**
   * Millimetres along the skin.
   *
   * @param angle the ellipse's parameter, 0 nearest to the viewer, up to a quarter turn either way
   */
  double arc(double angle) {
    double at = Math.abs(angle) / STEP;
    int below = Math.min((int) at, STEPS - 1);
    double arc = arcs[below] + (at - below) * (arcs[below + 1] - arcs[below]);
    return Math.copySign(arc, angle);
  }

  private double angle(double arc) {
    double wanted = Math.abs(arc);
    int found = Arrays.binarySearch(arcs, wanted);
    int below = found >= 0 ? Math.min(found, STEPS - 1) : -found - 2;
    double part = (wanted - arcs[below]) / (arcs[below + 1] - arcs[below]);
    return Math.copySign((below + part) * STEP, arc);
  }

  @Override
  public @Nullable Point seen(double across, double along) {
    if (Math.abs(across) > arcs[STEPS]) {
      return null;
    }
    double side = StrictMath.sin(angle(across));
    return Math.abs(side) > RIM ? null : new Point(width * side, along);
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    double side = x / width;
    return Math.abs(side) > RIM ? null : new Point(arc(StrictMath.asin(side)), y);
  }

  @Override
  public @Nullable Normal normal(double x, double y) {
    double side = x / width;
    if (Math.abs(side) > 1) {
      return null;
    }
    double nx = side * depth;
    double nz = Math.sqrt(1 - side * side) * width;
    double length = Math.hypot(nx, nz);
    return new Normal(nx / length, 0, nz / length);
  }
}
