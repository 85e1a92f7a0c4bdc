package ink.models.coverup;

/**
 * How well new ink hides old ink, each 0..1. The weights and limits are estimates of ours; no
 * published measure was found.
 *
 * @param hide part of the visible difference that goes; below zero if it gets worse
 * @param clear part of the old ink of which nothing is seen any more, CIEDE2000 below 3
 * @param dark part of the old ink that is under ink at least as dark
 * @param fit how well it lies along the old tattoo and covers its hull
 * @param economy 1 up to 2.5 times the old area, 0 from 5.5 times on
 * @param areaRatio hull of the new design to that of the old
 */
public record Score(
    double hide, double clear, double dark, double fit, double economy, double areaRatio) {

  /** CIEDE2000 that is not seen on skin. */
  static final double UNSEEN = 3;

  private static final double GOOD_HIDE = .80;
  private static final double GOOD_CLEAR = .70;
  private static final double POSSIBLE = .60;

  /** What to tell people. */
  public enum Grade {
    GOOD,
    LIGHTEN_FIRST,
    POOR
  }

  static double economy(double areaRatio) {
    return 1 - Math.max(0, Math.min(1, (areaRatio - 2.5) / 3));
  }

  public double total() {
    return .50 * hide + .15 * clear + .15 * dark + .10 * fit + .10 * economy;
  }

  public Grade grade() {
    if (hide >= GOOD_HIDE && clear >= GOOD_CLEAR) {
      return Grade.GOOD;
    }
    return hide >= POSSIBLE ? Grade.LIGHTEN_FIRST : Grade.POOR;
  }
}
