package ink.models.ageing;

import ink.models.skin.Ink;
import ink.models.skin.Skin;

/**
 * Whom the ink is in, and where.
 *
 * @param site factors of the body part
 * @param sun 0.3 always covered, 1 normal clothing with some sunscreen, 2.5 outdoor work without
 * @param overFifty older skin lets ink spread a little faster
 */
public record Wearer(Skin skin, BodySite site, double sun, boolean overFifty) {

  /** Edge of a needle's dot, and what healing adds, in millimetres. */
  private static final double NEEDLE = .08;

  private static final double HEALING = .12;
  private static final double HEALING_YEARS = .25;

  public Wearer {
    if (!(sun >= 0 && sun <= 5)) {
      throw new IllegalArgumentException(
          "sun is 0..5, where 1 is normal clothing with some sunscreen, not " + sun);
    }
  }

  /** In normal sun, where factors are nearest to one. */
  public static Wearer of(Skin skin) {
    return new Wearer(skin, BodySite.CALF, 1, false);
  }

  /** Standard deviation of an edge, millimetres on skin. */
  public double sigma(double years, Band band) {
    if (!(years >= 0)) {
      throw new IllegalArgumentException("ink ages forwards: years are zero or more, not " + years);
    }
    return Math.sqrt(
        NEEDLE * NEEDLE
            + HEALING * HEALING * (1 - StrictMath.exp(-years / HEALING_YEARS))
            + band.rate() * site.spread() * (overFifty ? 1.15 : 1) * years);
  }

  /**
   * The part of the ink that is left, above zero to 1; a site that fades twice as fast is older.
   */
  public double remaining(Ink ink, double years, Band band) {
    return ink.fade().remaining(years * site.fade(), sun * band.sun(), skin);
  }
}
