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

  /** Of which ink the mark is; without a meaning for bare skin. */
  Colour colour();

  /** The same mark in another ink. */
  Mark in(Colour colour);

  /**
   * A line with round ends and joins.
   *
   * @param weight millimetres
   */
  record Line(Path2D path, double weight, Tone tone, Colour colour) implements Mark {

    public Line(Path2D path, double weight, Tone tone) {
      this(path, weight, tone, Colour.BLACK);
    }

    @Override
    public Line in(Colour other) {
      return new Line(path, weight, Tone.INK, other);
    }
  }

  /** A solid area, even-odd. */
  record Area(Path2D outline, Tone tone, Colour colour) implements Mark {

    public Area(Path2D outline, Tone tone) {
      this(outline, tone, Colour.BLACK);
    }

    @Override
    public Area in(Colour other) {
      return new Area(outline, Tone.INK, other);
    }
  }

  record Dot(double x, double y, double radius, Tone tone, Colour colour) implements Mark {

    public Dot(double x, double y, double radius, Tone tone) {
      this(x, y, radius, tone, Colour.BLACK);
    }

    @Override
    public Dot in(Colour other) {
      return new Dot(x, y, radius, Tone.INK, other);
    }
  }
}
