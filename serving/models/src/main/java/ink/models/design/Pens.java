package ink.models.design;

/**
 * The needles of a design, in millimetres: outlines in {@code main}, inner lines in {@code fine},
 * and the diameter of a shading dot. Main is 1.5 to 2.2 times fine, as shops draw flash.
 */
public record Pens(double main, double fine, double dot) {

  /**
   * The narrowest gap between two lines that still reads after ten years on a forearm, in
   * millimetres: what every rule lays its details out by. {@code PensTest} holds it to the gap
   * rule.
   */
  public static final double GAP = 1.2;

  /** The same between black areas, from which more ink creeps in. */
  public static final double SOLID_GAP = 1.42;

  /** From the middle of one inner line to the middle of the next. */
  public double pitch() {
    return fine + GAP;
  }

  /** Bare skin between the middle of an outline and the middle of an inner line beside it. */
  public double inset() {
    return main / 2 + GAP + fine / 2;
  }

  /** A pen that frees so much around an outline that what lies behind it stops a gap short. */
  public double halo() {
    return main + 2 * GAP;
  }

  static Pens of(Wishes wishes) {
    if (wishes.wants(Feature.BOLD)) {
      return new Pens(1.05, 0.6, 0.6);
    }
    return wishes.wants(Feature.FINE) ? new Pens(0.5, 0.3, 0.36) : new Pens(0.75, 0.42, 0.46);
  }
}
