package ink.models.design.botanical;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Tint;
import ink.models.design.Wishes;
import ink.models.vector.Colour;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The plants of one design: one kind of leaf in one shade, one or two kinds of blossom. */
final class Palette {

  /** What a side stem ends in. */
  enum Trim {
    BUD,
    BERRIES,
    SPIKE,
    FROND,
    TWIG
  }

  private final Pens pens;
  private final SplittableRandom random;
  private final Leaf.Kind leaf;
  private final Leaf.Shade shade;
  private final List<Blossom.Kind> blossoms;
  private final List<Trim> trims;
  private final boolean trimsAsked;

  /** Without blossoms, leaves are drawn even against the prompt: a bare stem is no design. */
  private final boolean leafless;

  private final @Nullable Colour leafColour;
  private final List<Colour> petals;

  private int trimmed;
  private int blossomed;

  Palette(Wishes wishes, Pens pens, SplittableRandom random) {
    this.pens = pens;
    this.random = random;
    this.blossoms = blossoms(wishes);
    this.leafless = flowers() && !wishes.allows(Feature.LEAVES);
    this.leaf = leaf(wishes);
    this.petals = new ArrayList<>(wishes.palette());
    boolean green = petals.size() > 1 && petals.remove(Colour.GREEN);
    this.leafColour =
        green
            ? Colour.GREEN
            : petals.size() == 1 && flowers() && petals.get(0) != Colour.GREEN
                ? null
                : petals.isEmpty() ? null : petals.get(petals.size() - 1);
    this.shade = shade(wishes);
    this.trims = new ArrayList<>();
    asked(wishes);
    this.trimsAsked = !trims.isEmpty();
    if (!trimsAsked) {
      choose(wishes);
    }
  }

  boolean flowers() {
    return !blossoms.isEmpty();
  }

  /** More than one kind of blossom was asked for: one blossom will not do. */
  boolean mixed() {
    return blossoms.size() > 1;
  }

  /** Buds, berries and the like were asked for: they must be seen however spare the piece is. */
  boolean trimsAsked() {
    return trimsAsked;
  }

  /** A leaf along x, a little different each time; nothing where leaves are ruled out. */
  Sheet leaf(double length) {
    if (leafless) {
      return new Sheet();
    }
    // The teeth of a small leaf are no larger than a dot.
    Leaf.Kind kind = leaf == Leaf.Kind.TOOTHED && length < 15 ? Leaf.Kind.OVATE : leaf;
    double slender =
        switch (kind) {
          case LANCE -> .18;
          case TOOTHED -> .29;
          case OVATE -> .29;
          case ROUND -> .40;
        };
    double bend = (random.nextBoolean() ? 1 : -1) * (.05 + .13 * random.nextDouble());
    double size = length * (.88 + .24 * random.nextDouble());
    // On a stalk: at the stem itself its edge would run along it.
    double stalk = 2 * Pens.GAP + pens.main();
    double blade = Math.max(size - stalk, size * .6);
    Sheet out =
        new Leaf(kind, blade, blade * slender * (.9 + .2 * random.nextDouble()), bend)
            .draw(shade, pens, random);
    Sheet drawn =
        new Sheet()
            .add(out, AffineTransform.getTranslateInstance(size - blade, 0))
            .line(Paths.line(0, 0, size - blade, 0), pens.main());
    return leafColour == null ? drawn : Tint.cells(drawn, leafColour);
  }

  /** A blossom around the origin: the first is of the design's own kind, then each in turn. */
  Sheet blossom(double radius) {
    int turn = blossomed++;
    Blossom.Kind kind = blossoms.get(turn % blossoms.size());
    Sheet drawn = new Blossom(kind, radius, pens, random).draw();
    return petals.isEmpty() ? drawn : Tint.cells(drawn, petals.get(turn % petals.size()));
  }

  /** What ends a side stem, each kind in turn. */
  Sheet trim(double length) {
    Trim trim = trims.get(trimmed++ % trims.size());
    Spray spray = new Spray(pens, random);
    return switch (trim) {
      case BUD -> spray.bud(length * .42);
      case BERRIES -> spray.berries(length * .72, 5);
      case SPIKE -> spray.spike(length);
      case FROND -> spray.frond(length * 1.15, (random.nextDouble() - .5) * .4);
      case TWIG -> twig(length);
    };
  }

  private Sheet twig(double length) {
    Sheet sheet = new Sheet();
    double bend = (random.nextDouble() - .5) * .3 * length;
    Stem stem =
        new Stem(new double[] {0, 0, length * .3, bend, length * .6, bend, length * .8, bend * .6});
    stem.leaves(sheet, this, 3, length * .30, .25, .95);
    stem.draw(sheet, pens.main() * 1.2, pens.main() * .8);
    return sheet;
  }

  private List<Blossom.Kind> blossoms(Wishes wishes) {
    List<Blossom.Kind> kinds = new ArrayList<>();
    for (Blossom.Kind kind : Blossom.Kind.values()) {
      if (wishes.wants(Feature.valueOf(kind.name()))) {
        kinds.add(kind);
      }
    }
    if (wishes.wants(Feature.WILDFLOWER)) {
      kinds.addAll(List.of(Blossom.Kind.DAISY, Blossom.Kind.ANEMONE, Blossom.Kind.CHERRY));
    }
    boolean onlyGreen =
        wishes.wants(Feature.FERN)
            || wishes.wants(Feature.LAUREL)
            || wishes.wants(Feature.EUCALYPTUS)
            || wishes.wants(Feature.LEAVES)
            || wishes.wants(Feature.BERRIES)
            || wishes.wants(Feature.LAVENDER);
    boolean none = !wishes.allows(Feature.FLOWERS) || (onlyGreen && !wishes.wants(Feature.FLOWERS));
    if (kinds.isEmpty() && !none) {
      Blossom.Kind[] all = Blossom.Kind.values();
      kinds.add(all[random.nextInt(all.length)]);
      if (random.nextBoolean()) {
        kinds.add(all[random.nextInt(all.length)]);
      }
    }
    kinds.removeIf(kind -> !wishes.allows(Feature.valueOf(kind.name())));
    return kinds;
  }

  private Leaf.Kind leaf(Wishes wishes) {
    if (wishes.wants(Feature.EUCALYPTUS)) {
      return Leaf.Kind.ROUND;
    }
    if (wishes.wants(Feature.LAUREL)) {
      return Leaf.Kind.LANCE;
    }
    if (blossoms.contains(Blossom.Kind.ROSE)) {
      return random.nextInt(3) > 0 ? Leaf.Kind.TOOTHED : Leaf.Kind.OVATE;
    }
    Leaf.Kind[] all = {
      Leaf.Kind.LANCE, Leaf.Kind.OVATE, Leaf.Kind.OVATE, Leaf.Kind.TOOTHED, Leaf.Kind.ROUND
    };
    return all[random.nextInt(all.length)];
  }

  private Leaf.Shade shade(Wishes wishes) {
    if (wishes.wants(Feature.BLACK) && !wishes.wants(Feature.DOTS)) {
      return Leaf.Shade.HALF_BLACK;
    }
    if (wishes.wants(Feature.DOTS)) {
      return Leaf.Shade.HALF_DOTS;
    }
    if (wishes.wants(Feature.SPARE)) {
      return random.nextBoolean() ? Leaf.Shade.OPEN : Leaf.Shade.VEINS;
    }
    List<Leaf.Shade> choices =
        new ArrayList<>(List.of(Leaf.Shade.VEINS, Leaf.Shade.HALF_DOTS, Leaf.Shade.HALF_LINES));
    choices.add(Leaf.Shade.HALF_BLACK);
    if (!wishes.allows(Feature.DOTS)) {
      choices.remove(Leaf.Shade.HALF_DOTS);
    }
    if (!wishes.allows(Feature.BLACK)) {
      choices.remove(Leaf.Shade.HALF_BLACK);
    }
    return choices.get(random.nextInt(choices.size()));
  }

  private void asked(Wishes wishes) {
    if (wishes.wants(Feature.BUDS)) {
      trims.add(Trim.BUD);
    }
    if (wishes.wants(Feature.BERRIES)) {
      trims.add(Trim.BERRIES);
    }
    if (wishes.wants(Feature.LAVENDER)) {
      trims.add(Trim.SPIKE);
    }
    if (wishes.wants(Feature.FERN)) {
      trims.add(Trim.FROND);
    }
  }

  private void choose(Wishes wishes) {
    List<Trim> all = new ArrayList<>(List.of(Trim.TWIG, Trim.FROND));
    if (flowers()) {
      all.addAll(List.of(Trim.BUD, Trim.SPIKE));
    }
    if (wishes.allows(Feature.BERRIES)) {
      all.add(Trim.BERRIES);
    }
    all.removeIf(
        trim ->
            (trim == Trim.BUD && !wishes.allows(Feature.BUDS))
                || (trim == Trim.FROND && (leafless || !wishes.allows(Feature.FERN)))
                || (trim == Trim.TWIG && leafless));
    trims.add(all.remove(random.nextInt(all.size())));
    if (!all.isEmpty()) {
      trims.add(all.get(random.nextInt(all.size())));
    }
  }
}
