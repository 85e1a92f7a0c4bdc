package ink.models.skin;

import ink.models.colour.Lab;
import ink.models.colour.MonkTone;

/**
 * Corrects the colour of bare dark skin. The layered model is too yellow where melanin is dense (b*
 * 25; the published centre of the darkest faces is L* 26.7, a* 14.6, b* 14.7), which looks orange.
 * So b* goes part of the way to the Monk swatch of as much melanin. Overlays on photographs use
 * ratios of light and do not need it.
 */
final class SkinPatch {

  private static final double FROM = .08;
  private static final double FULL = .22;

  /** All the way would be too far: the darkest swatches are nearly grey, which no skin is. */
  private static final double PART = .45;

  private SkinPatch() {}

  static Lab corrected(double melanin, Lab model) {
    double t = Math.max(0, Math.min(1, (melanin - FROM) / (FULL - FROM)));
    double part = PART * t * t * (3 - 2 * t);
    double yellow = model.b() + part * (swatchYellow(melanin) - model.b());
    return new Lab(model.lightness(), model.a(), yellow);
  }

  private static double swatchYellow(double melanin) {
    MonkTone[] tones = MonkTone.values();
    MonkTone below = tones[0];
    for (MonkTone tone : tones) {
      if (tone.melanin() >= melanin && tone != below) {
        double t = (melanin - below.melanin()) / (tone.melanin() - below.melanin());
        double from = below.swatch().lab().b();
        return from + Math.max(0, t) * (tone.swatch().lab().b() - from);
      }
      below = tone;
    }
    return below.swatch().lab().b();
  }
}
