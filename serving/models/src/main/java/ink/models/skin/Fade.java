package ink.models.skin;

/**
 * How an ink leaves the skin. The order of the light rates follows Hauri and Hohl 2015 (azo
 * pigments fade most, then quinacridone, phthalocyanine, carbon); the values are estimates of ours.
 *
 * @param cleared part that the body carries off in the end, 0..1
 * @param clearingYears time constant of that
 * @param lightRate lost per year in normal clothing with some sunscreen
 */
public record Fade(double cleared, double clearingYears, double lightRate) {

  /**
   * The part of healed ink that is left, above zero to 1.
   *
   * @param years since it healed
   * @param sun 0.3 always covered, 1 normal, 2.5 outdoor work without sunscreen
   */
  public double remaining(double years, double sun, Skin skin) {
    if (!(years >= 0) || !(sun >= 0)) {
      throw new IllegalArgumentException("years and sun are zero or more: " + years + ", " + sun);
    }
    double shade = Math.max(.5, Math.min(1, StrictMath.exp(-12 * skin.melanin())));
    return (1 - cleared + cleared * StrictMath.exp(-years / clearingYears))
        * StrictMath.exp(-lightRate * shade * sun * years);
  }
}
