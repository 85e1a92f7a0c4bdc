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

  /** Broad petals in rings that tighten to a spiral; each shows the lip that curls over. */
  private Sheet rose() {
    Sheet sheet = new Sheet();
    double heart = .30;
    double[] rings = rings(.17, heart + .12);
    double turn = random.nextDouble() * 6;
    for (int r = 0; r < rings.length; r++) {
      int petals = r + 1 == rings.length && rings.length > 2 ? 3 : 5;
      turn += StrictMath.PI / petals + .12 * random.nextDouble();
      double next = r + 1 < rings.length ? rings[r + 1] : heart;
      for (int i = 0; i < petals; i++) {
        double length = radius * rings[r] * (.90 + .06 * random.nextDouble());
        double half = length * (petals == 3 ? .84 : r == 0 ? .60 : .66);
        Sheet one = new Sheet();
        BlossomPetal petal = new BlossomPetal(length, half, -.09, .02);
        Path2D outline = petal.outline(random);
        one.clear(outline);
        petal.stipple(one, outline, next / rings[r] * .84, .92, pens, random);
        one.line(outline, pens.main());
        double lean = (i % 2 == 0 ? 1 : -1) * .14;
        double l = length;
        one.line(
            Paths.cubic(
                -half * (.66 - lean),
                l * .74,
                -half * .28,
                l * (.92 + lean * .3),
                half * .28,
                l * (.92 - lean * .3),
                half * (.66 + lean),
                l * .74),
            pens.fine());
        sheet.add(one, Paths.turn(turn + 2 * StrictMath.PI * i / petals));
      }
    }
    heart *= radius;
    Path2D bud = Paths.circle(0, 0, heart);
    sheet.cell(bud, pens.main());
    double pitch = Math.max(pens.fine() * 3.4, heart * .30);
    return sheet.line(spiral(heart * .80, heart * .80 / pitch, turn), pens.fine() * 1.2);
  }

  private Sheet peony() {
    Sheet sheet = new Sheet();
    double[] rings = rings(.18, .30);
    for (int r = 0; r < rings.length; r++) {
      int petals = Math.max(4, 8 - r);
      double turn = r * 1.13 + .2 * random.nextDouble();
      double covered = r + 1 < rings.length ? rings[r + 1] / rings[r] * .88 : .2;
      for (int i = 0; i < petals; i++) {
        double length = radius * rings[r] * (.94 + .10 * random.nextDouble());
        BlossomPetal petal =
            new BlossomPetal(length, length * (1.9 / StrictMath.sqrt(petals) - .06), .07, .035);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        one.clear(outline);
        petal.lip(one, length > 9 ? 5 : 2, pens, random);
        petal.stipple(one, outline, covered, Math.min(.97, covered + .22), pens, random);
        one.line(outline, pens.main());
        sheet.add(one, Paths.turn(turn + 2 * StrictMath.PI * i / petals));
      }
    }
    for (int i = 0; i < 9; i++) {
      double r = radius * .045 * StrictMath.sqrt(i + .3);
      sheet.dot(r * StrictMath.cos(i * GOLDEN), r * StrictMath.sin(i * GOLDEN), pens.dot() * .55);
    }
    return sheet;
  }

  /** Reaches of rings from 1 inwards, as far apart as wished but never so close that they clog. */
  private double[] rings(double wished, double innermost) {
    double step = Math.max(wished, pens.main() * 3.6 / radius);
    int count = Math.max(2, (int) ((1 - innermost) / step) + 1);
    double[] rings = new double[count];
    for (int i = 0; i < count; i++) {
      rings[i] = 1 - step * i;
    }
    return rings;
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
        one.clear(outline);
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
      int lines = radius > 14 ? 9 : 5;
      petal.base(one, lines, .16, .40, pens, random);
      petal.stipple(one, outline, .22, .72, pens, random);
      petal.lip(one, lines / 2, pens, random);
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
