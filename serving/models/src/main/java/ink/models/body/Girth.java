package ink.models.body;

/**
 * Lengths around a body: means and standard deviations in millimetres of ANSUR II (US Army, 2012,
 * 4,082 men and 1,986 women, public release).
 */
public enum Girth {
  WRIST(175.9, 9.0, 154.8, 7.8),
  FOREARM_FLEXED(310.1, 22.0, 264.1, 18.5),
  BICEPS_FLEXED(358.1, 34.6, 305.6, 30.7),
  THIGH(625.1, 58.4, 616.1, 55.8),
  LOWER_THIGH(409.3, 31.9, 400.7, 35.2),
  CALF(392.3, 29.7, 373.3, 28.5),
  ANKLE(229.3, 14.6, 215.7, 14.9),
  BALL_OF_FOOT(252.0, 12.9, 228.1, 11.8),
  NECK(397.6, 25.8, 329.8, 19.2),
  CHEST(1058.7, 87.4, 946.9, 82.7),
  WAIST(940.6, 111.7, 860.9, 99.9);

  private final double men;
  private final double menDeviation;
  private final double women;
  private final double womenDeviation;

  Girth(double men, double menDeviation, double women, double womenDeviation) {
    this.men = men;
    this.menDeviation = menDeviation;
    this.women = women;
    this.womenDeviation = womenDeviation;
  }

  /** The mean of both sexes' means. */
  public double mean() {
    return (men + women) / 2;
  }

  /** Below this is less than one woman in a thousand. */
  public double least() {
    return Math.min(men - 3 * menDeviation, women - 3 * womenDeviation);
  }

  /** Above this is less than one man in a thousand. */
  public double most() {
    return Math.max(men + 3 * menDeviation, women + 3 * womenDeviation);
  }
}
