package ink.models.body.surface;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A limb as its two edges show it: round in every row, but thicker here and thinner there, and
 * bent. Rows are laid on the skin one by one, so that lengths across are true and lengths along are
 * off by about the square of the taper; a {@link Cone} has no such error.
 */
public final class Profile implements Limb {

  private static final double WIDEST = StrictMath.asin(RIM);

  private final double top;
  private final double step;
  private final double[] middles;
  private final double[] radii;

  /** Millimetres along the skin from the first row. */
  private final double[] along;

  private final double alongAtOrigin;

  private Profile(double top, double step, double[] middles, double[] radii) {
    this.top = top;
    this.step = step;
    this.middles = middles;
    this.radii = radii;
    this.along = new double[radii.length];
    for (int i = 1; i < radii.length; i++) {
      along[i] = along[i - 1] + Math.hypot(step, radii[i] - radii[i - 1]);
    }
    this.alongAtOrigin = at(along, row(0));
  }

  /**
   * @param top y of the first row in the view; the origin lies between the first and the last row
   * @param step millimetres from row to row
   * @param left x of the limb's left edge in each row
   * @param right x of its right edge
   */
  public static Profile between(double top, double step, double[] left, double[] right) {
    if (left.length != right.length || left.length < 2) {
      throw new IllegalArgumentException("both edges of a limb need the same rows, two or more");
    }
    if (!(step > 0) || top > 0 || top + step * (left.length - 1) < 0) {
      throw new IllegalArgumentException("the rows of a limb run down past its origin");
    }
    double[] middles = new double[left.length];
    double[] radii = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      middles[i] = (left[i] + right[i]) / 2;
      radii[i] = (right[i] - left[i]) / 2;
      if (!(radii[i] > 0)) {
        throw new IllegalArgumentException("the limb's edges cross in row " + i);
      }
    }
    return new Profile(top, step, middles, radii);
  }

  @Override
  public @Nullable Point seen(double across, double along) {
    double wanted = along + alongAtOrigin;
    int last = this.along.length - 1;
    if (wanted < 0 || wanted > this.along[last]) {
      return null;
    }
    int found = Arrays.binarySearch(this.along, wanted);
    int above = found >= 0 ? Math.min(found, last - 1) : -found - 2;
    double row = above + (wanted - this.along[above]) / (this.along[above + 1] - this.along[above]);
    double radius = at(radii, row);
    double angle = across / radius;
    return Math.abs(angle) > WIDEST
        ? null
        : new Point(at(middles, row) + radius * StrictMath.sin(angle), top + row * step);
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    double row = row(y);
    if (row < 0 || row > radii.length - 1) {
      return null;
    }
    double radius = at(radii, row);
    double side = (x - at(middles, row)) / radius;
    return Math.abs(side) > RIM
        ? null
        : new Point(radius * StrictMath.asin(side), at(along, row) - alongAtOrigin);
  }

  @Override
  public @Nullable Normal normal(double x, double y) {
    double row = row(y);
    if (row < 0 || row > radii.length - 1) {
      return null;
    }
    double side = (x - at(middles, row)) / at(radii, row);
    return Math.abs(side) > 1 ? null : new Normal(side, 0, Math.sqrt(1 - side * side));
  }

  private double row(double y) {
    return (y - top) / step;
  }

  private static double at(double[] rows, double row) {
    int above = Math.min((int) row, rows.length - 2);
    return rows[above] + (row - above) * (rows[above + 1] - rows[above]);
  }
}
