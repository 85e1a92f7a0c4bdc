package ink.models.skin;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * Inks as the model knows them. Grey wash is black at a lower load. Spectra are estimates of ours,
 * drawn from what the pigments look like, not from one maker's bottle.
 */
public enum Ink {
  BLACK(l -> 260, 0, .22, 6, .010),
  RED(l -> 150 * rise(585 - l, 9) + 2, 12, .22, 6, .040),
  ORANGE(l -> 130 * rise(545 - l, 9) + 2, 14, .22, 6, .048),
  YELLOW(l -> 110 * rise(502 - l, 8) + 1.5, 16, .22, 6, .060),
  GREEN(l -> 95 * rise(465 - l, 12) + 110 * rise(l - 585, 12) + 6, 8, .22, 6, .018),
  CYAN(l -> 90 * rise(l - 570, 12) + 4, 16, .22, 6, .020),
  BLUE(l -> 140 * rise(l - 545, 14) + 25 * rise(430 - l, 8) + 5, 8, .22, 6, .015),
  VIOLET(
      l -> 120 * rise(l - 500, 10) * rise(640 - l, 12) + 30 * rise(l - 640, 12) + 6,
      6,
      .22,
      6,
      .025),
  MAGENTA(l -> 110 * rise(l - 490, 8) * rise(585 - l, 9) + 3, 14, .22, 6, .030),
  /** The only one that may lighten skin. */
  WHITE(l -> 0.5, 60, .30, 5, .060);

  private final double[] absorption;
  private final double scattering;
  private final Fade fade;

  Ink(
      DoubleUnaryOperator absorption,
      double scattering,
      double cleared,
      double clearingYears,
      double lightRate) {
    this.absorption = Spectrum.sampled(absorption);
    this.scattering = scattering;
    this.fade = new Fade(cleared, clearingYears, lightRate);
  }

  /** Per centimetre and unit of load, at a wavelength of {@link Spectrum}. */
  double absorption(int index) {
    return absorption[index];
  }

  double scattering() {
    return scattering;
  }

  public Fade fade() {
    return fade;
  }

  /** In a sentence, and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for an ink that the model does not know; the message lists
   *     those that it does
   */
  public static Ink named(String word) {
    return Arrays.stream(values())
        .filter(ink -> ink.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no ink is called '"
                        + word
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Ink::word)
                            .collect(Collectors.joining(", "))));
  }

  private static double rise(double nanometres, double width) {
    return 1 / (1 + StrictMath.exp(-nanometres / width));
  }
}
