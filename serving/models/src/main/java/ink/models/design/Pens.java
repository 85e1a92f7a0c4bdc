package ink.models.design;

/**
 * The needles of a design, in millimetres: outlines in {@code main}, inner lines in {@code fine},
 * and the diameter of a shading dot. Main is 1.5 to 2.2 times fine, as shops draw flash.
 */
public record Pens(double main, double fine, double dot) {

  /** The narrowest gap between two lines that still reads after ten years, in millimetres. */
  public static final double GAP = 1.15;

  static Pens of(Wishes wishes) {
    if (wishes.wants(Feature.BOLD)) {
      return new Pens(1.05, 0.6, 0.6);
    }
    return wishes.wants(Feature.FINE) ? new Pens(0.5, 0.3, 0.36) : new Pens(0.75, 0.42, 0.46);
  }
}
