package ink.models.ageing;

/**
 * Which gaps between inks still read after years: those that are so many times as wide as ink
 * spreads. Estimates, checked on one documented tattoo.
 */
public enum GapRule {
  LINES(2.5),
  SOLIDS(3.0);

  /** Nothing is foretold beyond. */
  private static final double HORIZON = 60;

  private final double sigmas;

  GapRule(double sigmas) {
    this.sigmas = sigmas;
  }

  /** How many times as wide as the spread of ink a gap must be. */
  public double sigmas() {
    return sigmas;
  }

  /** The narrowest gap, in millimetres, that still reads. */
  public double narrowest(Wearer wearer, double years, Band band) {
    return sigmas * wearer.sigma(years, band);
  }

  /**
   * The year in which a gap closes up: 0 when it never opens, infinity when it outlasts 60 years.
   *
   * @param gap millimetres
   */
  public double closesAfter(double gap, Wearer wearer, Band band) {
    if (narrowest(wearer, 0, band) > gap) {
      return 0;
    }
    if (narrowest(wearer, HORIZON, band) <= gap) {
      return Double.POSITIVE_INFINITY;
    }
    double open = 0;
    double closed = HORIZON;
    for (int i = 0; i < 50; i++) {
      double middle = (open + closed) / 2;
      if (narrowest(wearer, middle, band) <= gap) {
        open = middle;
      } else {
        closed = middle;
      }
    }
    return (open + closed) / 2;
  }
}
