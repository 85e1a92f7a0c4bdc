package ink.models.ageing;

import ink.models.body.BodyPart;
import ink.models.skin.Ink;
import ink.models.skin.Skin;

/**
 * Whom the ink is in, and where.
 *
 * @param part with its factors on how fast ink spreads and fades
 * @param sun 0.3 always covered, 1 normal clothing with some sunscreen, 2.5 outdoor work without
 * @param overFifty older skin lets ink spread a little faster
 */
public record Wearer(Skin skin, BodyPart part, double sun, boolean overFifty) {

  public Wearer {
    if (!(sun >= 0 && sun <= 5)) {
      throw new IllegalArgumentException(
          "sun is 0.3 for always covered, 1 for ordinary clothes, 2.5 for outdoor work; 0 to 5, not "
              + sun);
    }
  }

  /** In normal sun, where factors are nearest to one. */
  public static Wearer of(Skin skin) {
    return new Wearer(skin, BodyPart.CALF, 1, false);
  }

  /** Standard deviation of an edge, millimetres on skin. */
  public double sigma(double years, Band band) {
    return band.sigma(years, part.spread() * (overFifty ? 1.15 : 1));
  }

  /**
   * The part of the ink that is left, above zero to 1; a part that fades twice as fast is older.
   */
  public double remaining(Ink ink, double years, Band band) {
    return ink.fade().remaining(years * part.fade(), sun * band.sun(), skin);
  }
}
