package ink.models.body.surface;

import org.jspecify.annotations.Nullable;

/** A surface with a known relief, so that it can be lit. */
public sealed interface Limb extends Surface
    permits Cylinder, Cone, Profile, EllipticLimb, Cap, Tilted {

  /** Nearer to the edge than this part of the radius, 80 degrees, a design is not seen. */
  double RIM = 0.985;

  /**
   * Where the skin faces; a unit vector, z towards the viewer.
   *
   * @return null where no skin is seen
   */
  @Nullable Normal normal(double x, double y);

  /** Light from the upper left on skin at a point of the view, 0.30 to 1; 1 beside the limb. */
  default double light(double x, double y) {
    Normal normal = normal(x, y);
    return normal == null
        ? 1
        : Math.min(1, 0.30 + 0.70 * Math.max(0, 0.90 * normal.z() - 0.36 * normal.x() + 0.10));
  }

  /** A direction of length one. */
  record Normal(double x, double y, double z) {}
}
