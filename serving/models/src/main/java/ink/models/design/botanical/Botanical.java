package ink.models.design.botanical;

import ink.models.design.Feature;
import ink.models.design.Fit;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.util.SplittableRandom;

/**
 * A botanical piece around the origin, back to front: leaves, stems, side sprays, blossoms. It is
 * composed at the size at which it fills the sheet.
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
    return Fit.into(
        width, height, random, (w, h, chance) -> new Botanical(wishes, pens, chance).draw(w, h));
  }

  private Sheet draw(double width, double height) {
    double longer = Math.max(width, height);
    double shorter = Math.min(width, height);
    Sheet upright =
        switch (form(longer / shorter)) {
          case SPRIG -> sprig(longer, shorter);
          case CLUSTER -> cluster(longer, shorter);
          case BOUQUET -> new Bouquet(wishes, pens, palette, random).draw(longer, shorter);
          case WREATH -> new Wreath(wishes, pens, palette, random).draw(shorter);
        };
    return width > height * 1.15
        ? new Sheet().add(upright, Paths.turn(StrictMath.PI / 2))
        : upright;
  }

  private Form form(double aspect) {
    if (wishes.wants(Feature.CLUSTER) && palette.flowers()) {
      return Form.CLUSTER;
    }
    if (wishes.wants(Feature.WREATH)
        || wishes.wants(Feature.RING)
        || wishes.wants(Feature.CRESCENT)) {
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
    if (palette.trimsAsked() && !palette.flowers()) {
      return stalks(longer, shorter);
    }
    double h = longer / 2;
    double sway = shorter * (.16 + .16 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    Stem stem =
        new Stem(
            new double[] {sway * .5, h, -sway * 1.3, h * .35, sway * 1.5, -h * .30, 0, -h * .72});
    Sheet sheet = new Sheet();
    double leaf = Math.min(longer * .20, shorter * .36);
    int count = wishes.count(longer / leaf * 1.75);
    int sprays = palette.flowers() ? 2 : 1 + random.nextInt(2);
    for (int i = 0; i < sprays; i++) {
      side(sheet, stem, .34 + .26 * i, (i % 2 == 0 ? 1 : -1) * .75, leaf * 1.7);
    }
    stem.leaves(sheet, palette, count, leaf, .16, palette.flowers() ? .86 : .93);
    if (!palette.flowers()) {
      stem.tip(sheet, palette, leaf * .95);
    }
    stem.draw(sheet, pens.main() * 1.8, pens.main() * 1.1);
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

  /** Stalks from one foot that fan out and end in what was asked for: lavender, ferns, berries. */
  private Sheet stalks(double longer, double shorter) {
    double h = longer / 2;
    int count = wishes.wants(Feature.SPARE) ? 2 : wishes.wants(Feature.DENSE) ? 5 : 3;
    double spread = Math.min(.62, .95 * shorter / longer);
    Sheet sheet = new Sheet();
    for (int i = 0; i < count; i++) {
      double s = 2.0 * i / (count - 1) - 1;
      double angle = s * spread + (random.nextDouble() - .5) * .08;
      double reach = longer * (.56 - .10 * s * s + .04 * random.nextDouble());
      double x = reach * StrictMath.sin(angle);
      double y = h - reach * StrictMath.cos(angle);
      Stem stem =
          new Stem(new double[] {0, h, x * .10, h - reach * .35, x * .55, y + reach * .3, x, y});
      Sheet stalk = new Sheet();
      stem.leaves(stalk, palette, 3, longer * .17, .46, .84);
      stem.draw(stalk, pens.main() * 1.5, pens.main());
      double[] end = stem.at(1);
      stalk.add(palette.trim(longer * (.40 - .06 * s * s)), Paths.place(end[0], end[1], end[2]));
      sheet.add(stalk);
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
          stem.leaves(out, palette, wishes.count(4), reach * .27, .45, .90);
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
}
