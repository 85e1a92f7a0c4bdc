package ink.world;

/**
 * How much a style is wanted: {@code weight · exp(weeklyGrowth · weeks since the start) ·
 * exp(seasonAmplitude · cos(2π (day of year − peakDay) / 365.25))}, times the taste of the country
 * and the rhythm of the week.
 *
 * @param style the slug
 * @param weight share of the demand on an ordinary day at the start; all together are about 1
 * @param weeklyGrowth logarithm of a week's growth: above zero the style rises, below it fades
 * @param seasonAmplitude logarithm of what the peak has over the year's middle; 0: no season
 * @param peakDay day of the year, 1 to 365, on which the season is at its height
 * @param price what an hour of it costs, the ordinary hour being 1
 */
public record StyleDemand(
    String style,
    double weight,
    double weeklyGrowth,
    double seasonAmplitude,
    int peakDay,
    double price) {

  private static final double YEAR_DAYS = 365.25;

  static StyleDemand steady(String style, double weight, double price) {
    return new StyleDemand(style, weight, 0, 0, 1, price);
  }

  static StyleDemand trending(String style, double weight, double weeklyGrowth, double price) {
    return new StyleDemand(style, weight, weeklyGrowth, 0, 1, price);
  }

  static StyleDemand seasonal(
      String style, double weight, double amplitude, int peakDay, double price) {
    return new StyleDemand(style, weight, 0, amplitude, peakDay, price);
  }

  /** The same with growth and season {@code factor} times as strong. */
  StyleDemand stronger(double factor) {
    return new StyleDemand(
        style, weight, weeklyGrowth * factor, seasonAmplitude * factor, peakDay, price);
  }

  /**
   * The demand on a day, without taste and week.
   *
   * @param daysSinceStart whole days since the world began
   * @param dayOfYear 1 to 366
   */
  public double on(int daysSinceStart, int dayOfYear) {
    double season =
        seasonAmplitude * StrictMath.cos(2 * Math.PI * (dayOfYear - peakDay) / YEAR_DAYS);
    return weight * StrictMath.exp(weeklyGrowth * daysSinceStart / 7 + season);
  }
}
