package ink.models.ageing;

/** How fast it may go. Always show all three: "{@value Band#BASIS}". */
public enum Band {
  LOW(.010, .3),
  CENTRE(.018, 1),
  HIGH(.035, 2.5);

  public static final String BASIS =
      "based on one documented tattoo and published pigment chemistry";

  private final double rate;
  private final double sun;

  Band(double rate, double sun) {
    this.rate = rate;
    this.sun = sun;
  }

  /** Square millimetres a year by which the variance of an edge grows. */
  double rate() {
    return rate;
  }

  /** Factor on the wearer's sun. */
  double sun() {
    return sun;
  }
}
