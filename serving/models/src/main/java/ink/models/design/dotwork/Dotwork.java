package ink.models.design.dotwork;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Stipple;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** A picture of dots around the origin: a rosette, a spiral, a planet, or hills under a sun. */
public final class Dotwork {

  private enum Form {
    ROSETTE,
    SPIRAL,
    PLANET,
    HILLS
  }

  private final Wishes wishes;
  private final Pens pens;
  private final double radius;
  private final SplittableRandom random;

  /** Millimetres between the centres of dots where it is darkest. */
  private final double pitch;

  private Dotwork(Wishes wishes, Pens pens, double radius, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.radius = radius;
    this.random = random;
    double usual = pens.dot() * 1.7;
    pitch =
        wishes.wants(Feature.DENSE)
            ? usual * .9
            : wishes.wants(Feature.SPARE) ? usual * 1.3 : usual;
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Dotwork(wishes, pens, Math.min(width, height) / 2, random).draw();
  }

  private Sheet draw() {
    return switch (form()) {
      case ROSETTE -> new Rosette(wishes, pens, pitch, radius, random).draw();
      case SPIRAL -> spiral();
      case PLANET -> planet();
      case HILLS -> new Hills(wishes, pens, pitch, radius, random).draw();
    };
  }

  private Form form() {
    if (wishes.wants(Feature.SPIRAL)) {
      return Form.SPIRAL;
    }
    if (wishes.wants(Feature.PLANET)) {
      return Form.PLANET;
    }
    if (wishes.wants(Feature.MOUNTAINS)) {
      return Form.HILLS;
    }
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> Form.ROSETTE;
      case 3 -> Form.SPIRAL;
      case 4 -> Form.PLANET;
      default -> Form.HILLS;
    };
  }

  /** Dots in the golden angle, growing and shrinking with the distance from the middle. */
  private Sheet spiral() {
    Sheet sheet = new Sheet();
    double golden = StrictMath.PI * (3 - StrictMath.sqrt(5));
    double least = pens.dot() * .8;
    double most = Math.max(pens.main() * 1.5, radius * .034);
    double waves = 1 + random.nextInt(3);
    boolean hollow = random.nextBoolean();
    double spread = (2 * most + Pens.GAP * .55) / StrictMath.sqrt(3.2);
    int arms = random.nextBoolean() ? 0 : 5 + random.nextInt(4);
    double start = hollow ? radius * .16 : radius * .04;
    for (int i = 0; ; i++) {
      double r = StrictMath.sqrt(start * start + spread * spread * i);
      double t = (r - start) / (radius - start);
      double wave = .5 - .5 * StrictMath.cos(2 * StrictMath.PI * waves * t);
      double angle = i * golden;
      double arm = arms == 0 ? 1 : .62 + .38 * StrictMath.cos(angle * arms + 5 * StrictMath.PI * t);
      double size = (least + (most - least) * wave * arm) / 1;
      size = Math.max(least, size * (.45 + .55 * t)) / 1.15;
      if (r + size > radius) {
        break;
      }
      sheet.dot(r * StrictMath.cos(angle), r * StrictMath.sin(angle), size);
    }
    return sheet;
  }

  /** A ball lit from one side, with a ring around it or rays of dots behind it. */
  private Sheet planet() {
    Sheet sheet = new Sheet();
    boolean ringed = random.nextInt(3) > 0;
    double ball = radius * (ringed ? .52 : .60);
    double towards = random.nextDouble() * 2 * StrictMath.PI;
    double lx = StrictMath.cos(towards) * .75;
    double ly = StrictMath.sin(towards) * .75;
    int bands = random.nextInt(5);
    if (!ringed) {
      halo(sheet, ball);
    }
    DoubleBinaryOperator shade =
        (x, y) -> {
          double r2 = (x * x + y * y) / (ball * ball);
          if (r2 >= .985) {
            return 0;
          }
          double z = StrictMath.sqrt(1 - r2);
          double lit = (x * lx + y * ly) / ball + z * .66;
          double band = bands < 3 ? 0 : .16 * StrictMath.sin(y / ball * bands * 3.5 + x / ball);
          return Math.max(0, Math.min(1, 1.02 - 1.05 * lit + band));
        };
    if (ringed) {
      // Flat enough that its rims cross the ball and do not run along it.
      double tilt = .22 + .14 * random.nextDouble();
      double lean = (random.nextDouble() - .5) * .9;
      Sheet level = new Sheet();
      double outer = radius * .98;
      double inner = outer * .72;
      ring(level, inner, outer, tilt, false);
      Sheet front = new Sheet();
      ring(front, inner, outer, tilt, true);
      sheet.add(level, Paths.turn(lean));
      Path2D disc = Paths.circle(0, 0, ball);
      sheet.clear(Paths.circle(0, 0, ball + Pens.GAP)).line(disc, pens.main());
      stipple(sheet, ball, shade, lean, inner, outer, tilt);
      sheet.add(front, Paths.turn(lean));
      stars(sheet, ball, outer, lean, tilt);
    } else {
      sheet.clear(Paths.circle(0, 0, ball + Pens.GAP));
      sheet.line(Paths.circle(0, 0, ball), pens.main());
      stipple(sheet, ball, shade, 0, 0, 0, 1);
    }
    return sheet;
  }

  private void stipple(
      Sheet sheet,
      double ball,
      DoubleBinaryOperator shade,
      double lean,
      double inner,
      double outer,
      double tilt) {
    double cos = StrictMath.cos(-lean);
    double sin = StrictMath.sin(-lean);
    double keep = pens.dot() + pens.main() / 2;
    Stipple.dots(
        new Stipple.Field(-ball, -ball, ball, ball),
        pitch,
        (x, y) -> {
          double u = x * cos - y * sin;
          double v = (x * sin + y * cos) / tilt;
          double r = StrictMath.sqrt(u * u + v * v);
          boolean behind = v > 0 && r > inner - 2 * keep && r < outer + 2 * keep;
          double edge = StrictMath.sqrt(x * x + y * y);
          return behind || edge > ball - keep ? 0 : shade.applyAsDouble(x, y);
        },
        random,
        (x, y) -> sheet.dot(x, y, pens.dot() / 2));
  }

  /** The half of a planet's ring that is before or behind it. */
  private void ring(Sheet sheet, double inner, double outer, double tilt, boolean front) {
    double from = front ? 0 : StrictMath.PI;
    double[] rims = {inner, outer};
    for (int i = 0; i < 2; i++) {
      sheet.line(half(rims[i], tilt, from), i == 1 ? pens.main() : pens.fine());
    }
    for (int row = 1; row <= 2; row++) {
      double r = inner + (outer - inner) * row / 3;
      int count = (int) (StrictMath.PI * r / (pens.dot() * (row == 1 ? 2.2 : 3.4)));
      for (int i = 1; i < count; i++) {
        double angle = from + StrictMath.PI * i / count;
        sheet.dot(r * StrictMath.cos(angle), r * tilt * StrictMath.sin(angle), pens.dot() * .5);
      }
    }
  }

  private static Path2D half(double radius, double tilt, double from) {
    Path2D arc = Paths.arc(0, 0, radius, from, from + StrictMath.PI);
    arc.transform(java.awt.geom.AffineTransform.getScaleInstance(1, tilt));
    return arc;
  }

  private void stars(Sheet sheet, double ball, double outer, double lean, double tilt) {
    for (int i = 0; i < 40; i++) {
      double angle = random.nextDouble() * 2 * StrictMath.PI;
      double r = ball * 1.25 + (radius - ball * 1.25) * random.nextDouble();
      double u = r * StrictMath.cos(angle);
      double v = r * StrictMath.sin(angle);
      if (Math.abs(v) < outer * tilt + 3 || r > radius - 2) {
        continue;
      }
      double x = u * StrictMath.cos(lean) - v * StrictMath.sin(lean);
      double y = u * StrictMath.sin(lean) + v * StrictMath.cos(lean);
      sheet.dot(x, y, pens.dot() * (.5 + .8 * random.nextDouble()));
    }
  }

  /** Rays of dots that shrink outwards. */
  private void halo(Sheet sheet, double ball) {
    int rays = 8 * (3 + random.nextInt(3));
    for (int i = 0; i < rays; i++) {
      double angle = 2 * StrictMath.PI * i / rays;
      double to = radius * (i % 4 == 0 ? 1 : i % 2 == 0 ? .88 : .78);
      double size = pens.main() * .95;
      double r = ball + Pens.GAP + pens.main() + size;
      while (r + size < to) {
        sheet.dot(r * StrictMath.cos(angle), r * StrictMath.sin(angle), size);
        double next = Math.max(pens.dot() * .45, size * .84);
        r += size + next + Pens.GAP;
        size = next;
      }
    }
  }
}
