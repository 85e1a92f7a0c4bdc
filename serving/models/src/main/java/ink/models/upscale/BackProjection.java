package ink.models.upscale;

/**
 * Lanczos, then what the result would lack if it were made small again is added, three times over
 * (Irani and Peleg 1991); no pixel leaves the range of its neighbours, so lines get no halos.
 */
final class BackProjection implements Enlarger {

  private static final int ROUNDS = 3;
  private static final float GAIN = .9f;

  @Override
  public int context() {
    return 20;
  }

  @Override
  public Plane[] enlarge(Plane[] tile, int factor) {
    Plane[] large = new Plane[tile.length];
    for (int i = 0; i < tile.length; i++) {
      large[i] = projected(tile[i], Resampling.lanczos(factor).up(tile[i]), factor, ROUNDS);
      keepInRange(large[i], tile[i], factor);
    }
    return large;
  }

  /** The high plane, changed until it gives the low one when it is made small. */
  static Plane projected(Plane low, Plane high, int factor, int rounds) {
    Resampling lanczos = Resampling.lanczos(factor);
    Resampling bicubic = Resampling.bicubic(factor);
    for (int round = 0; round < rounds; round++) {
      Plane lack = bicubic.down(high);
      for (int i = 0; i < lack.values().length; i++) {
        lack.values()[i] = low.values()[i] - lack.values()[i];
      }
      float[] more = lanczos.up(lack).values();
      for (int i = 0; i < more.length; i++) {
        high.values()[i] += GAIN * more[i];
      }
    }
    return high;
  }

  /** Clamps each pixel to the least and most of the 4 x 4 low pixels around it. */
  private static void keepInRange(Plane high, Plane low, int factor) {
    for (int y = 0; y < high.height(); y++) {
      int top = Math.floorDiv(2 * y + 1 - factor, 2 * factor) - 1;
      for (int x = 0; x < high.width(); x++) {
        int left = Math.floorDiv(2 * x + 1 - factor, 2 * factor) - 1;
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (int dy = 0; dy < 4; dy++) {
          int row = Math.max(0, Math.min(low.height() - 1, top + dy)) * low.width();
          for (int dx = 0; dx < 4; dx++) {
            float value = low.values()[row + Math.max(0, Math.min(low.width() - 1, left + dx))];
            least = Math.min(least, value);
            most = Math.max(most, value);
          }
        }
        int i = y * high.width() + x;
        high.values()[i] = Math.max(least, Math.min(most, high.values()[i]));
      }
    }
  }
}
