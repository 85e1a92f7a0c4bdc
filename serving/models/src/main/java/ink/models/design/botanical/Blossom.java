package ink.models.design.botanical;

import ink.models.design.Halo;
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

  /** With a halo, so that what lies behind stops short of it. */
  Sheet draw() {
    Sheet drawn =
        switch (kind) {
          case ROSE -> rose();
          case PEONY -> peony();
          case DAISY -> daisy();
          case ANEMONE -> anemone();
          case CHERRY -> cherry();
          case SUNFLOWER -> sunflower();
        };
    return Halo.around(drawn, pens);
  }

  /** Broad petals in rings that tighten to a spiral; each shows the lip that curls over. */
  private Sheet rose() {
    Sheet sheet = new Sheet();
    double heart = Math.max(.28, (2.2 * Pens.GAP + pens.main()) / radius);
    double[] rings = rings(.17, .20, (heart + (pens.main() + Pens.GAP) / radius) / .86);
    double turn = random.nextDouble() * 6;
    for (int r = 0; r < rings.length; r++) {
      int petals = r + 1 == rings.length && rings.length > 2 ? 3 : 5;
      turn += StrictMath.PI / petals + .12 * random.nextDouble();
      double next = r + 1 < rings.length ? rings[r + 1] : heart;
      for (int i = 0; i < petals; i++) {
        double length = radius * rings[r] * (.91 + .03 * random.nextDouble());
        double half = length * (petals == 3 ? .84 : r == 0 ? .60 : .66);
        Sheet one = new Sheet();
        BlossomPetal petal = new BlossomPetal(length, half, -.09, .02);
        Path2D outline = petal.outline(random);
        one.clear(outline);
        petal.stipple(one, outline, next / rings[r] * .84, .92, pens, random);
        one.line(outline, pens.main());
        if (length - radius * next < 4.2 * pens.inset()) {
          sheet.add(one, Paths.turn(turn + 2 * StrictMath.PI * i / petals));
          continue;
        }
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
    double pitch = Math.max(pens.pitch() * 1.15, heart * .30);
    double curl = heart - pens.inset();
    return sheet.line(spiral(curl, Math.max(.6, .75 * curl / pitch), turn), pens.fine());
  }

  private Sheet peony() {
    Sheet sheet = new Sheet();
    double[] rings = rings(.18, .32, .36);
    for (int r = 0; r < rings.length; r++) {
      int petals = Math.max(4, 8 - r);
      double turn = r * 1.13 + .2 * random.nextDouble();
      double covered = r + 1 < rings.length ? rings[r + 1] / rings[r] * .88 : .2;
      for (int i = 0; i < petals; i++) {
        double length = radius * rings[r] * (.95 + .06 * random.nextDouble());
        BlossomPetal petal =
            new BlossomPetal(length, length * (1.9 / StrictMath.sqrt(petals) - .06), .07, .035);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        one.clear(outline);
        petal.lip(one, pens, random);
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

  /**
   * Reaches of rings from 1 inwards, as far apart as wished but never so close that they clog.
   *
   * @param uneven how much the reach of a petal's outline varies, as a part of it
   */
  private double[] rings(double wished, double uneven, double innermost) {
    double step = Math.max(wished, (pens.main() + Pens.GAP) / radius + uneven);
    int count = Math.max(1, (int) ((1 - innermost) / step) + 1);
    double[] rings = new double[count];
    for (int i = 0; i < count; i++) {
      rings[i] = 1 - step * i;
    }
    return rings;
  }

  private Sheet daisy() {
    Sheet sheet = new Sheet();
    double head = Math.max(radius * .29, 2.2);
    int petals = petals(13, head + (radius - head) * .4);
    for (int layer = radius > 20 ? 0 : 1; layer < 2; layer++) {
      double reach = radius * (layer == 0 ? 1 : .95);
      for (int i = 0; i < petals; i++) {
        BlossomPetal petal =
            new BlossomPetal(
                reach * (.95 + .06 * random.nextDouble()),
                radius * 1.9 / petals,
                random.nextInt(3) == 0 ? .05 : 0,
                .008);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        one.cell(outline, pens.main());
        if (layer == 1) {
          petal.base(one, (head + pens.inset()) / petal.length(), .34, pens, random);
        }
        double angle = 2 * StrictMath.PI * (i + .5 * layer) / petals;
        sheet.add(one, Paths.turn(angle + .05 * random.nextDouble()));
      }
    }
    seeds(sheet, head, .9);
    return sheet;
  }

  /** As many as wished, or as have room for bare skin at a distance from the middle. */
  private int petals(int wished, double at) {
    return (int)
        Math.max(5, Math.min(wished, 2 * StrictMath.PI * at / (pens.main() + 2.6 * Pens.GAP)));
  }

  private Sheet sunflower() {
    Sheet sheet = new Sheet();
    double head = radius * .44;
    int petals = petals(15 + random.nextInt(3), head + (radius - head) * .5);
    for (int layer = radius > 24 ? 0 : 1; layer < 2; layer++) {
      for (int i = 0; i < petals; i++) {
        BlossomPetal petal =
            new BlossomPetal(
                radius * (layer == 0 ? 1 : .92) * (.96 + .05 * random.nextDouble()),
                radius * 2.3 / petals,
                -.16,
                .008);
        Sheet one = new Sheet().cell(petal.outline(random), pens.main());
        if (layer == 1) {
          petal.base(one, (head + pens.inset()) / petal.length(), .26, pens, random);
        }
        double angle = 2 * StrictMath.PI * (i + .5 * layer) / petals;
        sheet.add(one, Paths.turn(angle + .05 * random.nextDouble()));
      }
    }
    sheet.solid(Paths.circle(0, 0, head));
    sheet.clear(Paths.circle(0, 0, head * .80));
    seeds(sheet, head * .80, 1);
    return sheet;
  }

  private Sheet anemone() {
    Sheet sheet = new Sheet();
    double heart = Math.max(radius * .15, 1.4);
    double crown = heart + pens.main() / 2 + 2.2 * Pens.GAP + pens.dot();
    for (int layer = 0; layer < 2; layer++) {
      // The rims of both wave: so far apart that they never come close.
      double reach =
          radius * (layer == 0 ? 1 : Math.min(.82, .86 - (pens.main() + Pens.GAP) / radius));
      for (int i = 0; i < 5; i++) {
        BlossomPetal petal =
            new BlossomPetal(reach * (.94 + .08 * random.nextDouble()), reach * .56, .04, .03);
        Sheet one = new Sheet();
        Path2D outline = petal.outline(random);
        one.clear(outline);
        if (layer == 1) {
          petal.base(one, (crown + Pens.GAP) / petal.length(), .26, pens, random);
        } else {
          petal.lip(one, pens, random);
        }
        one.line(outline, pens.main());
        sheet.add(one, Paths.turn(2 * StrictMath.PI * (i + .5 * layer) / 5));
      }
    }
    sheet.clear(Paths.circle(0, 0, crown - pens.dot() / 2));
    stamens(sheet, heart + Pens.GAP, crown);
    sheet.solid(Paths.circle(0, 0, heart));
    return heart * .44 > Pens.SOLID_GAP
        ? sheet.hole(-heart * .28, -heart * .32, heart * .22)
        : sheet;
  }

  private Sheet cherry() {
    Sheet sheet = new Sheet();
    double heart = Math.max(radius * .07, .7);
    // Where filaments in the middle of petals stand clear of the lines between petals.
    double clear = (Pens.GAP + pens.main()) / StrictMath.sin(StrictMath.PI / 5);
    double crown = Math.max(radius * .40, clear);
    for (int i = 0; i < 5; i++) {
      BlossomPetal petal =
          new BlossomPetal(radius * (.94 + .06 * random.nextDouble()), radius * .60, .10, .015);
      Sheet one = new Sheet();
      Path2D outline = petal.outline(random);
      one.cell(outline, pens.main());
      petal.stipple(one, outline, .30, .78, pens, random);
      petal.lip(one, pens, random);
      sheet.add(one, Paths.turn(2 * StrictMath.PI * i / 5));
    }
    sheet.clear(Paths.circle(0, 0, heart + 1.3 * Pens.GAP));
    for (int i = 0; i < 5; i++) {
      double x = StrictMath.sin(2 * StrictMath.PI * i / 5);
      double y = StrictMath.cos(2 * StrictMath.PI * i / 5);
      if (crown - clear > 1.6) {
        sheet.line(Paths.line(x * clear, y * clear, x * crown, y * crown), pens.fine());
      }
      sheet.dot(x * crown, y * crown, pens.dot() * .72);
    }
    return sheet.dot(0, 0, heart);
  }

  /** Filaments with a dot at the end, of uneven length; only dots where these would crowd. */
  private void stamens(Sheet sheet, double from, double to) {
    int count = (int) (2 * StrictMath.PI * from / (pens.pitch() * 1.1));
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * (i + .2 * random.nextDouble()) / count;
      double reach = to * (.80 + .20 * random.nextDouble());
      double x = StrictMath.sin(angle);
      double y = StrictMath.cos(angle);
      if (reach - from > 1.6) {
        sheet.line(Paths.line(x * from, y * from, x * reach, y * reach), pens.fine());
      }
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
      double r = radius * (1 - t * .72);
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
