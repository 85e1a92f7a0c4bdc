package ink.models.skin;

/**
 * Absorption and scattering of what skin is made of, per centimetre, at the wavelengths of {@link
 * Spectrum}.
 */
final class Tissue {

  /** Inside of melanosomes; Jacques 1998. */
  static final double[] MELANOSOME = Spectrum.sampled(l -> 6.6e11 * StrictMath.pow(l, -3.33));

  /** Skin without blood and melanin; Jacques 1998. */
  static final double[] BLOODLESS =
      Spectrum.sampled(l -> 0.244 + 85.3 * StrictMath.exp(-(l - 154) / 66.2));

  /** Reduced scattering; Jacques 2013, mean of the listed skin. */
  static final double[] SCATTERING = Spectrum.sampled(l -> 46.0 * StrictMath.pow(l / 500, -1.421));

  /** Whole blood of 150 g/l, 70 % of it with oxygen; extinctions per mole tabled by Prahl. */
  static final double[] BLOOD = blood();

  private static final double SATURATION = .7;

  private Tissue() {}

  private static double[] blood() {
    double[] with = {
      266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209, 26629, 23684, 20932, 20035,
      24202, 39957, 53236, 43016, 32613, 44496, 50104, 14400, 3200, 1506, 942, 610, 442, 368, 319,
      294, 277, 276, 290
    };
    double[] without = {
      223296, 303956, 407560, 528600, 413280, 103292, 23388, 16156, 14550, 16684, 20862, 25773,
      31589, 39036, 46592, 53412, 53788, 45072, 37020, 28324, 14677, 9443, 6509, 5148, 4345, 3750,
      3226, 2795, 2407, 2051, 1794
    };
    double[] blood = new double[Spectrum.SIZE];
    for (int i = 0; i < blood.length; i++) {
      double extinction = SATURATION * with[i] + (1 - SATURATION) * without[i];
      blood[i] = 2.303 * extinction * 150 / 64500;
    }
    return blood;
  }
}
