package ink.models.design.tribal;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * Neo-tribal blades around the origin: black, sharp, the skin between them as wide as it must be to
 * stay open. It borrows from no people's sacred figures. Composed in a box about 100 high and then
 * fitted; gaps and lines keep their millimetres.
 */
public final class Tribal {

  private enum Form {
    /** Wings to both sides of an upright axis. */
    WINGS,
    /** Low and wide, for a lower back. */
    SPREAD,
    /** One long flow along a limb. */
    FLOW,
    /** Blades around a middle. */
    WHEEL
  }

  private static final double RAD = StrictMath.PI / 180;

  /** Millimetres of skin between two black areas that stay open for ten years, and some more. */
  private static final double GAP = Pens.SOLID_GAP * 1.06;

  private static final int ROUNDS = 4;

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;
  private final double gap;
  private final double bulk;

  private Tribal(Wishes wishes, Pens pens, double gap, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.random = random;
    this.gap = gap;
    this.bulk = wishes.wants(Feature.FINE) ? .72 : wishes.wants(Feature.BOLD) ? 1.2 : 1;
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    long seed = random.nextLong();
    double gap = GAP;
    Sheet sheet = new Sheet();
    double scale = 1;
    // Wider gaps in the composition may change how large it is: until they are wide enough.
    for (int round = 0; round < ROUNDS; round++) {
      sheet = new Tribal(wishes, pens, gap, new SplittableRandom(seed)).draw(width, height);
      Rectangle2D box = sheet.bounds();
      scale = Math.min(width / box.getWidth(), height / box.getHeight());
      if (gap * scale >= GAP * .98) {
        break;
      }
      gap = GAP / scale;
    }
    Rectangle2D box = sheet.bounds();
    AffineTransform fit = AffineTransform.getScaleInstance(scale, scale);
    fit.translate(-box.getCenterX(), -box.getCenterY());
    return new Sheet().add(sheet, fit);
  }

  private Sheet draw(double width, double height) {
    Form form = form(width / height);
    Sheet sheet =
        switch (form) {
          case WINGS -> wings();
          case SPREAD -> spread();
          case FLOW -> flow(Math.max(width, height) / Math.min(width, height));
          case WHEEL -> wheel();
        };
    if (form == Form.FLOW && width > height) {
      sheet = new Sheet().add(sheet, Paths.turn(StrictMath.PI / 2));
    }
    return sheet;
  }

  private Form form(double aspect) {
    if (aspect > 1.5 && aspect < 3.5) {
      return Form.SPREAD;
    }
    if (aspect > 1.5 || aspect < .6) {
      return Form.FLOW;
    }
    int pick = random.nextInt(8);
    return pick < 4 ? Form.WINGS : pick < 6 ? Form.WHEEL : pick < 7 ? Form.FLOW : Form.SPREAD;
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private int few(int usual) {
    return wishes.wants(Feature.SPARE)
        ? usual - 1
        : wishes.wants(Feature.DENSE) ? usual + 1 : usual;
  }

  /** A blade by degrees: direction, and how far it turns at the start and towards its tip. */
  private Blade blade(
      double x, double y, double direction, double length, double turn, double hook, double half) {
    Course course =
        Course.bent(
            x, y, direction * RAD, length, share -> (turn + (hook - turn) * share * share) * RAD);
    return new Blade(course, half * bulk, between(.26, .40), half * bulk * .12);
  }

  private Sheet wings() {
    double foot = between(24, 36);
    double rise = between(14, 18);
    double lean = between(46, 62);
    double curl = between(190, 330);
    boolean swept = random.nextBoolean();
    Arrangement half = Arrangement.half(gap);
    int pairs = few(3);
    for (int i = 0; i < pairs; i++) {
      double size = 1 - .15 * i;
      double low = foot - i * rise;
      double up = lean + 7 * i;
      half.place(
          () ->
              blade(
                      2.4,
                      low,
                      -up + between(-3, 3),
                      between(88, 104) * size,
                      swept ? between(-60, -20) : between(0, 50),
                      curl * between(.9, 1.15),
                      between(5.0, 6.4) * size)
                  .thorn(between(.30, .38), -1, between(8, 12) * size, between(.5, 1.0))
                  .thorn(between(.50, .60), -1, between(7, 10) * size, between(.5, 1.0))
                  .thorn(between(.40, .50), 1, between(6, 9) * size, between(.4, .9)));
    }
    half.place(
        () ->
            blade(
                    2.4,
                    foot - between(2, 8),
                    between(40, 70),
                    between(44, 62),
                    between(-60, 0),
                    -between(200, 340),
                    4.8)
                .thorn(between(.34, .44), 1, between(7, 10), between(.5, .9)));
    double crown = foot - pairs * rise;
    half.place(
        () ->
            blade(
                    3,
                    crown + between(-4, 6),
                    -between(60, 80),
                    between(40, 58),
                    between(0, 50),
                    -between(120, 260),
                    4.2)
                .thorn(between(.30, .42), 1, between(7, 10), between(.5, .9)));
    double length = between(62, 84);
    return spear(mirrored(half), crown - between(2, 12), length, between(3.6, 5));
  }

  private Sheet spread() {
    double tilt = between(-14, 6);
    Arrangement half = Arrangement.half(gap);
    half.place(
        () ->
            blade(
                    2.4,
                    2,
                    tilt + between(-4, 4),
                    between(96, 112),
                    between(-70, -20),
                    between(200, 330),
                    between(5.4, 6.4))
                .thorn(between(.24, .30), 1, between(9, 12), between(.5, 1))
                .thorn(between(.40, .48), -1, between(9, 13), between(.5, 1))
                .thorn(between(.56, .64), 1, between(7, 10), between(.4, .9)));
    half.place(
        () ->
            blade(
                    2.4,
                    -4,
                    tilt - between(30, 52),
                    between(60, 76),
                    between(0, 40),
                    between(160, 300),
                    4.6)
                .thorn(between(.3, .4), -1, between(7, 10), between(.4, .9)));
    half.place(
        () ->
            blade(
                    2.4,
                    7,
                    tilt + between(30, 54),
                    between(50, 66),
                    -between(0, 40),
                    -between(160, 300),
                    4.6)
                .thorn(between(.3, .4), 1, between(7, 10), between(.4, .9)));
    half.place(
        () ->
            blade(
                2.4,
                -8,
                -between(66, 84),
                between(28, 40),
                between(0, 60),
                -between(60, 200),
                3.6));
    return spear(mirrored(half), -between(24, 32), between(50, 64), between(3.6, 5));
  }

  /** A slim diamond on the axis, over what is there. */
  private Sheet spear(Sheet sheet, double top, double length, double half) {
    double waist = length * between(.28, .42);
    Path2D spear =
        Paths.mirrored(
            half * .22,
            waist * .35,
            half * .75,
            waist * .8,
            half,
            waist,
            half * .5,
            waist + (length - waist) * .2,
            half * .2,
            waist + (length - waist) * .6,
            0,
            length);
    spear.transform(AffineTransform.getTranslateInstance(0, top));
    return sheet.gap(spear, 2 * gap).solid(spear);
  }

  private Sheet flow(double slender) {
    int knots = (int) Math.max(4, Math.min(9, Math.round(1.9 * slender)));
    double sway = between(9, 15) * (random.nextBoolean() ? 1 : -1);
    double[] points = new double[2 * (knots + 1)];
    for (int i = 0; i <= knots; i++) {
      points[2 * i] = (i % 2 == 0 ? 1 : -1) * sway * (i == 0 || i == knots ? .4 : 1);
      points[2 * i + 1] = (i - knots / 2.0) * 30;
    }
    Course spine = Course.through(false, points);
    Arrangement all = Arrangement.free(gap);
    Blade main = new Blade(spine, between(5, 6.4) * bulk, between(.36, .5), 0);
    for (int i = 0; i < knots - 1; i++) {
      main.thorn(
          (i + 1.2) / knots + between(-.03, .03),
          i % 2 == 0 ? -1 : 1,
          between(8, 11),
          between(.5, 1));
    }
    all.place(() -> main);
    int companions = few(knots + 2);
    for (int i = 0; i < companions; i++) {
      double at = .06 + .66 * i / (companions - 1);
      int side = (i % 2 == 0) == (sway > 0) ? -1 : 1;
      all.place(
          () -> {
            double[] p = spine.at(at + between(-.06, .06));
            double back = between(1.6, 3.4);
            Course way =
                Course.bent(
                    p[0],
                    p[1],
                    p[2] + side * between(.5, .9),
                    between(38, 58),
                    share -> side * (-back + 3.6 * back * share * share));
            return new Blade(way, between(3.8, 5) * bulk, .34, 1)
                .thorn(between(.32, .5), side, between(7, 10), between(.5, 1.0));
          });
    }
    Sheet sheet = all.sheet();
    if (!wishes.wants(Feature.SPARE)) {
      all.echoes(sheet, 1.15 * gap + pens.main() / 2, pens.main());
    }
    return sheet;
  }

  private Sheet wheel() {
    int count = 3 + random.nextInt(wishes.wants(Feature.DENSE) ? 5 : 4);
    double size = count > 4 ? .9 : 1;
    double inner = 3 + count * 1.8;
    double turn = between(25, 55);
    Arrangement arm = Arrangement.arm(gap, count);
    arm.place(
        () ->
            blade(
                    inner,
                    0,
                    turn,
                    between(52, 96) * size,
                    -between(100, 170),
                    -between(280, 420),
                    between(4.8, 6) * size)
                .thorn(between(.26, .32), 1, between(8, 12), between(.5, 1))
                .thorn(between(.44, .52), 1, between(7, 10), between(.5, 1)));
    // Its companion runs along the outside and curls the other way.
    arm.place(
        () ->
            blade(
                    inner + between(6, 16),
                    between(2, 8),
                    turn + between(10, 40),
                    between(44, 60) * size,
                    -between(20, 80),
                    between(180, 360),
                    between(3.6, 4.6))
                .thorn(between(.36, .46), -1, between(6, 8), .7));
    Sheet drawn = arm.sheet();
    if (!wishes.wants(Feature.SPARE)) {
      arm.echoes(drawn, 1.15 * gap + pens.main() / 2, pens.main());
    }
    Sheet sheet = new Sheet().around(count, -StrictMath.PI / 2, drawn);
    double middle = inner - 1.6 * gap;
    sheet.gap(Paths.circle(0, 0, middle), 2 * gap).solid(Paths.circle(0, 0, middle));
    if (random.nextBoolean()) {
      sheet.clear(Paths.circle(0, 0, middle * .6)).solid(Paths.circle(0, 0, middle * .25));
    }
    return sheet;
  }

  private Sheet mirrored(Arrangement half) {
    Sheet right = half.sheet();
    if (!wishes.wants(Feature.SPARE)) {
      half.echoes(right, 1.15 * gap + pens.main() / 2, pens.main());
    }
    return new Sheet().add(right).add(right, AffineTransform.getScaleInstance(-1, 1));
  }
}
