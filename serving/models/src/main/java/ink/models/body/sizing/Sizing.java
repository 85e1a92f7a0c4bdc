package ink.models.body.sizing;

import ink.models.ageing.Band;
import ink.models.ageing.GapRule;
import ink.models.body.BodyPart;
import ink.models.body.BodyPart.Site;
import ink.models.body.sizing.SizingAdvice.Choice;
import ink.models.body.sizing.SizingAdvice.Verdict;
import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Mark;
import ink.models.vector.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Advice on size: gaps stay open by the {@link GapRule}, lines hold by the body part. */
public final class Sizing {

  /** Part of all gaps, by length, that may give way: where lines meet some always do. */
  private static final double TOLERATED = 0.05;

  private static final double FINEST_SCALE = 16;
  private static final double LONGEST_SIDE = 2_400;

  /** Radius in millimetres up to which a dot is shading, not a bead. */
  private static final double SHADING_DOT = 0.4;

  private final Band band;

  public Sizing(Band band) {
    this.band = band;
  }

  /**
   * As {@link #advise(GrayImage, double, Site, double)} on the drawing in its own size. Shading
   * dots do not count: they may run into each other and still shade.
   */
  public SizingAdvice advise(Drawing drawing, Site site, double years) {
    double scale =
        Math.min(FINEST_SCALE, LONGEST_SIDE / Math.max(drawing.width(), drawing.height()));
    GrayImage image = outlines(drawing, scale);
    return advise(image, scale, site, years);
  }

  /**
   * The part of a drawing's gaps, by length, that close up when ink has spread so far.
   *
   * @param scale pixels a millimetre to measure with
   * @param sigma standard deviation of the spread in millimetres
   */
  public static double closing(Drawing drawing, double scale, double sigma) {
    double widest = sigma * GapRule.SOLIDS.sigmas() + 2 / scale;
    List<Passage> gaps = Passages.gaps(outlines(drawing, scale), scale, widest);
    return Closed.part(gaps, scale, gap -> gap.width() < sigma * gap.rule().sigmas());
  }

  private static GrayImage outlines(Drawing drawing, double scale) {
    return Raster.draw(
        new Drawing(
            drawing.width(),
            drawing.height(),
            drawing.marks().stream().filter(mark -> !shades(mark)).toList()),
        (int) Math.round(drawing.width() * scale),
        (int) Math.round(drawing.height() * scale));
  }

  private static boolean shades(Mark mark) {
    return mark instanceof Mark.Dot dot
        && dot.tone() == Mark.Tone.INK
        && dot.radius() <= SHADING_DOT;
  }

  /**
   * @param image the design, dark on light; its smallest gap should be four pixels wide or more
   * @param scale its pixels a millimetre
   * @param years that its details should stay open
   * @throws IllegalArgumentException for a blank or tiny picture or impossible years; the message
   *     says what would work
   */
  public SizingAdvice advise(GrayImage image, double scale, Site site, double years) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("a design needs pixels to the millimetre above zero");
    }
    if (!(years > 0 && years <= 50)) {
      throw new IllegalArgumentException(
          "advice is given for up to 50 years ahead, not for " + years);
    }
    Passages passages = Passages.of(image, scale);
    Narrowest narrowest = Narrowest.of(passages);
    double longer = Math.max(passages.hullWidth(), passages.hullHeight());
    double least = longer * leastFactor(narrowest, site.part(), years);
    double most = longer * fitFactor(passages, site);
    Verdict verdict = least <= most ? Verdict.FITS : Verdict.SIMPLIFY;
    double recommended =
        verdict == Verdict.FITS ? Math.min(Math.max(least, site.part().medium()), most) : most;
    List<Choice> sizes =
        List.of(
            choice("S", site.part().small(), least, most),
            choice("M", site.part().medium(), least, most),
            choice("L", site.part().large(), least, most));
    List<WeakSpot> worst = worst(passages, site.part(), years, longer);
    List<String> words = new ArrayList<>();
    words.add(
        verdict == Verdict.FITS
            ? in(
                "Make it %.0f mm on the longer side: its details stay open for %.0f years from"
                    + " %.0f mm on, and the %s shows up to %.0f mm at one look.",
                recommended, years, least, site.part().words(), most)
            : in(
                "Simplify it: to stay open for %.0f years it needs %.0f mm on the longer side,"
                    + " and the %s shows only %.0f mm at one look.",
                years, least, site.part().words(), most));
    if (verdict == Verdict.SIMPLIFY) {
      words.add(larger(passages, narrowest, years));
    }
    for (WeakSpot spot : worst) {
      if (verdict == Verdict.FITS && spot.width() * recommended / longer >= spot.needed()) {
        continue;
      }
      words.add(
          in(
              "%s of %.2f mm at %.0f mm from the left and %.0f mm from the top, as drawn, gives"
                  + " way first; it takes %.2f mm.",
              spot.kind() == WeakSpot.Kind.GAP ? "The gap" : "The line",
              spot.width(),
              spot.x(),
              spot.y(),
              spot.needed()));
    }
    words.add("Sizes are estimates, based on one documented tattoo.");
    return new SizingAdvice(verdict, recommended, least, most, sizes, worst, words);
  }

  private double leastFactor(Narrowest narrowest, BodyPart part, double years) {
    return Math.max(
        band.sigma(years, part.spread()) / narrowest.gap(), part.thinnestLine() / narrowest.line());
  }

  /**
   * What all but the tolerated part of a design exceeds, in millimetres as drawn; infinite for
   * none.
   *
   * @param gap the widest spread of ink that gaps still stand
   */
  private record Narrowest(double gap, double line) {

    static Narrowest of(Passages passages) {
      return new Narrowest(
          least(passages.gaps().stream().mapToDouble(gap -> gap.width() / gap.rule().sigmas())),
          least(passages.strokes().stream().mapToDouble(Passage::width)));
    }

    private static double least(DoubleStream values) {
      double[] sorted = values.sorted().toArray();
      return sorted.length == 0
          ? Double.POSITIVE_INFINITY
          : Math.max(1e-3, sorted[(int) (sorted.length * TOLERATED)]);
    }
  }

  private static double fitFactor(Passages passages, Site site) {
    return Math.min(
        site.oneViewWidth() / passages.hullWidth(),
        site.part().usableLength() / passages.hullHeight());
  }

  private static Choice choice(String name, double longerSide, double least, double most) {
    return new Choice(name, longerSide, longerSide >= least, longerSide <= most);
  }

  private List<WeakSpot> worst(Passages passages, BodyPart part, double years, double longer) {
    List<WeakSpot> spots = new ArrayList<>();
    double sigma = band.sigma(years, part.spread());
    for (Passage gap : passages.gaps()) {
      double needed = sigma * gap.rule().sigmas();
      spots.add(new WeakSpot(WeakSpot.Kind.GAP, gap.x(), gap.y(), gap.width(), needed));
    }
    for (Passage stroke : passages.strokes()) {
      spots.add(
          new WeakSpot(
              WeakSpot.Kind.LINE, stroke.x(), stroke.y(), stroke.width(), part.thinnestLine()));
    }
    return WeakSpot.worst(spots, longer);
  }

  private String larger(Passages passages, Narrowest narrowest, double years) {
    List<String> parts =
        Arrays.stream(BodyPart.values())
            .filter(part -> leastFactor(narrowest, part, years) <= fitFactor(passages, part.site()))
            .map(BodyPart::words)
            .toList();
    return parts.isEmpty()
        ? "No part of the body is large enough for it as it is."
        : "As it is, it has room on these parts: " + String.join(", ", parts) + ".";
  }

  private static String in(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
