package ink.reports.demand;

/**
 * How a style grows against the typical one.
 *
 * @param weeks in which enough people were interested
 * @param people interested people, each counted once a week
 * @param weekly growth of a week; 0.01 is one per cent
 * @param low lower end of its interval; those of all styles hold together with 95 %
 * @param high upper end
 */
public record Growth(String style, int weeks, long people, double weekly, double low, double high) {
  public Direction direction() {
    return Direction.of(low, high);
  }

  /** What a weekly growth comes to in four weeks. */
  public static double fourWeeks(double weekly) {
    return StrictMath.pow(1 + weekly, 4) - 1;
  }

  /** Growth over four weeks. */
  public double monthly() {
    return fourWeeks(weekly);
  }
}
