package ink.models.design;

import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.util.Locale;
import java.util.Optional;

/** What keeps a design from being shown: cut off, nearly empty, or a black patch. */
final class QualityGate {

  /** Pixels a millimetre of the proof: coarse, for it only measures areas. */
  private static final double PROOF = 2;

  /** Part of the sheet's shorter side that stays free of ink all around. */
  private static final double BORDER = 0.015;

  private static final double MIN_INK = 0.02;
  private static final double MAX_INK = 0.48;

  private QualityGate() {}

  /**
   * @return why the design must not be shown, or nothing
   */
  static Optional<String> fault(Drawing drawing) {
    int width = (int) Math.ceil(drawing.width() * PROOF);
    int height = (int) Math.ceil(drawing.height() * PROOF);
    GrayImage proof = Raster.draw(drawing, width, height);
    int border = Math.max(1, (int) Math.floor(Math.min(width, height) * BORDER));
    double ink = 0;
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int dark = 255 - proof.at(x, y);
        if (dark > 96) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
        ink += dark / 255.0;
      }
    }
    if (right < 0) {
      return Optional.of("the sheet is empty");
    }
    if (left < border || top < border || right >= width - border || bottom >= height - border) {
      return Optional.of("ink runs into the border");
    }
    double density = ink / ((right - left + 1.0) * (bottom - top + 1.0));
    if (density < MIN_INK || density > MAX_INK) {
      return Optional.of(String.format(Locale.ROOT, "%.0f %% of its box is ink", density * 100));
    }
    return Optional.empty();
  }
}
