package ink.models.design.celestial;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;

/** Small stars strewn where nothing else stands. */
final class Sky {

  private final Pens pens;
  private final SplittableRandom random;
  private final List<double[]> taken = new ArrayList<>();

  Sky(Pens pens, SplittableRandom random) {
    this.pens = pens;
    this.random = random;
  }

  /** Keeps a disc free of stars. */
  Sky keep(double x, double y, double radius) {
    taken.add(new double[] {x, y, radius});
    return this;
  }

  /**
   * @param within where a star of the given place may stand
   */
  void strew(
      Sheet sheet,
      Lights lights,
      double reach,
      int count,
      double largest,
      BiPredicate<Double, Double> within) {
    int placed = 0;
    for (int i = 0; i < count * 30 && placed < count; i++) {
      double x = (random.nextDouble() * 2 - 1) * reach;
      double y = (random.nextDouble() * 2 - 1) * reach;
      int kind = placed < count / 5 ? 0 : placed < count / 2 ? 1 : 2;
      double size = kind == 0 ? largest : kind == 1 ? largest * .55 : pens.main() * .8;
      if (!within.test(x, y) || !free(x, y, size + Pens.GAP * 1.6)) {
        continue;
      }
      taken.add(new double[] {x, y, size});
      placed++;
      if (kind == 2) {
        sheet.dot(x, y, size);
      } else {
        lights.sparkle(sheet, x, y, size, kind == 1 || random.nextBoolean());
      }
    }
  }

  private boolean free(double x, double y, double room) {
    for (double[] other : taken) {
      double dx = other[0] - x;
      double dy = other[1] - y;
      double apart = other[2] + room;
      if (dx * dx + dy * dy < apart * apart) {
        return false;
      }
    }
    return true;
  }
}
