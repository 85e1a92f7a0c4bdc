package ink.models.body.sizing;

import ink.models.ageing.Band;
import ink.models.ageing.GapRule;
import ink.models.ageing.Wearer;
import ink.models.vector.GrayImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which gaps of a design close up on somebody, and when. */
public final class Closing {

  /** As in {@link Sizing}: where lines meet, some gaps always give way. */
  private static final double TOLERATED = 0.05;

  private static final int MOST_SPOTS = 5;

  private final List<Passage> gaps;
  private final double scale;
  private final Wearer wearer;
  private final double longer;

  private Closing(List<Passage> gaps, double scale, Wearer wearer, double longer) {
    this.gaps = gaps;
    this.scale = scale;
    this.wearer = wearer;
    this.longer = longer;
  }

  /**
   * @param image the design, dark on light
   * @param scale its pixels a millimetre
   * @throws IllegalArgumentException for a picture without ink, or too small to measure
   */
  public static Closing of(GrayImage image, double scale, Wearer wearer) {
    Passages passages = Passages.of(image, scale);
    return new Closing(
        passages.gaps(), scale, wearer, Math.max(passages.hullWidth(), passages.hullHeight()));
  }

  /**
   * A gap that closes.
   *
   * @param x millimetres from the left of the design
   * @param y millimetres from its top
   * @param width millimetres
   */
  public record Spot(double x, double y, double width, GapRule rule, Wearer wearer) {

    /** The year; infinite when it outlasts 60 years. */
    public double year(Band band) {
      return rule.closesAfter(width, wearer, band);
    }
  }

  /** What gaps have at least, by length, but for one in twenty; infinite without gaps. */
  public double narrowestGap() {
    double[] widths = gaps.stream().mapToDouble(Passage::width).sorted().toArray();
    return widths.length == 0
        ? Double.POSITIVE_INFINITY
        : Math.max(1e-3, widths[(int) (widths.length * TOLERATED)]);
  }

  /** The part of all gaps, by length, that has closed up after years; 0 to 1. */
  public double closed(double years, Band band) {
    double lines = GapRule.LINES.narrowest(wearer, years, band);
    double solids = GapRule.SOLIDS.narrowest(wearer, years, band);
    return Closed.part(gaps, scale, gap -> gap.width() < (gap.solid() ? solids : lines));
  }

  /** Up to five places of the design, apart from each other, where gaps close first. */
  public List<Spot> first() {
    Map<List<Integer>, List<Passage>> cells = new LinkedHashMap<>();
    double cell = longer / 25;
    for (Passage gap : gaps) {
      cells
          .computeIfAbsent(
              List.of((int) (gap.x() / cell), (int) (gap.y() / cell)), key -> new ArrayList<>())
          .add(gap);
    }
    // A few pixels in some corner are no detail of a design.
    int least = Math.max(2, gaps.size() / 2_000);
    List<Spot> typical = new ArrayList<>();
    for (List<Passage> all : cells.values()) {
      if (all.size() >= least) {
        all.sort(Comparator.comparingDouble(gap -> gap.width() / gap.rule().sigmas()));
        Passage gap = all.get(all.size() / 2);
        typical.add(new Spot(gap.x(), gap.y(), gap.width(), gap.rule(), wearer));
      }
    }
    typical.sort(Comparator.comparingDouble(spot -> spot.width() / spot.rule().sigmas()));
    List<Spot> first = new ArrayList<>();
    for (Spot spot : typical) {
      if (first.size() < MOST_SPOTS
          && first.stream()
              .allMatch(o -> Math.hypot(o.x() - spot.x(), o.y() - spot.y()) >= longer / 10)) {
        first.add(spot);
      }
    }
    return first;
  }
}
