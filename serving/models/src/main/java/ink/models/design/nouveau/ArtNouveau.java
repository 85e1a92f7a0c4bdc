package ink.models.design.nouveau;

import ink.models.design.Feature;
import ink.models.design.Fit;
import ink.models.design.Halo;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/**
 * A frame around the origin with room in it: a window in two lines, stems that whip up its sides
 * and curl above it, mirrored at the upright axis, flowers where they meet.
 */
public final class ArtNouveau {

  private enum Window {
    ARCH,
    OVAL,
    HORSESHOE,
    ROUNDED
  }

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;

  private ArtNouveau(Wishes wishes, Pens pens, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.random = random;
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return Fit.into(
        width, height, random, (w, h, chance) -> new ArtNouveau(wishes, pens, chance).draw(w, h));
  }

  private Sheet draw(double width, double height) {
    boolean lying = width > height * 1.3;
    double longer = Math.max(width, height);
    double shorter = Math.min(Math.min(width, height), longer * (.66 + .14 * random.nextDouble()));
    Sheet sheet = lying ? cartouche(shorter, longer) : upright(shorter, longer);
    return lying ? new Sheet().add(sheet, Paths.turn(StrictMath.PI / 2)) : sheet;
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private Sheet upright(double wide, double high) {
    double w = wide / 2;
    double h = high / 2;
    Window window = Window.values()[random.nextInt(4)];
    boolean entwined =
        !wishes.wants(Feature.SPARE)
            && !wishes.wants(Feature.LEAVES)
            && (random.nextBoolean() || !wishes.allows(Feature.LEAVES));
    double inner = w * (entwined ? .62 : between(.68, .74));
    double top = -h * between(.60, .66);
    double foot = h * between(.70, .76);
    double curl = w * between(.20, .26);
    boolean shoulders = window == Window.ARCH || window == Window.OVAL;
    Sheet sheet = new Sheet();
    window(sheet, window, inner, shoulders ? top : top + curl * .95, foot);
    double swell = between(1.2, 1.9);
    double bow = w * between(.88, .93);
    double[] stem = {
      w * .02,
      h * .84,
      w * .44,
      h * .94,
      w * .85,
      h * .68,
      bow,
      h * .08,
      w * .88,
      -h * .46,
      w * .74,
      -h * .80,
      w * .44,
      top - curl * 1.32
    };
    Whip main = Whip.curled(stem, w * .44, top - curl * .32, -between(1.2, 1.6), pens, swell);
    Sheet half = new Sheet();
    if (entwined) {
      entwine(half, w, h, bow, swell);
    }
    double[] low = main.course().at(between(.09, .12));
    Whip.clothoid(
            new double[] {low[0], low[1], low[2] + .25},
            w * .85,
            between(-.6, .2),
            between(5, 7.5),
            pens,
            1.1)
        .draw(half, true);
    main.draw(half, true);
    if (!entwined) {
      leaves(half, main.course(), h, -1);
    }
    sheet.add(half).add(half, AffineTransform.getScaleInstance(-1, 1));
    flowers(sheet, w, h, top);
    return sheet;
  }

  /** A second, thinner stem that leaves the first and winds around it. */
  private void entwine(Sheet sheet, double w, double h, double bow, double swell) {
    double out = w * between(1.06, 1.10);
    double in = bow - (out - bow) * .95;
    double[] vine = {
      w * .62,
      h * .88,
      w * .86,
      h * .86,
      out,
      h * .60,
      (bow + in) / 2,
      h * .38,
      in,
      h * .22,
      (bow + in) / 2,
      h * .06,
      out,
      -h * .20,
      w * .98,
      -h * .40,
      w * 1.04,
      -h * .58,
      w * 1.16,
      -h * .66
    };
    Whip.curled(vine, w * 1.17, -h * .66 + w * .12, between(.66, .78), pens, swell * .75)
        .draw(sheet, true);
  }

  /** Leaves that part from the stem. */
  private void leaves(Sheet sheet, Course stem, double h, int side) {
    if (!wishes.allows(Feature.LEAVES)) {
      return;
    }
    int count = wishes.count(3);
    for (int i = 0; i < count; i++) {
      double share = .17 + .46 * i / count + between(-.02, .02);
      double[] p = stem.at(share);
      sheet.add(
          Bloom.leaf(
              new double[] {p[0], p[1], p[2] - side * between(.55, .75)},
              h * between(.25, .31),
              side * between(.1, .6),
              between(.17, .20),
              pens));
    }
  }

  private void flowers(Sheet sheet, double w, double h, double top) {
    if (!wishes.allows(Feature.FLOWERS)) {
      return;
    }
    Bloom[] blooms = Bloom.values();
    int first = random.nextInt(blooms.length);
    Bloom head = blooms[first];
    Bloom root = blooms[(first + 1 + random.nextInt(blooms.length - 1)) % blooms.length];
    double size = w * between(.42, .52);
    seamed(sheet, head.draw(size, pens), 0, top - w * .10);
    seamed(sheet, root.draw(size * .9, pens), 0, h * .93);
  }

  private void seamed(Sheet sheet, Sheet flower, double x, double y) {
    sheet.add(Halo.around(flower, pens), AffineTransform.getTranslateInstance(x, y));
  }

  /** For lying sheets, drawn upright: four quarters alike, a bloom at each end. */
  private Sheet cartouche(double wide, double high) {
    double w = wide / 2;
    double h = high / 2;
    Sheet sheet = new Sheet();
    window(sheet, random.nextBoolean() ? Window.OVAL : Window.ROUNDED, w * .72, -h * .80, h * .80);
    Sheet quarter = new Sheet();
    double swell = between(1.2, 1.9);
    double curl = w * between(.20, .26);
    double[] stem = {
      w * .94, 0, w * .942, h * .12, w * .90, h * .48, w * .84, h * .74, w * .64, h * .95, w * .40,
      h * .94
    };
    Whip main = Whip.curled(stem, w * .42, h * .94 - curl * .6, between(1.2, 1.6), pens, swell);
    double[] low = main.course().at(.30);
    Whip.clothoid(
            new double[] {low[0], low[1], low[2] - .3},
            w * .7,
            between(-.2, .3),
            -between(5, 7.5),
            pens,
            1.1)
        .draw(quarter, true);
    main.draw(quarter, true);
    leaves(quarter, main.course(), h * .7, 1);
    sheet
        .add(quarter)
        .add(quarter, AffineTransform.getScaleInstance(-1, 1))
        .add(quarter, AffineTransform.getScaleInstance(1, -1))
        .add(quarter, AffineTransform.getScaleInstance(-1, -1));
    if (wishes.allows(Feature.FLOWERS)) {
      Bloom bloom = Bloom.values()[random.nextInt(Bloom.values().length)];
      Sheet flower = Halo.around(bloom.draw(w * .5, pens), pens);
      sheet.add(flower, AffineTransform.getTranslateInstance(0, -h * .82));
      sheet.add(flower, new AffineTransform(1, 0, 0, -1, 0, h * .82));
    }
    return sheet;
  }

  private void window(Sheet sheet, Window window, double half, double top, double foot) {
    // The sides of a horseshoe stand closer together than its width says.
    double gap = (Pens.GAP + pens.main() * 1.2) * (window == Window.HORSESHOE ? 1.4 : 1);
    for (int i = 0; i < 2; i++) {
      double in = i * gap;
      Path2D frame = frame(window, half - in, top + in, foot - in);
      sheet.line(frame, i == 0 ? pens.main() * 1.5 : pens.fine());
    }
  }

  private static Path2D frame(Window window, double w, double top, double foot) {
    double high = foot - top;
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    switch (window) {
      case ARCH -> {
        path.moveTo(-w, foot);
        path.lineTo(-w, top + w);
        path.append(Paths.arc(0, top + w, w, StrictMath.PI, 2 * StrictMath.PI), true);
        path.lineTo(w, foot);
        path.closePath();
      }
      case OVAL -> path.append(Paths.ellipse(0, (top + foot) / 2, w, high / 2), false);
      case HORSESHOE -> {
        double neck = w * .72;
        path.moveTo(-neck, foot);
        path.curveTo(-neck * .9, foot - high * .22, -w, foot - high * .34, -w, top + high * .36);
        path.curveTo(-w, top + high * .12, -w * .58, top, 0, top);
        path.curveTo(w * .58, top, w, top + high * .12, w, top + high * .36);
        path.curveTo(w, foot - high * .34, neck * .9, foot - high * .22, neck, foot);
        path.closePath();
      }
      case ROUNDED -> {
        double r = w * .45;
        path.moveTo(-w + r, foot);
        path.append(Paths.arc(-w + r, foot - r, r, StrictMath.PI / 2, StrictMath.PI), true);
        path.append(Paths.arc(-w + r, top + r, r, StrictMath.PI, StrictMath.PI * 1.5), true);
        path.append(Paths.arc(w - r, top + r, r, StrictMath.PI * 1.5, StrictMath.PI * 2), true);
        path.append(Paths.arc(w - r, foot - r, r, 0, StrictMath.PI / 2), true);
        path.closePath();
      }
    }
    return path;
  }
}
