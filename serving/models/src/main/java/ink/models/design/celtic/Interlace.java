package ink.models.design.celtic;

import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws strands as ribbons that pass over and under each other. Only what is seen is drawn: the
 * edges of a ribbon end at the edge of the one above, so that lines meet and no seam is left.
 *
 * @param width of a ribbon, from the middle of one edge to that of the other, millimetres
 */
record Interlace(List<Strand> strands, double width) {

  /** Length of a strand's pieces, millimetres. */
  static final double STEP = .55;

  static Interlace of(List<Strand> strands, double width) {
    return new Interlace(strands.stream().map(s -> s.resampled(STEP)).toList(), width);
  }

  /** Frees the ribbons of what lies behind them. */
  Interlace clear(Sheet sheet) {
    for (Strand strand : strands) {
      sheet.gap(strand.path(), width);
    }
    return this;
  }

  /** Both edges of each ribbon. */
  Interlace edges(Sheet sheet, double weight) {
    Crossings crossings = new Crossings(strands);
    for (int s = 0; s < strands.size(); s++) {
      for (int side = -1; side <= 1; side += 2) {
        lines(sheet, s, strands.get(s).beside(side * width / 2, STEP), weight, crossings);
      }
    }
    return this;
  }

  /** A line along the middle of each ribbon. */
  Interlace middles(Sheet sheet, double weight) {
    Crossings crossings = new Crossings(strands);
    for (int s = 0; s < strands.size(); s++) {
      Strand strand = strands.get(s);
      double[][] middle = new double[strand.size()][];
      for (int i = 0; i < middle.length; i++) {
        middle[i] = new double[] {strand.x()[i], strand.y()[i]};
      }
      lines(sheet, s, middle, weight, crossings);
    }
    return this;
  }

  private void lines(Sheet sheet, int s, double[][] side, double weight, Crossings crossings) {
    int size = side.length;
    Strand[] above = new Strand[size];
    int[] aboveAt = new int[size];
    int reach = (int) StrictMath.ceil(width * 2.2 / STEP);
    for (Crossings.Visit[] pair : crossings.under(s)) {
      for (int j = -reach; j <= reach + 1; j++) {
        int i = Math.floorMod((int) pair[0].at() + j, size);
        Strand over = strands.get(pair[1].strand());
        int at = (int) pair[1].at();
        if (side[i] != null && side[i] != HIDDEN && hidden(side[i], over, at, reach)) {
          side[i] = HIDDEN;
          above[i] = over;
          aboveAt[i] = at;
        }
      }
    }
    int start = 0;
    while (start < size && side[start] != HIDDEN) {
      start++;
    }
    boolean closed = start == size;
    List<double[]> run = new ArrayList<>();
    double[] last = null;
    int behind = start;
    for (int k = 0; k <= size; k++) {
      int i = (start + k) % size;
      double[] p = side[i];
      if (p == HIDDEN) {
        if (last != null) {
          run.add(border(last, toward(s, i, -1), above[i], aboveAt[i], reach));
        }
        emit(sheet, run, false, weight);
        run = new ArrayList<>();
        last = null;
        behind = i;
      } else if (p != null && !(closed && k == size)) {
        if (last == null && !closed) {
          run.add(border(p, toward(s, behind, 1), above[behind], aboveAt[behind], reach));
        }
        run.add(p);
        last = p;
      }
    }
    emit(sheet, run, closed, weight);
  }

  private static final double[] HIDDEN = {};

  /** One step along the strand, from its neighbour on a side to a point. */
  private double[] toward(int s, int point, int neighbour) {
    Strand strand = strands.get(s);
    int from = Math.floorMod(point + neighbour, strand.size());
    return new double[] {
      strand.x()[point] - strand.x()[from], strand.y()[point] - strand.y()[from]
    };
  }

  /** Where the line goes from a visible point until it reaches the edge of the ribbon above. */
  private double[] border(double[] seen, double[] step, Strand above, int aboveAt, int reach) {
    double low = 0;
    double high = 2;
    for (int i = 0; i < 12; i++) {
      double t = (low + high) / 2;
      if (hidden(
          new double[] {seen[0] + step[0] * t, seen[1] + step[1] * t}, above, aboveAt, reach)) {
        high = t;
      } else {
        low = t;
      }
    }
    return new double[] {seen[0] + step[0] * low, seen[1] + step[1] * low};
  }

  private boolean hidden(double[] p, Strand above, int at, int reach) {
    double least = width * width / 4;
    for (int j = -reach; j <= reach; j++) {
      int a = Math.floorMod(at + j, above.size());
      int b = (a + 1) % above.size();
      double vx = above.x()[b] - above.x()[a];
      double vy = above.y()[b] - above.y()[a];
      double wx = p[0] - above.x()[a];
      double wy = p[1] - above.y()[a];
      double square = vx * vx + vy * vy;
      double t = square == 0 ? 0 : Math.max(0, Math.min(1, (wx * vx + wy * vy) / square));
      double ex = wx - vx * t;
      double ey = wy - vy * t;
      if (ex * ex + ey * ey < least) {
        return true;
      }
    }
    return false;
  }

  private static void emit(Sheet sheet, List<double[]> run, boolean closed, double weight) {
    if (run.size() < 2) {
      return;
    }
    double[] points = new double[2 * run.size()];
    for (int i = 0; i < run.size(); i++) {
      points[2 * i] = run.get(i)[0];
      points[2 * i + 1] = run.get(i)[1];
    }
    sheet.line(Paths.polyline(closed, points), weight);
  }
}
