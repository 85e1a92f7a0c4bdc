package ink.models.stencil;

import ink.models.flash.Paper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet larger than the paper is cut into pages: each shares a strip with its neighbour.
 *
 * @param paperWidth millimetres; the paper lies as it takes fewer pages
 * @param partWidth millimetres of the sheet that a page shows
 */
record Tiling(
    double paperWidth,
    double paperHeight,
    int columns,
    int rows,
    double partWidth,
    double partHeight) {

  /** Millimetres on each edge of the paper that printers leave blank. */
  static final double BLANK = 10;

  /** Millimetres of the sheet that two neighbours both show. */
  static final double OVERLAP = 10;

  static Tiling of(double width, double height, Paper paper) {
    Tiling upright = of(width, height, paper.width(), paper.height());
    Tiling across = of(width, height, paper.height(), paper.width());
    return across.columns * across.rows < upright.columns * upright.rows ? across : upright;
  }

  private static Tiling of(double width, double height, double paperWidth, double paperHeight) {
    double wide = paperWidth - 2 * BLANK;
    double high = paperHeight - 2 * BLANK;
    return new Tiling(paperWidth, paperHeight, pages(width, wide), pages(height, high), wide, high);
  }

  private static int pages(double length, double part) {
    return (int) Math.max(1, Math.ceil((length - OVERLAP) / (part - OVERLAP) - 1e-9));
  }

  /** Millimetres on the sheet where the part of a column begins. */
  double left(int column) {
    return column * (partWidth - OVERLAP);
  }

  double top(int row) {
    return row * (partHeight - OVERLAP);
  }

  /**
   * Where crosses stand by which neighbours are laid on each other: two on each edge that two pages
   * share, in the middle of the strip, where the sheet is free if it is somewhere.
   *
   * @param busy what is drawn on the sheet, grown by a cross
   * @param ppm pixels a millimetre of it
   */
  List<double[]> crosses(Bits busy, double ppm) {
    double width = busy.width / ppm;
    double height = busy.height / ppm;
    List<double[]> crosses = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = left(column) + OVERLAP / 2;
        double y = top(row) + OVERLAP / 2;
        if (column > 0) {
          edge(crosses, busy, ppm, x, top(row), x, Math.min(height, top(row) + partHeight));
        }
        if (row > 0) {
          edge(crosses, busy, ppm, left(column), y, Math.min(width, left(column) + partWidth), y);
        }
      }
    }
    return crosses;
  }

  /** The free places nearest to both ends; a fifth from an end where none is free. */
  private static void edge(
      List<double[]> crosses, Bits busy, double ppm, double x, double y, double toX, double toY) {
    int steps = 200;
    for (int end = 0; end < 2; end++) {
      double[] chosen = null;
      for (int i = 8; i <= steps / 2 && chosen == null; i++) {
        chosen = free(busy, ppm, at(x, y, toX, toY, (double) i / steps, end));
      }
      crosses.add(chosen == null ? at(x, y, toX, toY, .2, end) : chosen);
    }
  }

  private static double[] at(double x, double y, double toX, double toY, double part, int end) {
    double t = end == 0 ? part : 1 - part;
    return new double[] {x + t * (toX - x), y + t * (toY - y)};
  }

  private static double @Nullable [] free(Bits busy, double ppm, double[] place) {
    return busy.get((int) (place[0] * ppm), (int) (place[1] * ppm)) ? null : place;
  }
}
