package ink.models.flash;

import ink.models.vector.Drawing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Designs laid out on paper, all of them and as large as they go together: one scale for the whole
 * sheet keeps their sizes in proportion. The same pieces always lie the same.
 *
 * @param stars small fillers in what space is left
 */
public record FlashSheet(Paper paper, List<Placed> pieces, List<Star> stars) {

  /** Half the millimetres between two designs. */
  static final double APART = 3.5;

  /** Millimetres under a design for its caption. */
  static final double CAPTION = 6;

  private static final double SMALLEST = 0.05;
  private static final double LARGEST = 4;

  /** Each scale tried is so much smaller than the one before. */
  private static final double STEP = 0.985;

  /** Millimetres across: a larger hole gets a star. */
  private static final double HOLE = 25;

  /** Orders of placing; one of them is often much tighter than the others. */
  private static final List<Comparator<Piece>> ORDERS =
      List.of(
          Comparator.comparingDouble(p -> -p.drawing().width() * p.drawing().height()),
          Comparator.comparingDouble(p -> -Math.max(p.drawing().width(), p.drawing().height())),
          Comparator.comparingDouble(p -> -p.drawing().height()),
          Comparator.comparingDouble(p -> -p.drawing().width()));

  /**
   * A design on the paper; x and y of its upper left corner, in millimetres.
   *
   * @param scale its size on paper by its own
   */
  public record Placed(Piece piece, double x, double y, double scale) {

    public double width() {
      return piece.drawing().width() * scale;
    }

    public double height() {
      return piece.drawing().height() * scale;
    }

    /** With its caption and its half of the gaps around. */
    Box cell() {
      return new Box(x - APART, y - APART, width() + 2 * APART, height() + CAPTION + 2 * APART);
    }
  }

  /** A filler: its middle and its reach in millimetres. */
  public record Star(double x, double y, double radius) {}

  public FlashSheet {
    pieces = List.copyOf(pieces);
    stars = List.copyOf(stars);
  }

  /**
   * @throws IllegalArgumentException for no pieces, or more than the paper can hold
   */
  public static FlashSheet of(Paper paper, List<Piece> pieces) {
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("a flash sheet needs at least one design");
    }
    for (double scale = LARGEST; scale >= SMALLEST; scale *= STEP) {
      if (fill(paper, pieces, scale) > 1) {
        continue;
      }
      for (Comparator<Piece> order : ORDERS) {
        List<Placed> placed = placed(paper, pieces.stream().sorted(order).toList(), scale);
        if (placed != null) {
          return new FlashSheet(paper, placed, stars(paper, placed));
        }
      }
    }
    throw new IllegalArgumentException(
        pieces.size() + " designs do not fit on one sheet of " + paper + "; take fewer");
  }

  private static @Nullable List<Placed> placed(Paper paper, List<Piece> pieces, double scale) {
    Packing packing = new Packing(area(paper));
    List<Placed> placed = new ArrayList<>();
    for (Piece piece : pieces) {
      Drawing drawing = piece.drawing();
      Box cell =
          packing.place(
              drawing.width() * scale + 2 * APART, drawing.height() * scale + CAPTION + 2 * APART);
      if (cell == null) {
        return null;
      }
      placed.add(new Placed(piece, cell.x() + APART, cell.y() + APART, scale));
    }
    return placed;
  }

  /** What the cells would take of the paper within its margins. */
  private static double fill(Paper paper, List<Piece> pieces, double scale) {
    double cells = 0;
    for (Piece piece : pieces) {
      cells += new Placed(piece, 0, 0, scale).cell().area();
    }
    return cells / area(paper).area();
  }

  private static Box area(Paper paper) {
    return new Box(
        Paper.MARGIN,
        Paper.MARGIN,
        paper.width() - 2 * Paper.MARGIN,
        paper.height() - 2 * Paper.MARGIN);
  }

  private static List<Star> stars(Paper paper, List<Placed> placed) {
    List<Star> stars = new ArrayList<>();
    Star hole = hole(paper, placed, stars);
    while (2 * hole.radius() > HOLE && stars.size() < 200) {
      stars.add(new Star(hole.x(), hole.y(), hole.radius() / 3));
      hole = hole(paper, placed, stars);
    }
    return stars;
  }

  /** The largest empty circle within the margins, to two millimetres. */
  private static Star hole(Paper paper, List<Placed> placed, List<Star> stars) {
    Box area = area(paper);
    Star best = new Star(0, 0, 0);
    for (double y = area.y(); y <= area.y() + area.height(); y += 2) {
      for (double x = area.x(); x <= area.x() + area.width(); x += 2) {
        double radius =
            Math.min(
                Math.min(x - area.x(), area.x() + area.width() - x),
                Math.min(y - area.y(), area.y() + area.height() - y));
        for (Placed one : placed) {
          radius = Math.min(radius, one.cell().distance(x, y));
        }
        for (Star star : stars) {
          radius = Math.min(radius, Math.hypot(star.x() - x, star.y() - y) - star.radius());
        }
        best = radius > best.radius() ? new Star(x, y, radius) : best;
      }
    }
    return best;
  }

  /** Millimetres across the largest circle within the margins without a piece or a star. */
  public double largestHole() {
    return 2 * hole(paper, pieces, stars).radius();
  }

  /** Part of the paper within its margins that pieces take, with captions and gaps. */
  public double fill() {
    return pieces.stream().mapToDouble(one -> one.cell().area()).sum() / area(paper).area();
  }
}
