package ink.models.stencil;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * From a skeleton to the strokes of a pen. Forks are taken out, which leaves chains and loops; a
 * chain reaches back to the forks that it hung on.
 */
final class Strokes {

  /** Pixels by which a simplified line may pass beside its skeleton. */
  private static final double TOLERANCE = .08 * Widths.PPM;

  /** Pixels; a dead end shorter than this is a whisker of thinning, not a stroke. */
  private static final double WHISKER = 1.2 * Widths.PPM;

  private final Bits forks;
  private final Bits chains;
  private final List<Path2D> strokes = new ArrayList<>();

  private Strokes(Bits bones) {
    forks = new Bits(bones.width, bones.height);
    for (int y = 0; y < bones.height; y++) {
      for (int x = bones.next(0, y, true); x < bones.width; x = bones.next(x + 1, y, true)) {
        if (Skeleton.neighbours(bones, x, y) > 2) {
          forks.set(x, y);
        }
      }
    }
    chains = bones.without(forks);
  }

  /**
   * @param least millimetres; strokes that touch nothing and are shorter are left out
   * @return in millimetres
   */
  static List<Path2D> of(Bits bones, double least) {
    Strokes strokes = new Strokes(bones);
    strokes.trace(1, least * Widths.PPM);
    strokes.trace(8, least * Widths.PPM); // what has no end is a loop
    return strokes.strokes;
  }

  private void trace(int mostNeighbours, double least) {
    for (int y = 0; y < chains.height; y++) {
      for (int x = chains.next(0, y, true); x < chains.width; x = chains.next(x + 1, y, true)) {
        if (Skeleton.neighbours(chains, x, y) <= mostNeighbours) {
          stroke(x, y, mostNeighbours > 1, least);
        }
      }
    }
  }

  private void stroke(int startX, int startY, boolean loop, double least) {
    List<double[]> points = new ArrayList<>();
    boolean hangs = reach(startX, startY, points);
    int[] at = {startX, startY};
    int[] last = at;
    while (at.length > 0) {
      last = at;
      points.add(new double[] {at[0] + .5, at[1] + .5});
      chains.clear(at[0], at[1]);
      at = neighbour(chains, at[0], at[1]);
    }
    boolean hangsToo = reach(last[0], last[1], points);
    if (loop && !hangs && !hangsToo) {
      points.add(points.get(0));
    }
    double length = length(points);
    boolean isWhisker = hangs != hangsToo && length < WHISKER;
    boolean isSpeck = !hangs && !hangsToo && length < least;
    if (!isWhisker && !isSpeck && points.size() > 1) {
      strokes.add(smooth(points));
    }
  }

  /** Adds the fork beside a pixel, if there is one. */
  private boolean reach(int x, int y, List<double[]> points) {
    int[] fork = neighbour(forks, x, y);
    if (fork.length > 0) {
      points.add(new double[] {fork[0] + .5, fork[1] + .5});
    }
    return fork.length > 0;
  }

  /** Straight neighbours before diagonal ones; empty when there is none. */
  private static int[] neighbour(Bits set, int x, int y) {
    for (int i = 0; i < 8; i++) {
      int side = i < 4 ? 2 * i : 2 * i - 7;
      int nx = x + Skeleton.DX[side];
      int ny = y + Skeleton.DY[side];
      if (set.get(nx, ny)) {
        return new int[] {nx, ny};
      }
    }
    return new int[0];
  }

  private static double length(List<double[]> points) {
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length +=
          Math.hypot(
              points.get(i)[0] - points.get(i - 1)[0], points.get(i)[1] - points.get(i - 1)[1]);
    }
    return length;
  }

  /** Simplified, then rounded by parabolas from the middle of one part to that of the next. */
  private static Path2D smooth(List<double[]> points) {
    int count = points.size();
    double[] flat = new double[2 * count];
    for (int i = 0; i < count; i++) {
      flat[2 * i] = points.get(i)[0];
      flat[2 * i + 1] = points.get(i)[1];
    }
    boolean[] kept = new boolean[count];
    kept[0] = true;
    kept[count - 1] = true;
    // A loop is split in its middle: it ends where it starts.
    kept[count / 2] = true;
    Polylines.simplify(flat, 0, count / 2, TOLERANCE, kept);
    Polylines.simplify(flat, count / 2, count - 1, TOLERANCE, kept);
    List<double[]> few = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (kept[i]) {
        few.add(new double[] {flat[2 * i] / Widths.PPM, flat[2 * i + 1] / Widths.PPM});
      }
    }
    Path2D path = new Path2D.Double();
    path.moveTo(few.get(0)[0], few.get(0)[1]);
    for (int i = 1; i < few.size() - 1; i++) {
      double[] at = few.get(i);
      double[] after = few.get(i + 1);
      boolean last = i == few.size() - 2;
      path.quadTo(
          at[0],
          at[1],
          last ? after[0] : (at[0] + after[0]) / 2,
          last ? after[1] : (at[1] + after[1]) / 2);
    }
    if (few.size() == 2) {
      path.lineTo(few.get(1)[0], few.get(1)[1]);
    }
    return path;
  }
}
