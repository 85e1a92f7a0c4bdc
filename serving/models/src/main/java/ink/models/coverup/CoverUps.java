package ink.models.coverup;

import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.oldink.OldInk;
import ink.models.oldink.UnusablePhotoException;
import ink.models.vector.Drawing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Designs that hide old ink, best first, each of another family.
 *
 * @param advice what to tell the client, in words
 */
public record CoverUps(List<Candidate> candidates, String advice) {

  /** Designs that are drawn, and of one family at most. */
  private static final int DRAWN = 24;

  private static final int SEEDS = 3;

  /** Placements that are filled and measured, out of all designs. */
  private static final int MEASURED = 10;

  private static final int MOST = 5;

  /** What a few laser sessions take. */
  private static final double LIGHTER = .5;

  /** A score this much above that of the same design put anywhere is worth proposing. */
  private static final double ABOVE_CHANCE = .10;

  public CoverUps {
    candidates = List.copyOf(candidates);
  }

  /** A design as it was drawn. */
  private record Drawn(Family family, Drawing drawing, Search.Found found) {}

  /**
   * Of all families.
   *
   * @param seed equal photographs and seeds give equal lists
   * @throws UnusablePhotoException when the photograph has no scale, or no design fits on its skin
   */
  public static CoverUps over(OldInk old, long seed) throws UnusablePhotoException {
    return over(old, seed, Family.all());
  }

  /**
   * @param families that the client would wear, one or more
   * @throws UnusablePhotoException when the photograph has no scale, or no design fits on its skin
   */
  public static CoverUps over(OldInk old, long seed, List<Family> families)
      throws UnusablePhotoException {
    int seeds = Math.max(1, Math.min(SEEDS, DRAWN / families.size()));
    if (old.pixelsPerMillimetre().isEmpty()) {
      throw new UnusablePhotoException(
          "how large the tattoo is, is not known: give two points and their distance, such as the"
              + " edges of a coin, or the girth of the limb");
    }
    Ground ground = Ground.of(old);
    if (ground.inked().length < 12) {
      throw new UnusablePhotoException(
          "the old tattoo would be only a few millimetres wide; check the distance that was given");
    }
    Search search = new Search(ground, old.shape());
    List<Drawn> drawn =
        families.stream()
            .flatMap(family -> IntStream.range(0, seeds).mapToObj(i -> brief(family, seed, i)))
            .toList()
            .parallelStream()
            .map(brief -> placed(brief, search))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingDouble((Drawn d) -> -d.found.promise()))
            .toList();
    List<Drawn> chosen = best(drawn);
    if (chosen.isEmpty()) {
      throw new UnusablePhotoException(tooLarge(old));
    }
    Ground lightened = ground.lightened(LIGHTER);
    List<Candidate> measured =
        chosen.parallelStream()
            .map(d -> measured(d, ground, lightened, search))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingDouble((Candidate c) -> -c.score().total()))
            .toList();
    List<Candidate> distinct = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Candidate candidate : measured) {
      if (distinct.size() < MOST && seen.add(candidate.family().name())) {
        distinct.add(candidate);
      }
    }
    return new CoverUps(distinct, advice(distinct));
  }

  private record Brief(Family family, DesignBrief brief) {}

  private static Brief brief(Family family, long seed, int number) {
    return new Brief(
        family, new DesignBrief(family.style(), family.prompt(), "", seed * 31 + number, 1));
  }

  private static Optional<Drawn> placed(Brief brief, Search search) {
    Drawing drawing = Designer.draw(brief.brief).drawing();
    return search
        .best(new Silhouette(drawing))
        .filter(found -> found.promise() > .35)
        .map(found -> new Drawn(brief.family, drawing, found));
  }

  /** The most promising, but of no family more than two. */
  private static List<Drawn> best(List<Drawn> drawn) {
    List<Drawn> chosen = new ArrayList<>();
    for (int round = 0; round < SEEDS && chosen.size() < MEASURED; round++) {
      Set<String> seen = new HashSet<>();
      for (Drawn d : drawn) {
        if (chosen.size() < MEASURED && !chosen.contains(d) && seen.add(d.family.name())) {
          chosen.add(d);
        }
      }
    }
    return chosen;
  }

  /** Empty when it hides too little, or no more than it would by chance. */
  private static Optional<Candidate> measured(
      Drawn drawn, Ground ground, Ground lightened, Search search) {
    Sized plain = Sized.of(Sized.scaled(drawn.drawing, drawn.found.scale()));
    Placement placement = drawn.found.placement();
    Drawing filled = Filling.filled(ground, plain, placement);
    Sized sized = Sized.of(filled);
    Silhouette silhouette = new Silhouette(filled);
    Score score = score(ground, sized, silhouette, placement, search);
    Score after = score(lightened, sized, silhouette, placement, search);
    boolean hides = score.grade() != Score.Grade.POOR || after.grade() != Score.Grade.POOR;
    return hides
            && score.total() > chance(sized, silhouette, placement, ground, search) + ABOVE_CHANCE
        ? Optional.of(new Candidate(drawn.family, filled, placement, score, after))
        : Optional.empty();
  }

  private static Score score(
      Ground ground, Sized design, Silhouette silhouette, Placement placement, Search search) {
    int[] pixels = Filling.pixels(ground, design, placement);
    double[] added = new double[pixels.length];
    for (int j = 0; j < pixels.length; j++) {
      added[j] = pixels[j] < 0 ? 0 : design.load().values()[pixels[j]];
    }
    int covered = 0;
    for (int i = 0; i < ground.hull().set().length; i++) {
      if (ground.hull().set()[i]) {
        var at =
            placement.skin(
                (i % ground.width() + .5) / Ground.PPM, (i / ground.width() + .5) / Ground.PPM);
        int pixel = design.pixel(at.x(), at.y());
        covered += pixel >= 0 && design.hull().set()[pixel] ? 1 : 0;
      }
    }
    double fit =
        search.fit(
            silhouette.axis(),
            silhouette.elongation(),
            placement.angle(),
            (double) covered / ground.hull().count());
    return ground.score(added, fit, design.hullSquareMillimetres() / search.oldHull());
  }

  /** Total score of the same design where it lies by chance: a mean over places around. */
  private static double chance(
      Sized design, Silhouette silhouette, Placement placement, Ground ground, Search search) {
    double reach = Math.max(design.drawing().width(), design.drawing().height()) / 2;
    double sum = 0;
    int places = 4;
    for (int i = 0; i < places; i++) {
      double angle = 2 * StrictMath.PI * i / places;
      Placement there =
          new Placement(
              search.centreX() + reach * StrictMath.cos(angle),
              search.centreY() + reach * StrictMath.sin(angle),
              placement.angle() + angle);
      sum += score(ground, design, silhouette, there, search).total();
    }
    return sum / places;
  }

  /** How well a candidate would do elsewhere on the same photograph. */
  public static Score score(OldInk old, Candidate candidate, Placement placement) {
    Ground ground = Ground.of(old);
    return score(
        ground,
        Sized.of(candidate.drawing()),
        new Silhouette(candidate.drawing()),
        placement,
        new Search(ground, old.shape()));
  }

  private static String tooLarge(OldInk old) {
    return String.format(
        Locale.ROOT,
        "the old tattoo takes %.0f %% of the skin that the photo shows, and a cover-up needs one and"
            + " a half times its outline at least; show more skin around it, mark one part of it,"
            + " or consider lightening first",
        100.0 * old.ink().hull().and(old.skin()).count() / Math.max(1, old.skin().count()));
  }

  private static String advice(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return "no design hides this tattoo as it is: consider lightening first, one to three laser"
          + " sessions, and ask again with a new photo";
    }
    Candidate best = candidates.get(0);
    if (best.score().grade() == Score.Grade.GOOD) {
      return String.format(
          Locale.ROOT,
          "the first design hides %.0f %% of what is seen of the old tattoo; an estimate",
          100 * best.score().hide());
    }
    return String.format(
        Locale.ROOT,
        "consider lightening first: as it is, the first design hides %.0f %% and leaves no trace of"
            + " %.0f %%; after laser sessions that take half of the ink it would be %.0f %% and"
            + " %.0f %%",
        100 * best.score().hide(),
        100 * best.score().clear(),
        100 * best.lightened().hide(),
        100 * best.lightened().clear());
  }
}
