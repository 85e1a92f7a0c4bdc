package ink.models.coverup;

import ink.models.plane.Mask;

/** How often a design repeats around the middle of its sheet, and whether its halves mirror. */
record Symmetry(int fold, boolean mirrored) {

  private static final int MOST = 24;
  private static final int RINGS = 24;
  private static final int SPOKES = 720;
  private static final double ALIKE = .6;

  /** By which half a turn is less alike: what is merely wide looks like itself turned a little. */
  private static final double PEAK = .15;

  static Symmetry of(Mask black) {
    float[][] rings = rings(black);
    int fold = 1;
    for (int n = MOST; n >= 2 && fold == 1; n--) {
      int shift = SPOKES / n;
      if (n * shift == SPOKES
          && alike(rings, shift, 1) > ALIKE
          && alike(rings, shift / 2, 1) < alike(rings, shift, 1) - PEAK) {
        fold = n;
      }
    }
    // Spokes run clockwise from the right; the vertical axis mirrors spoke i to half - i.
    return new Symmetry(fold, alike(rings, SPOKES / 2, -1) > ALIKE);
  }

  /** The black of rings around the middle, by angle, without each ring's mean. */
  private static float[][] rings(Mask black) {
    double outer = Math.min(black.width(), black.height()) / 2.0;
    float[][] rings = new float[RINGS][SPOKES];
    for (int ring = 0; ring < RINGS; ring++) {
      double sum = 0;
      for (int spoke = 0; spoke < SPOKES; spoke++) {
        double angle = 2 * StrictMath.PI * spoke / SPOKES;
        int count = 0;
        for (int part = 0; part < 4; part++) {
          double radius = outer * (ring + (part + .5) / 4) / RINGS;
          int x = (int) (black.width() / 2.0 + radius * StrictMath.cos(angle));
          int y = (int) (black.height() / 2.0 + radius * StrictMath.sin(angle));
          count +=
              x >= 0 && y >= 0 && x < black.width() && y < black.height() && black.at(x, y) ? 1 : 0;
        }
        rings[ring][spoke] = count / 4f;
        sum += count / 4f;
      }
      for (int spoke = 0; spoke < SPOKES; spoke++) {
        rings[ring][spoke] -= (float) (sum / SPOKES);
      }
    }
    return rings;
  }

  /** Correlation of the rings with themselves, turned and perhaps reversed. */
  private static double alike(float[][] rings, int shift, int direction) {
    double both = 0;
    double each = 1e-9;
    for (int ring = 2; ring < RINGS; ring++) {
      for (int spoke = 0; spoke < SPOKES; spoke++) {
        int other = Math.floorMod(shift + direction * spoke, SPOKES);
        both += rings[ring][spoke] * rings[ring][other];
        each += rings[ring][spoke] * rings[ring][spoke];
      }
    }
    return both / each;
  }
}
