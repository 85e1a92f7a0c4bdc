package ink.models.flash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Designs laid out on paper, all of them and as large as they go together: one scale for the whole
 * sheet keeps their sizes in proportion and their lines alike, and a piece with room around it may
 * grow a little. The same pieces always lie the same.
 *
 * @param pieces in the order they were given in, which numbers them
 * @param spots what space is left between them, for fillers
 */
public record FlashSheet(Paper paper, List<Placed> pieces, Filler filler, List<Spot> spots) {

  /** Half the millimetres between two designs. */
  static final double APART = 3.5;

  /** Millimetres under a design for its caption. */
  static final double CAPTION = 6;

  /** Smaller than this a design's gaps would close up soon. */
  private static final double SMALLEST = 0.55;

  private static final double LARGEST = 4;

  /** Each scale tried is so much smaller than the one before. */
  private static final double STEP = 0.985;

  /** How much larger than the others a piece may become. */
  private static final double MOST_GROWTH = 1.2;

  /** Of growing and moving apart. */
  private static final int ROUNDS = 4;

  /** Orders of placing by chance, beside those by size. */
  private static final int SHUFFLES = 24;

  /** Millimetres across: a larger hole gets a spot. */
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

    /** Larger about its middle. */
    Placed scaled(double by) {
      return new Placed(piece, x - width() * (by - 1) / 2, y - height() * (by - 1) / 2, scale * by);
    }

    /** With its caption and its half of the gaps around. */
    Box cell() {
      return new Box(x - APART, y - APART, width() + 2 * APART, height() + CAPTION + 2 * APART);
    }
  }

  /** The middle of a filler and its reach, in millimetres. */
  public record Spot(double x, double y, double radius) {}

  public FlashSheet {
    pieces = List.copyOf(pieces);
    spots = List.copyOf(spots);
  }

  /**
   * @throws IllegalArgumentException for no pieces, or more than the paper can hold
   */
  public static FlashSheet of(Paper paper, FlashSet set) {
    List<Piece> pieces = set.pieces();
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("a flash sheet needs at least one design");
    }
    List<List<Piece>> orders = orders(pieces);
    for (double scale = LARGEST; scale >= SMALLEST; scale *= STEP) {
      if (fill(paper, pieces, scale) > 1) {
        continue;
      }
      for (List<Piece> order : orders) {
        List<Box> cells = cells(paper, order, scale);
        if (cells != null) {
          List<Placed> placed = placed(pieces, order, Spreading.of(area(paper), cells), scale);
          for (int round = 0; round < ROUNDS; round++) {
            placed = spread(paper, grown(paper, placed, scale * MOST_GROWTH));
          }
          return new FlashSheet(paper, placed, set.filler(), spots(paper, placed));
        }
      }
    }
    throw new IllegalArgumentException(
        pieces.size()
            + " designs do not fit on one sheet of "
            + paper
            + " without becoming too small to last; take fewer, or larger paper");
  }

  /** By size, and some by chance: one of them is often much tighter than the others. */
  private static List<List<Piece>> orders(List<Piece> pieces) {
    List<List<Piece>> orders = new ArrayList<>();
    for (Comparator<Piece> order : ORDERS) {
      orders.add(pieces.stream().sorted(order).toList());
    }
    SplittableRandom random = new SplittableRandom(pieces.size());
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      // The large ones still come early.
      Map<Piece, Double> rank = new IdentityHashMap<>();
      for (Piece piece : pieces) {
        rank.put(
            piece, piece.drawing().width() * piece.drawing().height() * random.nextDouble(.4, 1));
      }
      orders.add(
          pieces.stream()
              .sorted(Comparator.comparingDouble(p -> -rank.getOrDefault(p, 0.)))
              .toList());
    }
    return orders;
  }

  /** Null when they do not all fit. */
  private static @Nullable List<Box> cells(Paper paper, List<Piece> pieces, double scale) {
    Packing packing = new Packing(area(paper));
    List<Box> cells = new ArrayList<>();
    for (Piece piece : pieces) {
      Box needed = new Placed(piece, 0, 0, scale).cell();
      Box cell = packing.place(needed.width(), needed.height());
      if (cell == null) {
        return null;
      }
      cells.add(cell);
    }
    return cells;
  }

  /** In the order of the pieces; cells are in that of placing. */
  private static List<Placed> placed(
      List<Piece> pieces, List<Piece> order, List<Box> cells, double scale) {
    List<Placed> placed = new ArrayList<>();
    for (Piece piece : pieces) {
      Box cell = cells.get(order.indexOf(piece));
      placed.add(new Placed(piece, cell.x() + APART, cell.y() + APART, scale));
    }
    return placed;
  }

  /** Each piece about its middle as far as its neighbours and the most allow, small ones first. */
  private static List<Placed> grown(Paper paper, List<Placed> placed, double most) {
    List<Placed> grown = new ArrayList<>(placed);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> placed.get(i).cell().area()));
    for (int i : order) {
      for (Placed larger = grown.get(i); ; larger = larger.scaled(1 / STEP)) {
        Box cell = larger.cell();
        boolean fits = larger.scale() <= most && area(paper).holds(cell);
        for (int other = 0; fits && other < grown.size(); other++) {
          fits = other == i || !grown.get(other).cell().meets(cell);
        }
        if (!fits) {
          break;
        }
        grown.set(i, larger);
      }
    }
    return grown;
  }

  private static List<Placed> spread(Paper paper, List<Placed> placed) {
    List<Box> cells = Spreading.of(area(paper), placed.stream().map(Placed::cell).toList());
    List<Placed> spread = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Placed one = placed.get(i);
      spread.add(
          new Placed(one.piece(), cells.get(i).x() + APART, cells.get(i).y() + APART, one.scale()));
    }
    return spread;
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

  private static List<Spot> spots(Paper paper, List<Placed> placed) {
    List<Spot> spots = new ArrayList<>();
    Spot hole = hole(paper, placed, spots);
    while (2 * hole.radius() > HOLE && spots.size() < 200) {
      spots.add(new Spot(hole.x(), hole.y(), hole.radius() / 3));
      hole = hole(paper, placed, spots);
    }
    return spots;
  }

  /** The largest empty circle within the margins, to two millimetres. */
  private static Spot hole(Paper paper, List<Placed> placed, List<Spot> spots) {
    Box area = area(paper);
    Spot best = new Spot(0, 0, 0);
    for (double y = area.y(); y <= area.y() + area.height(); y += 2) {
      for (double x = area.x(); x <= area.x() + area.width(); x += 2) {
        double radius =
            Math.min(
                Math.min(x - area.x(), area.x() + area.width() - x),
                Math.min(y - area.y(), area.y() + area.height() - y));
        for (Placed one : placed) {
          radius = Math.min(radius, one.cell().distance(x, y));
        }
        for (Spot spot : spots) {
          radius = Math.min(radius, Math.hypot(spot.x() - x, spot.y() - y) - spot.radius());
        }
        best = radius > best.radius() ? new Spot(x, y, radius) : best;
      }
    }
    return best;
  }

  /** Millimetres across the largest circle within the margins without a piece or a spot. */
  public double largestHole() {
    return 2 * hole(paper, pieces, spots).radius();
  }

  /** Part of the paper within its margins that pieces take, with captions and gaps. */
  public double fill() {
    return pieces.stream().mapToDouble(one -> one.cell().area()).sum() / area(paper).area();
  }
}
