package ink.models.design.botanical;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Stems fanned out above a tie, crossing below it. */
record Bouquet(Wishes wishes, Pens pens, Palette palette, SplittableRandom random) {

  Sheet draw(double longer, double shorter) {
    Sheet stems = new Sheet();
    Sheet heads = new Sheet();
    boolean spare = wishes.wants(Feature.SPARE) && !palette.mixed();
    int count = spare ? 3 : wishes.wants(Feature.DENSE) ? 7 : 5;
    double tie = longer * .24;
    double spread = Math.min(.70, shorter / longer * .70);
    List<double[]> places = new ArrayList<>();
    for (int i : outsideIn(count)) {
      double s = 2.0 * i / (count - 1) - 1;
      double angle = s * spread + (random.nextDouble() - .5) * .06;
      // Higher in the middle and in turns, so that heads stand free of each other.
      double reach = longer * (.68 - .12 * s * s - (i % 2 == 1 ? .15 : 0));
      double x = reach * StrictMath.sin(angle);
      double y = tie - reach * StrictMath.cos(angle);
      Stem stem =
          new Stem(
              new double[] {
                -x * .34,
                longer / 2 - longer * .02 * StrictMath.abs(s),
                x * .06,
                tie * .9,
                x * .46,
                -tie * .4,
                x,
                y
              });
      stem.leaves(stems, palette, 2 + (i + 1) % 2, longer * .17, .56, .86);
      stem.draw(stems, pens.main() * 1.15, pens.main() * .9);
      places.add(new double[] {x, y, stem.at(1)[2], i});
    }
    places.sort((a, b) -> Double.compare(a[1], b[1]));
    boolean first = true;
    for (double[] place : places) {
      boolean flower = palette.flowers() && ((int) place[3] % 2 == 1 || place[3] == count / 2);
      if (flower) {
        double radius = shorter * (first ? .185 : .15);
        first = false;
        heads.add(
            palette.blossom(radius), Blossom.tilted(place[0], place[1], place[2] + 1.57, .88));
      } else {
        stems.add(palette.trim(longer * .26), Paths.place(place[0], place[1], place[2]));
      }
    }
    Sheet sheet = new Sheet().add(stems).add(heads);
    ribbon(sheet, tie * .98, longer * .035);
    return sheet;
  }

  /** A black ribbon around all stems, with folds of bare skin where there is room. */
  private void ribbon(Sheet sheet, double y, double half) {
    double tall = pens.main() * 2 + 2 * Pens.SOLID_GAP + 4;
    Path2D body =
        Paths.polyline(
            true,
            -half,
            y,
            half,
            y,
            half * 1.08,
            y + tall,
            0,
            y + tall * 1.12,
            -half * 1.08,
            y + tall);
    sheet.gap(body, pens.halo()).clear(body).solid(body).line(body, pens.fine());
    sheet.gap(
        Paths.cubic(
            -half * 1.3,
            y + tall * .36,
            -half * .4,
            y + tall * .60,
            half * .4,
            y + tall * .60,
            half * 1.3,
            y + tall * .36),
        Pens.SOLID_GAP);
  }

  /** 0, last, 1, last but one, ...: what stands in the middle is drawn in front. */
  private static int[] outsideIn(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i % 2 == 0 ? i / 2 : count - 1 - i / 2;
    }
    return order;
  }
}
