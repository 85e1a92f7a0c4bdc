package ink.models.skin;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.colour.MonkTone;
import ink.models.colour.TypologyAngle;

/**
 * Skin without ink.
 *
 * @param melanin volume fraction of melanosomes in the epidermis, 0.0005..0.45
 */
public record Skin(double melanin) {

  private static final double LIGHTEST = .0005;
  private static final double DARKEST = .45;

  public Skin {
    if (!(melanin >= LIGHTEST && melanin <= DARKEST)) {
      throw new IllegalArgumentException(
          "the melanin fraction of skin is " + LIGHTEST + ".." + DARKEST + ", not " + melanin);
    }
  }

  public static Skin of(MonkTone tone) {
    return new Skin(tone.melanin());
  }

  /**
   * Skin whose {@link #colour()} has this typology angle; an angle beyond what skin can have gives
   * the lightest or darkest skin.
   *
   * @param degrees ITA
   */
  public static Skin ofTypologyAngle(double degrees) {
    double light = LIGHTEST;
    double dark = DARKEST;
    for (int i = 0; i < 50; i++) {
      double middle = (light + dark) / 2;
      if (new Skin(middle).typologyAngle().degrees() > degrees) {
        light = middle;
      } else {
        dark = middle;
      }
    }
    return new Skin((light + dark) / 2);
  }

  public TypologyAngle typologyAngle() {
    return TypologyAngle.of(colour());
  }

  /** The colour of the optical model, less yellow where melanin is dense. */
  public Lab colour() {
    return SkinPatch.corrected(melanin, SkinOptics.bare(this, SkinOptics.HEALED_DEPTH).lab());
  }

  public LinearRgb light() {
    return colour().linear();
  }
}
