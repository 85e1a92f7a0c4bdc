package ink.models.design.botanical;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A botanical piece around the origin, back to front: leaves, stems, side sprays, blossoms. It is
 * composed in a box of height 100 and then fitted to the sheet, with the pens kept as they are.
 */
public final class Botanical {

  private enum Form {
    SPRIG,
    CLUSTER,
    BOUQUET,
    WREATH
  }

  private final Wishes wishes;
  private final Pens pens;
  private final Palette palette;
  private final SplittableRandom random;

  private Botanical(Wishes wishes, Pens pens, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.random = random;
    this.palette = new Palette(wishes, pens, random.split());
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Botanical(wishes, pens, random).draw(width, height);
  }

  private Sheet draw(double width, double height) {
    double longer = Math.max(width, height);
    double shorter = Math.min(width, height);
    Sheet upright =
        switch (form(longer / shorter)) {
          case SPRIG -> sprig(longer, shorter);
          case CLUSTER -> cluster(longer, shorter);
          case BOUQUET -> bouquet(longer, shorter);
          case WREATH -> wreath(shorter);
        };
    Sheet lying =
        width > height * 1.15 ? new Sheet().add(upright, Paths.turn(StrictMath.PI / 2)) : upright;
    return fitted(lying, width, height);
  }

  private Form form(double aspect) {
    if (wishes.wants(Feature.WREATH)) {
      return Form.WREATH;
    }
    if (wishes.wants(Feature.BOUQUET)) {
      return Form.BOUQUET;
    }
    if (wishes.wants(Feature.SPRIG) || aspect > 2) {
      return Form.SPRIG;
    }
    if (!palette.flowers()) {
      return random.nextInt(3) == 0 ? Form.WREATH : Form.SPRIG;
    }
    return switch (random.nextInt(6)) {
      case 0 -> Form.SPRIG;
      case 1, 2 -> Form.CLUSTER;
      case 3, 4 -> Form.BOUQUET;
      default -> Form.WREATH;
    };
  }

  /** One bent stem with leaves to both sides, a blossom or a leaf at its tip, side sprays. */
  private Sheet sprig(double longer, double shorter) {
    double h = longer / 2;
    double sway = shorter * (.16 + .16 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    Stem stem =
        new Stem(
            new double[] {sway * .5, h, -sway * 1.3, h * .35, sway * 1.5, -h * .30, 0, -h * .72});
    Sheet sheet = new Sheet();
    double leaf = Math.min(longer * .20, shorter * .36);
    int count = count(longer / leaf * 1.75);
    int sprays = palette.flowers() ? 2 : 1 + random.nextInt(2);
    for (int i = 0; i < sprays; i++) {
      side(sheet, stem, .34 + .26 * i, (i % 2 == 0 ? 1 : -1) * .75, leaf * 1.7);
    }
    stem.leaves(sheet, palette, count, leaf, .16, palette.flowers() ? .86 : .93);
    if (!palette.flowers()) {
      stem.tip(sheet, palette, leaf * .95);
    }
    stem.draw(sheet, pens.main() * 2.4, pens.main() * 1.1);
    if (palette.flowers()) {
      double[] top = stem.at(1);
      double radius = Math.min(shorter * .27, longer * .19);
      sheet.add(palette.blossom(radius), Blossom.tilted(top[0], top[1], top[2] + 1.57, .88));
      if (!wishes.wants(Feature.SPARE) || palette.mixed()) {
        double[] low = stem.at(.42);
        double side = low[0] > 0 ? -1 : 1;
        sheet.add(
            palette.blossom(radius * .62),
            Blossom.tilted(low[0] + side * radius * .5, low[1], .4 * side, .84));
      }
    }
    return sheet;
  }

  /** One large blossom, smaller ones beside it, leaves and sprays reaching out behind. */
  private Sheet cluster(double longer, double shorter) {
    double radius = shorter * .255;
    double lean = (random.nextBoolean() ? 1 : -1) * (.28 + .25 * random.nextDouble());
    Sheet sheet = new Sheet();
    for (int end = 0; end < 2; end++) {
      double up = -StrictMath.PI / 2 + lean + end * StrictMath.PI;
      for (int i = -1; i <= 1; i++) {
        double angle = up + i * .52 + .12 * random.nextDouble();
        double reach = longer * (i == 0 ? .46 : .40);
        Sheet out = new Sheet();
        double start = radius * .6;
        if (i == 0) {
          Stem stem = twigAlong(start, reach, i);
          stem.leaves(out, palette, count(5), reach * .30, .42, .92);
          stem.tip(out, palette, reach * .30);
          stem.draw(out, pens.main() * 1.8, pens.main());
        } else if (wishes.wants(Feature.SPARE) && !palette.trimsAsked()) {
          out.add(palette.leaf(reach * .42), AffineTransform.getTranslateInstance(radius * .8, 0));
        } else {
          Stem stem = twigAlong(start, reach * .62, i);
          double[] p = stem.at(1);
          out.add(palette.trim(reach * .42), Paths.place(p[0], p[1], p[2]));
          stem.draw(out, pens.main() * 1.5, pens.main());
        }
        sheet.add(out, Paths.turn(angle));
      }
    }
    int leaves = wishes.wants(Feature.SPARE) ? 4 : 6;
    for (int i = 0; i < leaves; i++) {
      double angle = lean + 2 * StrictMath.PI * (i + .5) / leaves + .25 * random.nextDouble();
      sheet.add(
          palette.leaf(radius * 1.05),
          Paths.place(
              radius * .62 * StrictMath.cos(angle), radius * .62 * StrictMath.sin(angle), angle));
    }
    if (!wishes.wants(Feature.SPARE) || palette.mixed()) {
      for (int side = -1; side <= 1; side += 2) {
        double angle = -StrictMath.PI / 2 + lean + .55 * side + (side < 0 ? StrictMath.PI : 0);
        sheet.add(
            palette.blossom(radius * .58),
            Blossom.tilted(
                radius * 1.18 * StrictMath.cos(angle),
                radius * 1.18 * StrictMath.sin(angle),
                angle,
                .86));
      }
    }
    return sheet.add(palette.blossom(radius), Blossom.tilted(0, 0, lean, .94));
  }

  /** Stems fanned out above a tie, crossing below it. */
  private Sheet bouquet(double longer, double shorter) {
    Sheet stems = new Sheet();
    Sheet heads = new Sheet();
    boolean spare = wishes.wants(Feature.SPARE) && !palette.mixed();
    int count = spare ? 3 : wishes.wants(Feature.DENSE) ? 7 : 5;
    double tie = longer * .24;
    double spread = Math.min(.62, shorter / longer * .62);
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
                -x * .05,
                tie * 1.1,
                x * .25,
                tie * .2,
                x,
                y
              });
      stem.leaves(stems, palette, 2 + (i + 1) % 2, longer * .17, .50, .84);
      stem.draw(stems, pens.main() * 1.7, pens.main() * 1.2);
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
    double wrap = longer * .035;
    for (int i = 0; i < 4; i++) {
      double y = tie * 1.02 + i * pens.main() * 1.9;
      sheet.line(
          Paths.cubic(-wrap, y, -wrap * .4, y + wrap * .3, wrap * .4, y + wrap * .3, wrap, y),
          pens.main());
    }
    return sheet;
  }

  /** 0, last, 1, last but one, ...: what stands in the middle is drawn in front. */
  private static int[] outsideIn(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i % 2 == 0 ? i / 2 : count - 1 - i / 2;
    }
    return order;
  }

  /** Leaves along most of a circle, blossoms where it is heaviest. */
  private Sheet wreath(double across) {
    double radius = across * .36;
    double open = wishes.wants(Feature.SPARE) ? 1.9 : .45 + .9 * random.nextDouble();
    double turn = (random.nextDouble() - .5) * .8;
    Sheet sheet = new Sheet();
    int count = count(15);
    double leaf = across * .155;
    for (int arm = -1; arm <= 1; arm += 2) {
      // Each arm grows from the heavy side at the bottom up to the opening.
      double sweep = StrictMath.PI - open / 2;
      for (int i = 0; i < count; i++) {
        double t = (i + .5) / count;
        double angle = StrictMath.PI / 2 - arm * sweep * t;
        double along = angle - arm * StrictMath.PI / 2;
        double side = (i % 2 == 0 ? 1 : -1) * (.72 - .2 * t);
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

  private static java.awt.geom.Path2D arc(double radius, double from, double to) {
    int steps = 16;
    double[] points = new double[2 * (steps + 1)];
    for (int i = 0; i <= steps; i++) {
      double angle = from + (to - from) * i / steps;
      points[2 * i] = radius * StrictMath.cos(angle);
      points[2 * i + 1] = radius * StrictMath.sin(angle);
    }
    return Paths.through(false, points);
  }

  /** A spray on a side stem. */
  private void side(Sheet sheet, Stem from, double t, double angle, double length) {
    double[] p = from.at(t);
    Sheet out = new Sheet();
    Stem stem =
        new Stem(
            new double[] {
              0,
              0,
              length * .2,
              0,
              length * .35,
              -angle * length * .1,
              length * .5,
              -angle * length * .16
            });
    double[] end = stem.at(1);
    out.add(palette.trim(length * .75), Paths.place(end[0], end[1], end[2]));
    stem.draw(out, pens.main() * 1.5, pens.main());
    sheet.add(out, Paths.place(p[0], p[1], p[2] + angle));
  }

  private Stem twigAlong(double from, double to, int curl) {
    double bend = (curl == 0 ? random.nextDouble() - .5 : curl * .5) * (to - from) * .35;
    return new Stem(
        new double[] {
          from, 0, from + (to - from) * .35, bend, from + (to - from) * .7, bend, to, bend * .3
        });
  }

  private int count(double usual) {
    double factor = wishes.wants(Feature.DENSE) ? 1.25 : wishes.wants(Feature.SPARE) ? .7 : 1;
    return (int) Math.max(3, Math.round(usual * factor));
  }

  private Sheet fitted(Sheet sheet, double width, double height) {
    Rectangle2D box = sheet.bounds();
    double scale = Math.min(width / box.getWidth(), height / box.getHeight());
    AffineTransform fit = AffineTransform.getScaleInstance(scale, scale);
    fit.translate(-box.getCenterX(), -box.getCenterY());
    return new Sheet().add(sheet, fit);
  }
}
