package ink.models.design;

import ink.models.ageing.Band;
import ink.models.body.sizing.Sizing;
import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Mark;
import ink.models.vector.Raster;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What keeps a design from being shown: cut off, nearly empty or a black patch, one weight of line
 * only, crumbs of ink, a straggling outline, a mandala that is not symmetric, gaps that close up
 * within ten years.
 */
final class QualityGate {

  /** Pixels a millimetre of the proof: coarse, for it only measures areas. */
  private static final double PROOF = 2;

  /** Part of the sheet's shorter side that stays free of ink all around. */
  private static final double BORDER = 0.02;

  private static final double MIN_INK = 0.06;

  /** Of designs asked to be fine or spare. */
  private static final double MIN_LIGHT_INK = 0.035;

  /** Of small signs in one line. */
  private static final double MIN_ICON_INK = 0.015;

  /** Styles of black shapes, whose weights are not those of lines, and of a single line. */
  private static final Set<Style> UNLAYERED =
      Set.of(Style.TRIBAL, Style.BAND, Style.LETTERING, Style.FINE_LINE);

  private static final double MAX_INK = 0.45;
  private static final double MAX_BLACK_INK = 0.60;

  /** The convex hull of the ink, as a part of its box. */
  private static final double MIN_HULL = 0.35;

  /** Shops draw outlines 1.5 to 2.2 times as heavy as inner lines. */
  private static final double LEAST_STEP = 1.5;

  private static final double MOST_STEP = 2.2;

  /** Millimetres; a shorter stroke with its ends is a speck. */
  private static final double SHORTEST = 1.5;

  /** Square millimetres; a smaller black area is a sliver, if it is no tapered line. */
  private static final double SMALLEST = 0.25;

  /** Part of a mandala's ink that may have no counterpart: the spiral of a flower's head. */
  private static final double UNEVEN = 0.04;

  /** Pixels a millimetre at which gaps are measured: the narrowest that stays open has six. */
  private static final double GAPS = 5;

  /** Spread of ink after ten years on a forearm, millimetres. */
  private static final double TEN_YEARS = Band.CENTRE.sigma(10, 1);

  /** Part of all gaps, by length. */
  private static final double MAX_CLOSING = 0.02;

  private static final String EMPTY = "the sheet is empty";
  private static final String CUT = "ink runs into the border";

  private QualityGate() {}

  /** Whether nobody could use a design with this fault; others are a matter of taste. */
  static boolean ruins(String fault) {
    return fault.equals(EMPTY) || fault.equals(CUT);
  }

  /**
   * @return why the design must not be shown, or nothing
   */
  static Optional<String> fault(Drawing drawing, Style style, Wishes wishes) {
    GrayImage proof =
        Raster.draw(
            drawing,
            (int) Math.ceil(drawing.width() * PROOF),
            (int) Math.ceil(drawing.height() * PROOF));
    Silhouette ink = Silhouette.of(proof);
    if (ink.empty()) {
      return Optional.of(EMPTY);
    }
    int border = Math.max(1, (int) Math.floor(Math.min(proof.width(), proof.height()) * BORDER));
    if (ink.left() < border
        || ink.top() < border
        || ink.right() >= proof.width() - border
        || ink.bottom() >= proof.height() - border) {
      return Optional.of(CUT);
    }
    double density = ink.mass() / ink.box();
    boolean light = wishes.wants(Feature.FINE) || wishes.wants(Feature.SPARE);
    boolean heavy =
        wishes.wants(Feature.BLACK) || !wishes.palette().isEmpty() || style == Style.BAND;
    double least = style == Style.FINE_LINE ? MIN_ICON_INK : light ? MIN_LIGHT_INK : MIN_INK;
    if (density < least || density > (heavy ? MAX_BLACK_INK : MAX_INK)) {
      return Optional.of(String.format(Locale.ROOT, "%.1f %% of its box is ink", density * 100));
    }
    if (ink.hull() / ink.box() < MIN_HULL) {
      return Optional.of("its outline straggles");
    }
    if (!UNLAYERED.contains(style) && !hierarchic(drawing)) {
      return Optional.of("its lines have no hierarchy of weights");
    }
    if (drawing.marks().stream().anyMatch(QualityGate::crumb)) {
      return Optional.of("it has crumbs of ink");
    }
    if (style == Style.MANDALA && wishes.companion().isEmpty() && uneven(proof) > UNEVEN) {
      return Optional.of("its halves differ");
    }
    double closing = Sizing.closing(drawing, GAPS, TEN_YEARS);
    if (closing > MAX_CLOSING) {
      return Optional.of(
          String.format(Locale.ROOT, "%.1f %% of its gaps close up in ten years", closing * 100));
    }
    return Optional.empty();
  }

  /** Whether two of its weights stand to each other as outlines to inner lines; dots count. */
  private static boolean hierarchic(Drawing drawing) {
    TreeSet<Double> weights = new TreeSet<>();
    for (Mark mark : drawing.marks()) {
      if (mark.tone() == Mark.Tone.INK) {
        if (mark instanceof Mark.Line line) {
          weights.add(line.weight());
        } else if (mark instanceof Mark.Dot dot) {
          weights.add(2 * dot.radius());
        }
      }
    }
    for (double weight : weights) {
      Double next = weights.ceiling(weight * LEAST_STEP * .999);
      if (next != null && next <= weight * MOST_STEP * 1.001) {
        return true;
      }
    }
    return false;
  }

  /** A stroke too short or an area too small to be inked as drawn. */
  static boolean crumb(Mark mark) {
    if (mark.tone() == Mark.Tone.SKIN) {
      return false;
    }
    if (mark instanceof Mark.Line line) {
      return length(line.path()) + line.weight() < SHORTEST;
    }
    return mark instanceof Mark.Area area
        && length(area.outline()) < 2 * SHORTEST
        && size(area.outline()) < SMALLEST;
  }

  private static double length(Path2D path) {
    double length = 0;
    double[] c = new double[6];
    double[] last = new double[2];
    double[] first = new double[2];
    for (PathIterator i = path.getPathIterator(null, .1); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      double x = type == PathIterator.SEG_CLOSE ? first[0] : c[0];
      double y = type == PathIterator.SEG_CLOSE ? first[1] : c[1];
      if (type == PathIterator.SEG_MOVETO) {
        first[0] = x;
        first[1] = y;
      } else {
        length += StrictMath.sqrt((x - last[0]) * (x - last[0]) + (y - last[1]) * (y - last[1]));
      }
      last[0] = x;
      last[1] = y;
    }
    return length;
  }

  /** By the trapezoid formula; holes count against it. */
  private static double size(Path2D path) {
    double twice = 0;
    double[] c = new double[6];
    double lastX = 0;
    double lastY = 0;
    double firstX = 0;
    double firstY = 0;
    for (PathIterator i = path.getPathIterator(null, .1); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      if (type == PathIterator.SEG_MOVETO) {
        twice += lastX * firstY - firstX * lastY;
        firstX = c[0];
        firstY = c[1];
      } else if (type == PathIterator.SEG_LINETO) {
        twice += lastX * c[1] - c[0] * lastY;
      }
      if (type != PathIterator.SEG_CLOSE) {
        lastX = c[0];
        lastY = c[1];
      }
    }
    twice += lastX * firstY - firstX * lastY;
    return StrictMath.abs(twice) / 2;
  }

  /** The part of the ink without ink within a pixel on the other side. */
  private static double uneven(GrayImage proof) {
    int inked = 0;
    int lonely = 0;
    for (int y = 1; y < proof.height() - 1; y++) {
      for (int x = 1; x < proof.width() - 1; x++) {
        if (proof.at(x, y) < 96) {
          inked++;
          lonely += near(proof, proof.width() - 1 - x, y) ? 0 : 1;
        }
      }
    }
    return inked == 0 ? 0 : (double) lonely / inked;
  }

  private static boolean near(GrayImage proof, int x, int y) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (proof.at(x + dx, y + dy) < 160) {
          return true;
        }
      }
    }
    return false;
  }
}
