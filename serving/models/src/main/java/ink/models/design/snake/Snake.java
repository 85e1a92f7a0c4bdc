package ink.models.design.snake;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Course;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** A snake around the origin, from above: a curve that it lies along, a skin, a head. */
public final class Snake {

  private static final double TAU = 2 * StrictMath.PI;

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;

  private Snake(Wishes wishes, Pens pens, SplittableRandom random) {
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
    return new Snake(wishes, pens, random).draw(width, height);
  }

  private Sheet draw(double width, double height) {
    boolean lying = width > height * 1.3;
    double longer = Math.max(width, height);
    double shorter = Math.min(width, height);
    double[] points = way(longer / shorter);
    boolean viper = random.nextInt(3) > 0;
    int tongue = random.nextBoolean() ? 1 : -1;
    boolean flip = random.nextBoolean();
    double slender = Math.min(1.5, 1 + .28 * (longer / shorter - 1));
    // Thinner, it has no room for a skin.
    double girth =
        Math.max(
            Math.min(4.6, shorter * .1), shorter * slender * (.050 + .014 * random.nextDouble()));
    Skin skin = skin(girth);
    // The first fit is of the bare way, the next ones of the snake on it: pens do not scale.
    double scale = shorter / 130;
    Sheet sheet = new Sheet();
    for (int round = 0; round < 4; round++) {
      sheet = snake(scaled(points, scale, flip), girth, skin, viper, tongue);
      Rectangle2D box = sheet.bounds();
      double fit = Math.min(shorter / box.getWidth(), longer / box.getHeight());
      if (fit > .985 && fit < 1.0) {
        break;
      }
      scale *= round == 3 ? 1 : fit * .995;
    }
    Rectangle2D box = sheet.bounds();
    double fit = Math.min(1, Math.min(shorter / box.getWidth(), longer / box.getHeight()));
    AffineTransform middle = AffineTransform.getScaleInstance(fit, fit);
    middle.translate(-box.getCenterX(), -box.getCenterY());
    if (lying) {
      middle.preConcatenate(Paths.turn(StrictMath.PI / 2));
    }
    return new Sheet().add(sheet, middle);
  }

  private static double[] scaled(double[] points, double scale, boolean flip) {
    double[] scaled = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      scaled[i] = points[i] * scale * (flip && i % 2 == 0 ? -1 : 1);
    }
    return scaled;
  }

  private Sheet snake(double[] points, double girth, Skin skin, boolean viper, int tongue) {
    Course course = Course.through(false, points);
    double neck = girth * .66;
    DoubleUnaryOperator half =
        share -> {
          double tail = StrictMath.pow(Math.max(0, Math.min(1, share / .55)), .75);
          double front = share > .78 ? (share - .78) / .22 : 0;
          double ease = front * front * (3 - 2 * front);
          return Math.max(.12, girth * tail * (1 - ease) + neck * ease);
        };
    Sheet sheet = new Body(course, half, skin, pens).draw();
    return sheet.add(new Head(neck, viper, tongue).draw(pens), Head.at(course.at(1)));
  }

  private Skin skin(double girth) {
    Skin.Pattern pattern = Skin.Pattern.values()[random.nextInt(4)];
    if (wishes.wants(Feature.DOTS)) {
      pattern = Skin.Pattern.DOTS;
    } else if (wishes.wants(Feature.BLACK)) {
      pattern = random.nextBoolean() ? Skin.Pattern.BANDS : Skin.Pattern.DIAMONDS;
    } else if (!wishes.allows(Feature.DOTS) && pattern == Skin.Pattern.DOTS) {
      pattern = Skin.Pattern.LATTICE;
    }
    return new Skin(pattern, .38 + .14 * random.nextDouble(), girth);
  }

  /** The way from tail to neck, in a box about 100 wide, y downwards. */
  private double[] way(double aspect) {
    if (aspect > 1.6) {
      return waves(aspect);
    }
    return switch (random.nextInt(6)) {
      case 0, 1 -> waves(1.25);
      case 2 -> ring();
      case 3 -> eight();
      case 4 -> coil();
      default -> knot();
    };
  }

  private double jitter(double amount) {
    return (2 * random.nextDouble() - 1) * amount;
  }

  /** Upwards in half circles with runs between them, the tail below. */
  private double[] waves(double aspect) {
    int bends = (int) Math.max(3, Math.min(9, Math.round(1.9 * aspect + random.nextInt(2))));
    double step = 100 * aspect / (bends + 1);
    double radius = step * (.56 + .06 * random.nextDouble());
    int each = 5;
    double[] points = new double[2 * (bends * each + 2)];
    points[0] = -30;
    points[1] = step * (bends + 1) / 2;
    for (int i = 0; i < bends; i++) {
      int side = i % 2 == 0 ? 1 : -1;
      double y = step * (bends - 1) / 2 - step * i;
      double reach = (44 - radius) * (i == bends - 1 ? .7 : 1) + jitter(3);
      for (int j = 0; j < each; j++) {
        double angle = StrictMath.PI * (.5 - .25 * j);
        int at = 2 * (i * each + j + 1);
        points[at] = side * (reach + radius * StrictMath.cos(angle));
        points[at + 1] = y + radius * .96 * StrictMath.sin(angle);
      }
    }
    int last = points.length - 2;
    points[last] = (bends % 2 == 0 ? 1 : -1) * (12 + jitter(8));
    points[last + 1] = -step * (bends + 1.3) / 2;
    return points;
  }

  /** Round to itself, the head over the tail. */
  private double[] ring() {
    int count = 25;
    double over = 1.03 + .07 * random.nextDouble();
    double[] points = new double[2 * count];
    double turn = random.nextDouble() * TAU;
    double high = .9 + .2 * random.nextDouble();
    for (int i = 0; i < count; i++) {
      double t = i / (count - 1.0);
      double angle = turn + TAU * over * t;
      double r = 46 + (t > .82 ? (t - .82) * 60 : 0) - (t < .2 ? (.2 - t) * (.2 - t) * 520 : 0);
      points[2 * i] = r * StrictMath.cos(angle);
      points[2 * i + 1] = high * r * StrictMath.sin(angle);
    }
    return points;
  }

  private double[] eight() {
    int count = 17;
    double[] points = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double t = .13 + .93 * i / (count - 1.0);
      double grow = 1 + .10 * StrictMath.sin(3 * t);
      points[2 * i] = 40 * grow * StrictMath.sin(2 * TAU * t) + jitter(1);
      points[2 * i + 1] = 54 * StrictMath.cos(TAU * t) * grow;
    }
    return points;
  }

  /** A coil whose inner end crosses it and rises above. */
  private double[] coil() {
    int count = 26;
    double turns = 1.52 + .16 * random.nextDouble();
    double[] points = new double[2 * count + 6];
    double start = StrictMath.PI / 2 + .2 - TAU * turns + TAU * 2;
    for (int i = 0; i < count; i++) {
      double t = i / (count - 1.0);
      double angle = start + TAU * turns * t;
      double r = 62 - 36 * t;
      points[2 * i] = r * StrictMath.cos(angle);
      points[2 * i + 1] = 20 + r * StrictMath.sin(angle) * .84;
    }
    double[] rise = {-31, 18, -18, -14, 8, -34};
    double[] neck = {4 + jitter(6), -62};
    System.arraycopy(rise, 0, points, 2 * count, 4);
    System.arraycopy(neck, 0, points, 2 * count + 4, 2);
    return points;
  }

  /** Two loops that pass through each other. */
  private double[] knot() {
    return new double[] {
      -46 + jitter(4),
      58,
      -20,
      50 + jitter(3),
      10,
      38,
      36 + jitter(3),
      18,
      30,
      -12,
      0,
      -18,
      -32 + jitter(3),
      -2,
      -38,
      26,
      -8,
      36 + jitter(2),
      22,
      8,
      24 + jitter(4),
      -26,
      2,
      -44,
      -22,
      -38 + jitter(3),
      -28,
      -58,
      -6 + jitter(6),
      -72
    };
  }
}
