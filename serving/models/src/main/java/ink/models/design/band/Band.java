package ink.models.design.band;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A band unrolled around the origin. Each row repeats a whole number of times, so that the right
 * edge meets the left when the strip lies around a limb of that circumference. Rows stand mirrored
 * around the middle one, between lines whose weights grow outwards.
 */
public final class Band {

  /** A band higher than this part of its circumference reads as a sleeve. */
  private static final double HIGHEST = .40;

  /** Millimetres of skin between two rows. */
  private static final double GAP = 1.5;

  /** Millimetres: smaller cells close up within ten years. */
  private static final double NARROWEST = 3.4;

  private static final List<Tile> WIDE =
      List.of(
          Tile.HOLLOW_TEETH,
          Tile.DIAMONDS,
          Tile.LATTICE,
          Tile.KEY,
          Tile.SCROLL,
          Tile.SCALLOPS,
          Tile.LEAVES,
          Tile.ZIGZAG,
          Tile.STEPS,
          Tile.SPEARS,
          Tile.CHEVRONS);
  private static final List<Tile> NARROW =
      List.of(
          Tile.TEETH,
          Tile.DOTS,
          Tile.BEADS,
          Tile.BARS,
          Tile.CHEVRONS,
          Tile.LATTICE,
          Tile.ZIGZAG,
          Tile.SCALLOPS);

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;
  private final double round;

  private Band(Wishes wishes, Pens pens, double round, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.round = round;
    this.random = random;
  }

  /**
   * @param width millimetres: the circumference around which the band closes
   * @param height millimetres; a sheet higher than a band leaves the rest free
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    if (height > width * 1.5) { // along a limb: the strip runs upwards
      return new Sheet()
          .add(
              new Band(wishes, pens, height, random)
                  .draw(Math.min(width - pens.main(), height * HIGHEST)),
              Paths.turn(-StrictMath.PI / 2));
    }
    double share = .24 + .14 * random.nextDouble();
    double high = wishes.wants(Feature.SPARE) ? share * .6 : share;
    return new Band(wishes, pens, width, random).draw(Math.min(height - pens.main(), width * high));
  }

  private Sheet draw(double height) {
    boolean graded = height > 12;
    double edge = Math.max(pens.main() * 1.5, Math.min(3.2, height * .07));
    boolean fringe = random.nextInt(3) == 0 && height > 24;
    double half = height / 2;
    Sheet upper = new Sheet();
    double y = half;
    if (fringe) {
      double deep = Math.max(3, height * .10);
      List<Tile> fringes = List.of(Tile.TEETH, Tile.DOTS, Tile.SPEARS, Tile.SCALLOPS);
      Tile tile = pick(fringes.stream().filter(t -> t.least(pens) <= deep).toList());
      row(upper, tile, -y, deep, false);
      boolean stands = tile == Tile.TEETH && random.nextBoolean();
      y -= deep + (stands ? 0 : GAP);
    }
    bar(upper, -y, edge);
    y -= edge + GAP;
    // A heavy line wants a lighter one beside it.
    if (height > 10) {
      line(upper, -y + pens.main() / 2, pens.main());
      y -= pens.main() + GAP;
    }
    int rows =
        height < 14 || wishes.wants(Feature.SPARE)
            ? 0
            : height > 32 + 5 * random.nextInt(3) ? 2 : 1;
    if (wishes.wants(Feature.DENSE)) {
      rows++;
    }
    List<Tile> used = new ArrayList<>();
    double middle = Math.max(4, (y - rows * (GAP * 2 + pens.main())) * (rows > 1 ? .40 : .52));
    double narrow = rows == 0 ? 0 : (y - middle) / rows - 2 * GAP - pens.main();
    double high = narrow;
    for (int i = 0; i < rows && narrow > 2.6; i++) {
      Tile tile =
          pick(NARROW.stream().filter(t -> !used.contains(t) && t.least(pens) <= high).toList());
      used.add(tile);
      row(upper, tile, -y, narrow, random.nextBoolean());
      y -= narrow + GAP;
      line(upper, -y + pens.main() / 2, i == 0 ? pens.main() : pens.fine());
      y -= pens.main() + GAP;
    }
    Sheet sheet = new Sheet().add(upper).add(upper, new AffineTransform(1, 0, 0, -1, 0, 0));
    heart(sheet, y, graded, used);
    return sheet;
  }

  /** The middle row: one row of tiles, or two mirrored to each other. */
  private void heart(Sheet sheet, double half, boolean graded, List<Tile> used) {
    Tile tile =
        pick(WIDE.stream().filter(t -> !used.contains(t) && t.least(pens) <= 2 * half).toList());
    boolean doubled =
        graded && random.nextInt(3) == 0 && tile != Tile.LEAVES && half > tile.least(pens) + 2;
    if (tile == Tile.TEETH
        || tile == Tile.HOLLOW_TEETH
        || tile == Tile.STEPS
        || tile == Tile.SPEARS && doubled) {
      doubled = graded && half > tile.least(pens) + 1;
    }
    if (!doubled) {
      row(sheet, tile, -half, 2 * half, false);
      return;
    }
    // Heads to the middle, or feet to the middle with a line between them.
    boolean inwards = random.nextBoolean();
    double gap = inwards ? GAP / 2 : (GAP + pens.main() / 2);
    Sheet upper = new Sheet();
    row(upper, tile, -half, half - gap, inwards);
    sheet.add(upper).add(upper, new AffineTransform(1, 0, 0, -1, 0, 0));
    if (!inwards) {
      line(sheet, 0, pens.main());
    }
  }

  /** A row from y {@code top} downwards, its cells as near to their best shape as closes. */
  private void row(Sheet sheet, Tile tile, double top, double high, boolean upsideDown) {
    double best = Math.max(NARROWEST, high * tile.wideByHigh());
    int count = (int) Math.max(2, Math.round(round / best));
    double wide = round / count;
    Sheet cell = tile.draw(wide, high, pens);
    for (int i = 0; i < count; i++) {
      double x = -round / 2 + round * i / count;
      sheet.add(
          cell,
          upsideDown
              ? new AffineTransform(1, 0, 0, -1, x, top + high)
              : AffineTransform.getTranslateInstance(x, top));
    }
  }

  private void bar(Sheet sheet, double top, double high) {
    Path2D bar = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    bar.moveTo(-round / 2, top);
    bar.lineTo(round / 2, top);
    bar.lineTo(round / 2, top + high);
    bar.lineTo(-round / 2, top + high);
    bar.closePath();
    sheet.solid(bar);
  }

  private void line(Sheet sheet, double y, double weight) {
    sheet.line(Paths.line(-round / 2, y, round / 2, y), weight);
  }

  private Tile pick(List<Tile> tiles) {
    List<Tile> allowed =
        tiles.stream()
            .filter(tile -> wishes.allows(Feature.LEAVES) || tile != Tile.LEAVES)
            .filter(
                tile -> wishes.allows(Feature.DOTS) || (tile != Tile.DOTS && tile != Tile.BEADS))
            .toList();
    if (wishes.wants(Feature.LEAVES) && allowed.contains(Tile.LEAVES)) {
      return Tile.LEAVES;
    }
    if (wishes.wants(Feature.DOTS) && allowed.contains(Tile.DOTS)) {
      return Tile.DOTS;
    }
    if (wishes.wants(Feature.BEADS) && allowed.contains(Tile.BEADS)) {
      return Tile.BEADS;
    }
    // What is too low for a row of anything has room for chevrons.
    return allowed.isEmpty() ? Tile.CHEVRONS : allowed.get(random.nextInt(allowed.size()));
  }
}
