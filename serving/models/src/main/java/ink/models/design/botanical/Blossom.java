package ink.models.design.botanical;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** A flower seen from above, around the origin. */
record Blossom(Kind kind, double radius, Pens pens, SplittableRandom random) {

  enum Kind {
    ROSE,
    PEONY,
    DAISY,
    ANEMONE,
    CHERRY,
    SUNFLOWER
  }

  private static final double GOLDEN = StrictMath.PI * (3 - StrictMath.sqrt(5));

  Sheet draw() {
    return switch (kind) {
      case ROSE -> rose();
      case PEONY -> peony();
      case DAISY -> daisy();
      case ANEMONE -> anemone();
      case CHERRY -> cherry();
      case SUNFLOWER -> sunflower();
    };
  }

  private Sheet rose() {
    Sheet sheet = new Sheet();
    double[] rings = {1, .80, .60, .42};
    int[] counts = {5, 5, 4, 3};
    double turn = random.nextDouble() * 6;
    for (int r = 0; r < rings.length; r++) {
      double reach = radius * rings[r];
      turn += StrictMath.PI / counts[r] + .35;
      for (int i = 0; i < counts[r]; i++) {
        double length = reach * (.95 + .08 * random.nextDouble());
        BlossomPetal petal =
            new BlossomPetal(length, reach * (counts[r] == 5 ? .74 : .80), -.05, .025);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        halo(one, outline);
        if (r < 3) {
          petal.stipple(one, Math.max(.30, rings[r + 1 < 4 ? r + 1 : 3] * .70), .86, pens, random);
        }
        one.line(outline, pens.main());
        // The lip that curls over: a second edge inside the first.
        double l = length;
        double w = petal.half();
        one.line(
            Paths.cubic(-w * .72, l * .80, -w * .36, l * .93, w * .20, l * .93, w * .62, l * .76),
            pens.fine());
        double angle = turn + 2 * StrictMath.PI * i / counts[r] + .10 * random.nextDouble();
        sheet.add(one, Paths.turn(angle));
      }
    }
    double heart = radius * .27;
    Path2D bud = Paths.circle(0, 0, heart);
    sheet.clear(bud).line(bud, pens.main());
    sheet.line(spiral(heart, 2.1, turn), pens.fine() * 1.15);
    return sheet;
  }

  private Sheet peony() {
    Sheet sheet = new Sheet();
    double[] rings = {1, .80, .60, .42, .27};
    int[] counts = {8, 7, 6, 5, 4};
    for (int r = 0; r < rings.length; r++) {
      double turn = r * 1.13 + .2 * random.nextDouble();
      for (int i = 0; i < counts[r]; i++) {
        double length = radius * rings[r] * (.94 + .10 * random.nextDouble());
        BlossomPetal petal =
            new BlossomPetal(length, length * (1.9 / StrictMath.sqrt(counts[r]) - .06), .07, .035);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        halo(one, outline);
        double covered = r + 1 < rings.length ? rings[r + 1] / rings[r] * .88 : .2;
        petal.lip(one, r < 3 ? 5 : 3, pens, random);
        petal.stipple(one, covered, Math.min(.97, covered + .22), pens, random);
        one.line(outline, pens.main());
        sheet.add(one, Paths.turn(turn + 2 * StrictMath.PI * i / counts[r]));
      }
    }
    for (int i = 0; i < 9; i++) {
      double r = radius * .045 * StrictMath.sqrt(i + .3);
      sheet.dot(r * StrictMath.cos(i * GOLDEN), r * StrictMath.sin(i * GOLDEN), pens.dot() * .55);
    }
    return sheet;
  }

  private Sheet daisy() {
    Sheet sheet = new Sheet();
    int petals = 11 + random.nextInt(4);
    for (int layer = 0; layer < 2; layer++) {
      double reach = radius * (layer == 0 ? 1 : .93);
      for (int i = 0; i < petals; i++) {
        BlossomPetal petal =
            new BlossomPetal(
                reach * (.94 + .07 * random.nextDouble()),
                radius * 1.55 / petals,
                random.nextInt(3) == 0 ? .05 : 0,
                .008);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        one.cell(outline, pens.main());
        petal.base(one, 3, .30, layer == 0 ? .30 : .46, pens, random);
        double angle = 2 * StrictMath.PI * (i + .5 * layer) / petals;
        sheet.add(one, Paths.turn(angle + .05 * random.nextDouble()));
      }
    }
    seeds(sheet, radius * .29, .9);
    return sheet;
  }

  private Sheet sunflower() {
    Sheet sheet = new Sheet();
    int petals = 15 + random.nextInt(4);
    for (int layer = 0; layer < 2; layer++) {
      for (int i = 0; i < petals; i++) {
        BlossomPetal petal =
            new BlossomPetal(
                radius * (layer == 0 ? 1 : .90) * (.95 + .07 * random.nextDouble()),
                radius * 1.9 / petals,
                -.16,
                .008);
        Sheet one = new Sheet().cell(petal.outline(random), pens.main());
        petal.base(one, 3, .44, .40, pens, random);
        double angle = 2 * StrictMath.PI * (i + .5 * layer) / petals;
        sheet.add(one, Paths.turn(angle + .05 * random.nextDouble()));
      }
    }
    double head = radius * .47;
    sheet.solid(Paths.circle(0, 0, head));
    sheet.clear(Paths.circle(0, 0, head * .80));
    seeds(sheet, head * .80, 1);
    return sheet;
  }

  private Sheet anemone() {
    Sheet sheet = new Sheet();
    int[] counts = {5, 5};
    for (int layer = 0; layer < 2; layer++) {
      double reach = radius * (layer == 0 ? 1 : .84);
      for (int i = 0; i < counts[layer]; i++) {
        BlossomPetal petal =
            new BlossomPetal(reach * (.94 + .08 * random.nextDouble()), reach * .56, .04, .03);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        halo(one, outline);
        petal.base(one, 9, .24, layer == 0 ? .62 : .46, pens, random);
        petal.lip(one, 4, pens, random);
        one.line(outline, pens.main());
        sheet.add(one, Paths.turn(2 * StrictMath.PI * (i + .5 * layer) / counts[layer]));
      }
    }
    stamens(sheet, radius * .17, radius * .36, 26);
    double heart = radius * .15;
    sheet.clear(Paths.circle(0, 0, heart + pens.main())).solid(Paths.circle(0, 0, heart));
    sheet.hole(-heart * .3, -heart * .35, heart * .22);
    return sheet;
  }

  private Sheet cherry() {
    Sheet sheet = new Sheet();
    for (int i = 0; i < 5; i++) {
      BlossomPetal petal =
          new BlossomPetal(radius * (.94 + .06 * random.nextDouble()), radius * .60, .10, .015);
      Sheet one = new Sheet();
      Path2D outline = petal.outline(random);
      one.cell(outline, pens.main());
      petal.base(one, 5, .16, .34, pens, random);
      petal.lip(one, 2, pens, random);
      sheet.add(one, Paths.turn(2 * StrictMath.PI * i / 5));
    }
    stamens(sheet, radius * .05, radius * .44, 13);
    return sheet.dot(0, 0, radius * .07);
  }

  /** Filaments with a dot at the end, of uneven length. */
  private void stamens(Sheet sheet, double from, double to, int count) {
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * (i + .4 * random.nextDouble()) / count;
      double reach = to * (.72 + .28 * random.nextDouble());
      double x = StrictMath.sin(angle);
      double y = StrictMath.cos(angle);
      sheet.line(Paths.line(x * from, y * from, x * reach, y * reach), pens.fine() * .8);
      sheet.dot(x * reach, y * reach, pens.dot() * .72);
    }
  }

  /** A head of seeds in the golden spiral, larger outwards. */
  private void seeds(Sheet sheet, double head, double grain) {
    sheet.cell(Paths.circle(0, 0, head), pens.main());
    double pitch = pens.dot() * 1.12 * grain;
    for (int i = 0; ; i++) {
      double r = pitch * StrictMath.sqrt(i + .4);
      if (r > head - pens.dot() * 1.3) {
        return;
      }
      sheet.dot(
          r * StrictMath.cos(i * GOLDEN),
          r * StrictMath.sin(i * GOLDEN),
          pens.dot() * (.26 + .24 * r / head));
    }
  }

  private void halo(Sheet sheet, Path2D outline) {
    sheet.gap(outline, pens.main() * 2.2).clear(outline);
  }

  private static Path2D spiral(double radius, double turns, double start) {
    int steps = (int) (turns * 9);
    double[] points = new double[2 * (steps + 1)];
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      double r = radius * (1 - t * .88);
      double angle = start + 2 * StrictMath.PI * turns * t;
      points[2 * i] = r * StrictMath.cos(angle);
      points[2 * i + 1] = r * StrictMath.sin(angle);
    }
    return Paths.through(false, points);
  }

  /** As if seen from the side a little: pressed flat and turned. */
  static AffineTransform tilted(double x, double y, double angle, double flat) {
    AffineTransform placed = Paths.place(x, y, angle);
    placed.scale(1, flat);
    return placed;
  }
}
