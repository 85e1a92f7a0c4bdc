package ink.models.vector;

import java.awt.geom.Path2D;

/** One thing a needle does, or one patch of skin that is kept free. Units are millimetres. */
public sealed interface Mark {

  enum Tone {
    INK,
    /** Bare skin: covers what was drawn before. */
    SKIN
  }

  Tone tone();

  /**
   * A line with round ends and joins.
   *
   * @param weight millimetres
   */
  record Line(Path2D path, double weight, Tone tone) implements Mark {}

  /** A solid area, even-odd. */
  record Area(Path2D outline, Tone tone) implements Mark {}

  record Dot(double x, double y, double radius, Tone tone) implements Mark {}
}
