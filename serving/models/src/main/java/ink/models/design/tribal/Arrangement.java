package ink.models.design.tribal;

import ink.models.vector.Drawing.Sheet;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Blades laid from front to back. A blade that would only look out from behind the others in chips
 * is drawn anew a few times and then left out.
 */
final class Arrangement {

  private static final int TRIES = 24;

  private final List<Blade> front = new ArrayList<>();
  private final double gap;
  private final boolean mirrored;
  private final int turns;

  private Arrangement(double gap, boolean mirrored, int turns) {
    this.gap = gap;
    this.mirrored = mirrored;
    this.turns = turns;
  }

  /**
   * @param gap skin between two blades
   */
  static Arrangement free(double gap) {
    return new Arrangement(gap, false, 1);
  }

  /** The right half of a whole. */
  static Arrangement half(double gap) {
    return new Arrangement(gap, true, 1);
  }

  /** One of so many equal arms around the origin. */
  static Arrangement arm(double gap, int turns) {
    return new Arrangement(gap, false, turns);
  }

  Arrangement place(Supplier<Blade> blades) {
    List<Blade> others = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      double angle = 2 * StrictMath.PI * i / turns;
      front.forEach(blade -> others.add(blade.turned(angle)));
    }
    for (int i = 0; i < TRIES; i++) {
      Blade blade = blades.get();
      if (blade.clearBehind(others, gap)) {
        blade.trim(others, gap);
        if ((!mirrored || blade.clearOfAxis(gap)) && clearOfCopies(blade)) {
          front.add(blade);
          break;
        }
      }
    }
    return this;
  }

  private boolean clearOfCopies(Blade blade) {
    return turns == 1
        || (!blade.touches(blade.turned(2 * StrictMath.PI / turns), gap)
            && !blade.touches(blade.turned(-2 * StrictMath.PI / turns), gap));
  }

  /** Back to front, each blade in a seam of skin. */
  Sheet sheet() {
    Sheet sheet = new Sheet();
    for (int i = front.size() - 1; i >= 0; i--) {
      List<Path2D> outlines = front.get(i).outlines();
      outlines.forEach(outline -> sheet.gap(outline, 2 * gap));
      outlines.forEach(sheet::solid);
    }
    return sheet;
  }

  /** Lines beside the blades where there is room for them. */
  void echoes(Sheet sheet, double distance, double weight) {
    for (Blade blade : front) {
      for (int side = -1; side <= 1; side += 2) {
        for (double[] part : new double[][] {{.12, .8}, {.5, .88}, {.1, .42}}) {
          if (blade.echoFree(part[0], part[1], side, distance, front)) {
            sheet.line(blade.echo(part[0], part[1], side, distance), weight);
            break;
          }
        }
      }
    }
  }
}
