package ink.models.skin;

import ink.models.colour.LinearRgb;

/**
 * Skin with ink in it as four layers on a base, wavelength by wavelength: epidermis, dermis above
 * the ink, dermis with ink, dermis below; then the surface (Saunderson) and a neutral gloss.
 */
public final class SkinOptics {

  /** Millimetres of dermis above the ink at year zero; see {@link #depth}. */
  public static final double HEALED_DEPTH = .04;

  private static final double EPIDERMIS = .006;
  private static final double INKED = .04;
  private static final double BELOW = .15;
  private static final double BASE = .60;

  /** Scales melanin so that the pigment groups of Jacques fall into the classes of Chardon. */
  private static final double MELANIN_SCALE = .42;

  private static final double BLOOD_FRACTION = .008;
  private static final double OUTER_REFLECTION = .028;
  private static final double INNER_REFLECTION = .5;
  private static final double GLOSS = .010;

  private SkinOptics() {}

  /**
   * Millimetres of dermis above the ink: pigment works deeper, which lightens and cools black.
   *
   * @param years since it healed
   */
  public static double depth(double years) {
    return HEALED_DEPTH + .003 * years;
  }

  /**
   * Light that comes back from bare skin.
   *
   * @param depth millimetres; divides the dermis as {@link #inked} does, so that both compare
   */
  public static LinearRgb bare(Skin skin, double depth) {
    return inked(skin, Ink.BLACK, 0, depth);
  }

  /**
   * Light that comes back from inked skin, as the plain model has it; may lie outside of a screen's
   * gamut.
   *
   * @param load 1 is fully packed healed ink
   * @param depth millimetres of dermis above the ink
   */
  public static LinearRgb inked(Skin skin, Ink ink, double load, double depth) {
    double[] reflectance = new double[Spectrum.SIZE];
    double above = depth / 10;
    for (int i = 0; i < Spectrum.SIZE; i++) {
      double scattering = Tissue.SCATTERING[i];
      double s = .75 * scattering;
      double dermis =
          2 * (BLOOD_FRACTION * Tissue.BLOOD[i] + (1 - BLOOD_FRACTION) * Tissue.BLOODLESS[i]);
      double epidermis =
          2
              * (MELANIN_SCALE * skin.melanin() * Tissue.MELANOSOME[i]
                  + (1 - skin.melanin()) * Tissue.BLOODLESS[i]);
      double light = Layer.of(dermis, s, BELOW).over(BASE);
      light =
          Layer.of(dermis + ink.absorption(i) * load, s + ink.scattering() * load, INKED)
              .over(light);
      light = Layer.of(dermis, s * thin(above, scattering), above).over(light);
      light = Layer.of(epidermis, s * thin(EPIDERMIS, scattering), EPIDERMIS).over(light);
      reflectance[i] =
          (1 - OUTER_REFLECTION) * (1 - INNER_REFLECTION) * light / (1 - INNER_REFLECTION * light)
              + GLOSS;
    }
    return Spectrum.seen(reflectance).linear();
  }

  /**
   * Kubelka and Munk take light as diffuse and so overrate what layers thinner than a mean free
   * path send back.
   */
  private static double thin(double thickness, double scattering) {
    return 1 - StrictMath.exp(-thickness * scattering);
  }
}
