package ink.models.coverup;

import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.util.ArrayList;
import java.util.List;

/**
 * A design as coarse as a search needs it: 64 cells along its longer side. Millimetres are from the
 * middle of its sheet.
 */
final class Silhouette {

  private static final int CELLS = 64;

  /** Pixels to a cell, each way. */
  private static final int FINER = 4;

  private final Plane inside;
  private final Plane black;
  private final double perMillimetre;
  private final double longer;
  private final double hull;
  private final double axis;
  private final double elongation;
  private final List<double[]> points = new ArrayList<>();

  Silhouette(Drawing drawing) {
    double ppm = CELLS * FINER / Math.max(drawing.width(), drawing.height());
    GrayImage image =
        Raster.draw(
            drawing,
            (int) Math.ceil(drawing.width() * ppm),
            (int) Math.ceil(drawing.height() * ppm));
    Mask drawn = new Mask(image.width(), image.height());
    for (int i = 0; i < drawn.set().length; i++) {
      drawn.set()[i] = (image.pixels()[i] & 0xff) < 128;
    }
    int factor = FINER;
    Mask whole = drawn.closed(3 * ppm).filled();
    this.inside = plane(whole).shrunk(factor);
    this.black = plane(drawn).shrunk(factor);
    this.perMillimetre = ppm / factor;
    this.longer = Math.max(drawing.width(), drawing.height());
    this.hull = drawn.hull().count() / (ppm * ppm);
    double n = 0;
    double sx = 0;
    double sy = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int y = 0; y < inside.height(); y++) {
      for (int x = 0; x < inside.width(); x++) {
        double w = inside.at(x, y);
        n += w;
        sx += w * x;
        sy += w * y;
        xx += w * x * x;
        yy += w * y * y;
        xy += w * x * y;
        if (w > .5) {
          points.add(
              new double[] {
                (x + .5 - inside.width() / 2.0) / perMillimetre,
                (y + .5 - inside.height() / 2.0) / perMillimetre
              });
        }
      }
    }
    xx = xx / n - sx / n * (sx / n);
    yy = yy / n - sy / n * (sy / n);
    xy = xy / n - sx / n * (sy / n);
    double half = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double major = (xx + yy) / 2 + half;
    this.axis = StrictMath.atan2(2 * xy, xx - yy) / 2;
    this.elongation = 1 - Math.sqrt(Math.max(0, (xx + yy) / 2 - half) / major);
    // Every third is enough to see what hangs over the skin.
    for (int i = points.size() - 1; i >= 0; i--) {
      if (i % 3 != 0) {
        points.remove(i);
      }
    }
  }

  private static Plane plane(Mask mask) {
    Plane plane = new Plane(mask.width(), mask.height());
    for (int i = 0; i < mask.set().length; i++) {
      plane.values()[i] = mask.set()[i] ? 1 : 0;
    }
    return plane;
  }

  double inside(double across, double along) {
    return at(inside, across, along);
  }

  double black(double across, double along) {
    return at(black, across, along);
  }

  private double at(Plane plane, double across, double along) {
    int x = (int) Math.floor(across * perMillimetre + plane.width() / 2.0);
    int y = (int) Math.floor(along * perMillimetre + plane.height() / 2.0);
    return x < 0 || y < 0 || x >= plane.width() || y >= plane.height() ? 0 : plane.at(x, y);
  }

  List<double[]> points() {
    return points;
  }

  double longer() {
    return longer;
  }

  double hullSquareMillimetres() {
    return hull;
  }

  double axis() {
    return axis;
  }

  double elongation() {
    return elongation;
  }
}
