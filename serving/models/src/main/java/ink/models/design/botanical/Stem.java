package ink.models.design.botanical;

import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;

/**
 * A stem along one cubic.
 *
 * @param cubic start, two handles, end, as eight numbers
 */
record Stem(double[] cubic) {

  /** Tapers from its foot to its tip. */
  void draw(Sheet sheet, double from, double to) {
    sheet.solid(Paths.tapered(cubic, from, to));
  }

  /**
   * Leaves to both sides in turn and one at the tip, smaller to both ends, all drawn before the
   * stem so that it runs over their stalks.
   *
   * @param from where on the stem the first leaf stands, 0 to 1
   */
  void leaves(Sheet sheet, Palette palette, int count, double length, double from, double to) {
    for (int i = 0; i < count; i++) {
      double t = count == 1 ? (from + to) / 2 : from + (to - from) * i / (count - 1);
      double[] p = at(t);
      double size = length * (1 - .38 * StrictMath.pow(StrictMath.abs(2.0 * i / count - .8), 1.5));
      double side = i % 2 == 0 ? 1 : -1;
      sheet.add(palette.leaf(size), Paths.place(p[0], p[1], p[2] + side * (1.16 - .24 * t)));
    }
  }

  /** A leaf that ends the stem. */
  void tip(Sheet sheet, Palette palette, double length) {
    double[] p = at(1);
    sheet.add(palette.leaf(length), Paths.place(p[0], p[1], p[2]));
  }

  /** x, y and the stem's direction. */
  double[] at(double t) {
    return Paths.at(cubic, t);
  }
}
