package ink.models.body.surface;

import org.jspecify.annotations.Nullable;

/**
 * A patch of skin in a view from far away. Both have their origin where the middle of a design
 * sits; x points right, y down, in millimetres. Measures on skin follow its curve.
 */
public interface Surface {

  /**
   * Where a spot of the skin is seen.
   *
   * @return null for a spot that is turned away or out of the view
   */
  @Nullable Point seen(double across, double along);

  /**
   * Which spot of the skin is seen there.
   *
   * @return null where no skin is seen, or too much from the side
   */
  @Nullable Point skin(double x, double y);
}
