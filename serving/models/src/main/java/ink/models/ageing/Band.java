package ink.models.ageing;

/** How fast it may go. Always show all three: "{@value Band#BASIS}". */
public enum Band {
  LOW(.010, .3),
  CENTRE(.018, 1),
  HIGH(.035, 2.5);

  public static final String BASIS =
      "based on one documented tattoo and published pigment chemistry";

  /** Edge of a needle's dot, and what healing adds, in millimetres. */
  private static final double NEEDLE = .08;

  private static final double HEALING = .12;
  private static final double HEALING_YEARS = .25;

  /** Square millimetres a year by which the variance of an edge grows. */
  private final double rate;

  private final double sun;

  Band(double rate, double sun) {
    this.rate = rate;
    this.sun = sun;
  }

  /**
   * Standard deviation of an edge, millimetres on skin.
   *
   * @param spread factor of the body part and its wearer, 1 on a forearm
   */
  public double sigma(double years, double spread) {
    if (!(years >= 0)) {
      throw new IllegalArgumentException("ink ages forwards: years are zero or more, not " + years);
    }
    return Math.sqrt(
        NEEDLE * NEEDLE
            + HEALING * HEALING * (1 - StrictMath.exp(-years / HEALING_YEARS))
            + rate * spread * years);
  }

  /** Factor on the wearer's sun. */
  double sun() {
    return sun;
  }
}
