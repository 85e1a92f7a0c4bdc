package ink.models.design.mandala;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.design.mandala.Bands.Kind;
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
    this.fold = wishes.fold().orElse(radius < 36 ? 8 : radius < 60 ? Math.min(chosen, 12) : chosen);
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
    double heart = radius * (.19 + .04 * random.nextDouble());
    double middle = radius * (.39 + .05 * random.nextDouble());
    double outer = radius * (.60 + .05 * random.nextDouble());
    boolean spare = wishes.wants(Feature.SPARE) || radius < 36;

    List<Shape> shapes = shuffled(Shape.OGEE, Shape.POINTED, Shape.SPADE, Shape.ROUND);
    if (wishes.wants(Feature.LOTUS)) {
      shapes.remove(Shape.OGEE);
      shapes.add(0, Shape.OGEE);
    }
    crown(outer, shapes.get(0), spare);
    outer -= spare ? ring(outer) : band(outer, radius * .06);
    double inner = spare ? heart : middle;
    petals(inner, outer, shapes.get(1), 0);
    if (!spare) {
      double below = middle - band(middle, radius * .055);
      petals(heart, below, shapes.get(2), .5);
    }
    sheet.add(centre(heart - band(heart, 0)));
    return sheet;
  }

  /** The outermost ring, with a rear ring looking through and finials to the edge. */
  private void crown(double inner, Shape shape, boolean spare) {
    int dots = spare ? 2 : 3;
    double size = Math.max(pens.dot() * .9, radius * .013);
    boolean lace = wishes.wants(Feature.LACE) || random.nextInt(4) == 0;
    double tip = radius - bands.finialLength(size, dots) - pens.main();
    double step = StrictMath.PI / fold;
    boolean slender = shape == Shape.ROUND;
    double rearTip = inner + (tip - inner) * (slender ? 1 : .80);
    Petal rear = petal(slender ? Shape.POINTED : Shape.LEAF, inner * .86, rearTip, .92);
    double frontTip = slender ? inner + (tip - inner) * .80 : tip;
    Petal front = petal(shape, inner * .84, frontTip, .98);
    lace = (lace && !spare && wishes.allows(Feature.LACE)) || wishes.wants(Feature.LACE);
    double foot = lace ? inner + bands.laceHeight() : inner;

    sheet.add(bands.finials(rearTip, size * (slender ? 1 : .8), slender ? dots : 2, step));
    sheet.around(fold, step, rear.draw(rearFill(), pens, foot, random));
    sheet.add(bands.finials(front.to(), size, slender ? 1 : dots, 0));
    root(inner, front);
    sheet.around(fold, 0, front.draw(frontFill(shape), pens, foot, random));
    if (lace) {
      sheet.clear(Paths.circle(0, 0, inner));
      sheet.add(bands.lace(inner));
    }
  }

  /** A ring of petals between two bands, turned by a number of half steps. */
  private void petals(double inner, double outer, Shape shape, double halfSteps) {
    // Free of the band: a tip that touches it closes up on both sides.
    double tip = outer - pens.main() - Pens.GAP;
    double turn = 2 * StrictMath.PI * halfSteps / fold;
    double step = StrictMath.PI / fold;
    boolean ground =
        wishes.allows(Feature.BLACK) && (wishes.wants(Feature.BLACK) || random.nextInt(3) == 0);
    if (ground) {
      sheet.solid(Paths.circle(0, 0, outer));
    }
    Petal front = petal(shape, inner * .78, tip, .94);
    double between = 2 * outer * StrictMath.sin(step);
    Fill behind = rearFill();
    if (between > 9) {
      Petal rear = petal(Shape.LEAF, inner * .8, inner + (tip - inner) * .92, .80);
      sheet.around(fold, turn + step, rear.draw(ground ? Fill.PLAIN : behind, pens, inner, random));
    } else if (!ground && between > 4 * Pens.GAP) {
      sheet.around(fold, turn + step, new Sheet().dot(0, tip - Pens.GAP, pens.dot() * .8));
    }
    root(inner, front);
    sheet.around(fold, turn, front.draw(frontFill(shape), pens, inner, random));
  }

  /** Inks what is too narrow between the feet of petals to stay open. */
  private void root(double inner, Petal front) {
    double crowded = front.crowded(fold, pens.main());
    if (wishes.allows(Feature.BLACK) && crowded > inner) {
      sheet.solid(Paths.annulus(inner * .97, crowded));
    }
  }

  /**
   * Draws a band inside a circle.
   *
   * @param least millimetres across; 0 for the narrowest
   * @return how wide it is
   */
  private double band(double outer, double least) {
    Kind[] kinds = {Kind.BEADS, Kind.NIGHT, Kind.TEETH, Kind.RING};
    Kind kind = wishes.wants(Feature.BEADS) ? Kind.BEADS : kinds[random.nextInt(kinds.length)];
    boolean even = random.nextBoolean();
    if (least == 0) {
      kind = wishes.allows(Feature.BLACK) && even ? Kind.NIGHT : Kind.RING;
    }
    if (kind == Kind.BEADS
        ? !wishes.allows(Feature.BEADS)
        : kind != Kind.RING && !wishes.allows(Feature.BLACK)) {
      kind = Kind.RING;
    }
    double width = Math.max(bands.width(kind), kind == Kind.RING ? 0 : least);
    double inner = outer - width;
    sheet.add(
        switch (kind) {
          case RING -> bands.ring(inner, outer);
          case BEADS -> bands.beads(inner, outer, even ? 0 : 2);
          case NIGHT -> bands.night(inner, outer);
          case TEETH -> bands.teeth(inner, outer);
        });
    return width;
  }

  /** The plainest band, for a mandala of few parts. */
  private double ring(double outer) {
    double width = bands.width(Kind.RING);
    sheet.add(bands.ring(outer - width, outer));
    return width;
  }

  private Sheet centre(double within) {
    Centre centre = new Centre(pens, fold, within);
    if (within < 7.5) {
      return centre.seed();
    }
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
    double most = Math.min(half, (to - from) * .52);
    // Where nothing may be inked between them they stand apart.
    double free = wishes.allows(Feature.BLACK) ? 0 : (pens.main() + Pens.GAP) / 2;
    return new Petal(shape, from, to, Math.max(half * .4, most - free));
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
    return Fill.PLAIN;
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
