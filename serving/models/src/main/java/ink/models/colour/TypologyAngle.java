package ink.models.colour;

/**
 * The individual typology angle (ITA) of skin, atan2(L* - 50, b*), Chardon et al. 1991. From a
 * photo without a white card it only pre-selects: automatic white balance moved one and the same
 * leg from 51 to 86 degrees.
 *
 * @param degrees above 55 very light, below -30 dark
 * @param whiteBalanceReliable false when the colour cannot be skin in neutral light (b* at or below
 *     zero, or |a*| above 30): then no class should be shown
 */
public record TypologyAngle(double degrees, boolean whiteBalanceReliable) {

  public static TypologyAngle of(Lab colour) {
    double degrees = StrictMath.toDegrees(StrictMath.atan2(colour.lightness() - 50, colour.b()));
    return new TypologyAngle(degrees, colour.b() > 0 && Math.abs(colour.a()) <= 30);
  }

  public SkinClass skinClass() {
    return SkinClass.of(degrees);
  }
}
