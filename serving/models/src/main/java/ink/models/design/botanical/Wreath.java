package ink.models.design.botanical;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Leaves along most of a circle, blossoms where it is heaviest. */
record Wreath(Wishes wishes, Pens pens, Palette palette, SplittableRandom random) {

  Sheet draw(double across) {
    double radius = across * .36;
    double open = wishes.wants(Feature.SPARE) ? 1.9 : .45 + .9 * random.nextDouble();
    double turn = (random.nextDouble() - .5) * .8;
    Sheet sheet = new Sheet();
    int count = wishes.count(11);
    double leaf = across * .155;
    for (int arm = -1; arm <= 1; arm += 2) {
      // Each arm grows from the heavy side at the bottom up to the opening.
      double sweep = StrictMath.PI - open / 2;
      for (int i = 0; i < count; i++) {
        double t = (i + .5) / count;
        double angle = StrictMath.PI / 2 - arm * sweep * t;
        double along = angle - arm * StrictMath.PI / 2;
        double side = (i % 2 == 0 ? 1 : -1) * (1.05 - .2 * t);
        double x = radius * StrictMath.cos(angle);
        double y = radius * StrictMath.sin(angle);
        double size = leaf * (1.08 - .42 * t);
        boolean spray = i % 5 == 3 && (!wishes.wants(Feature.SPARE) || palette.trimsAsked());
        sheet.add(
            spray ? palette.trim(size * 1.55) : palette.leaf(size),
            Paths.place(x, y, along + side));
      }
      double end = StrictMath.PI / 2 - arm * sweep;
      sheet.add(
          palette.leaf(leaf * .75),
          Paths.place(
              radius * StrictMath.cos(end),
              radius * StrictMath.sin(end),
              end - arm * StrictMath.PI / 2));
      sheet.line(arc(radius, StrictMath.PI / 2, end), pens.main() * 1.35);
    }
    if (palette.flowers()) {
      double[] sizes = {.165, .115, .115};
      double[] at = {0, .62, -.60};
      for (int i = sizes.length - 1; i >= 0; i--) {
        double angle = StrictMath.PI / 2 + at[i];
        sheet.add(
            palette.blossom(across * sizes[i]),
            Blossom.tilted(
                radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), angle, .92));
      }
    }
    return new Sheet().add(sheet, Paths.turn(turn));
  }

  private static Path2D arc(double radius, double from, double to) {
    int steps = 16;
    double[] points = new double[2 * (steps + 1)];
    for (int i = 0; i <= steps; i++) {
      double angle = from + (to - from) * i / steps;
      points[2 * i] = radius * StrictMath.cos(angle);
      points[2 * i + 1] = radius * StrictMath.sin(angle);
    }
    return Paths.through(false, points);
  }
}
