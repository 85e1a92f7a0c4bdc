package ink.models.design.mandala;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.design.mandala.Petal.Fill;
import ink.models.design.mandala.Petal.Shape;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A mandala around the origin, outermost ring first. Each ring's petals stand on a disc that the
 * next band covers, so layers overlap as they would when inked. Rings that would crowd at the
 * wished size are left out.
 */
public final class Mandala {

  private static final int[] FOLDS = {8, 8, 10, 12, 12, 16};

  private final Wishes wishes;
  private final Pens pens;
  private final double radius;
  private final SplittableRandom random;
  private final int fold;
  private final Bands bands;
  private final Sheet sheet = new Sheet();

  private Mandala(Wishes wishes, Pens pens, double radius, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.radius = radius;
    this.random = random;
    int chosen = FOLDS[random.nextInt(FOLDS.length)];
    // Below 70 mm across, 16 petals close up within years.
    this.fold = wishes.fold().orElse(radius < 36 ? Math.min(chosen, 10) : chosen);
    this.bands = new Bands(pens, fold);
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Mandala(wishes, pens, Math.min(width, height) / 2, random).draw();
  }

  private Sheet draw() {
    double heart = radius * (.20 + .05 * random.nextDouble());
    double middle = radius * (.38 + .05 * random.nextDouble());
    double outer = radius * (.58 + .05 * random.nextDouble());
    boolean spare = wishes.wants(Feature.SPARE) || radius < 32;

    List<Shape> shapes = shuffled(Shape.OGEE, Shape.POINTED, Shape.SPADE, Shape.ROUND);
    if (wishes.wants(Feature.LOTUS)) {
      shapes.remove(Shape.OGEE);
      shapes.add(0, Shape.OGEE);
    }
    crown(outer, shapes.get(0), spare);
    if (!spare) {
      band(outer, radius * .05);
      outer -= radius * .05;
    }
    petals(spare ? heart : middle, outer, shapes.get(1), 0);
    if (!spare) {
      band(middle, radius * .045);
      petals(heart, middle - radius * .045, shapes.get(2), .5);
    }
    band(heart, radius * .03);
    sheet.add(centre(heart - radius * .03));
    return sheet;
  }

  /** The outermost ring, with a rear ring looking through and finials to the edge. */
  private void crown(double inner, Shape shape, boolean spare) {
    int dots = spare ? 2 : 3;
    double size = Math.max(pens.dot() * .9, radius * .013);
    boolean lace = wishes.wants(Feature.LACE) || random.nextInt(4) == 0;
    double finials = Bands.finialLength(size, dots) + size * 1.2;
    double tip = radius - finials - pens.main();
    double step = StrictMath.PI / fold;
    boolean slender = shape == Shape.ROUND;
    double rearTip = inner + (tip - inner) * (slender ? 1 : .86);
    Petal rear = petal(slender ? Shape.POINTED : Shape.LEAF, inner * .86, rearTip, .92);
    Petal front = petal(shape, inner * .84, slender ? inner + (tip - inner) * .84 : tip, .98);

    double rearDots = slender ? tip : rearTip;
    sheet.add(
        bands.finials(rearDots + size * 1.2, size * (slender ? 1 : .8), slender ? dots : 2, step));
    sheet.around(fold, step, rear.draw(rearFill(), pens, inner * 1.06, random));
    sheet.add(bands.finials(front.to() + size * 1.2, size, slender ? 1 : dots, 0));
    sheet.around(fold, 0, front.draw(frontFill(shape), pens, inner * 1.04, random));
    if (lace && (!spare || wishes.wants(Feature.LACE)) && wishes.allows(Feature.LACE)) {
      sheet.clear(Paths.circle(0, 0, inner * 1.0));
      sheet.add(bands.lace(inner, radius * .055, fold * 2));
    }
  }

  /** A ring of petals between two bands, turned by a number of half steps. */
  private void petals(double inner, double outer, Shape shape, double halfSteps) {
    double tip = outer - pens.main() * .9;
    double turn = 2 * StrictMath.PI * halfSteps / fold;
    double step = StrictMath.PI / fold;
    boolean ground =
        wishes.allows(Feature.BLACK) && (wishes.wants(Feature.BLACK) || random.nextInt(3) == 0);
    if (ground) {
      sheet.solid(Paths.circle(0, 0, outer));
    }
    Petal rear = petal(Shape.LEAF, inner * .8, inner + (tip - inner) * .92, .80);
    sheet.around(
        fold, turn + step, rear.draw(ground ? Fill.PLAIN : rearFill(), pens, inner * 1.08, random));
    Petal front = petal(shape, inner * .78, tip, .94);
    sheet.around(fold, turn, front.draw(frontFill(shape), pens, inner * 1.06, random));
  }

  private void band(double outer, double width) {
    double inner = outer - width;
    int kind = wishes.wants(Feature.BEADS) ? 0 : random.nextInt(4);
    boolean black = wishes.allows(Feature.BLACK);
    if (width < pens.fine() * 4.5) {
      sheet.add(black && kind < 2 ? bands.night(inner, outer) : bands.ring(inner, outer));
    } else if (kind == 0 && wishes.allows(Feature.BEADS)) {
      sheet.add(bands.beads(inner, outer, random.nextBoolean() ? 0 : 2));
    } else if (kind == 1 && black) {
      sheet.add(bands.night(inner, outer));
    } else if (kind == 2 && black) {
      sheet.add(bands.teeth(inner, outer));
    } else {
      sheet.add(bands.ring(inner, outer));
    }
  }

  private Sheet centre(double within) {
    Centre centre = new Centre(pens, fold, within);
    // A lotus shows in the petals too: what has only the centre to stand in goes first.
    if (wishes.wants(Feature.STAR) || wishes.wants(Feature.COMPASS)) {
      return centre.star();
    }
    if (wishes.wants(Feature.GEOMETRY) || wishes.wants(Feature.FLOWER_OF_LIFE)) {
      return centre.geometry();
    }
    if (wishes.wants(Feature.SUNFLOWER) || wishes.wants(Feature.FLOWERS)) {
      return centre.sunflower(random);
    }
    if (wishes.wants(Feature.LOTUS)) {
      return centre.lotus(random);
    }
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> centre.lotus(random);
      case 3, 4 -> centre.sunflower(random);
      case 5 -> centre.star();
      default -> centre.geometry();
    };
  }

  private Petal petal(Shape shape, double from, double to, double width) {
    double widest = from + (to - from) * (shape == Shape.ROUND || shape == Shape.SPADE ? .62 : .45);
    double half = widest * StrictMath.tan(StrictMath.PI / fold) * width;
    // A petal wider than it is tall reads as a blob.
    return new Petal(shape, from, to, Math.min(half, (to - from) * .52));
  }

  private Fill frontFill(Shape shape) {
    if (wishes.wants(Feature.LEAVES)) {
      return Fill.VEINS;
    }
    Fill[] from =
        wishes.allows(Feature.DOTS)
            ? new Fill[] {Fill.DOTS, Fill.DOTS, Fill.DROP, Fill.VEINS, Fill.ECHO, Fill.BLACK}
            : new Fill[] {Fill.DROP, Fill.VEINS, Fill.ECHO, Fill.RAYS};
    Fill fill = from[random.nextInt(from.length)];
    if (wishes.wants(Feature.DOTS) && random.nextInt(3) > 0) {
      return Fill.DOTS;
    }
    if (shape == Shape.ROUND && (fill == Fill.DROP || fill == Fill.BLACK)) {
      return Fill.RAYS; // black in a round petal looks like an eye
    }
    return fill == Fill.BLACK && !wishes.allows(Feature.BLACK) ? Fill.ECHO : fill;
  }

  private Fill rearFill() {
    if (wishes.allows(Feature.DOTS) && random.nextInt(3) > 0) {
      return Fill.DOTS;
    }
    return random.nextBoolean() ? Fill.RAYS : Fill.PLAIN;
  }

  private List<Shape> shuffled(Shape... shapes) {
    List<Shape> left = new ArrayList<>(List.of(shapes));
    List<Shape> order = new ArrayList<>();
    while (!left.isEmpty()) {
      order.add(left.remove(random.nextInt(left.size())));
    }
    return order;
  }
}
