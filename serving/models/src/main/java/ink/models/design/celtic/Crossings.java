package ink.models.design.celtic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where strands cross each other or themselves, and which passes over. Along every strand over and
 * under take turns; for closed lines in the plane that always comes out even.
 */
final class Crossings {

  /** Cells of the search, in millimetres. */
  private static final double CELL = 4;

  /**
   * A strand's passage through a crossing.
   *
   * @param at piece of the strand, with the part of it
   */
  record Visit(int strand, double at, int crossing) {}

  private final List<Strand> strands;
  private final List<Visit[]> crossings = new ArrayList<>();
  private final List<List<Visit>> alongs = new ArrayList<>();
  private final Map<Integer, Visit> over = new HashMap<>();

  Crossings(List<Strand> strands) {
    this.strands = strands;
    find();
    for (int s = 0; s < strands.size(); s++) {
      alongs.add(new ArrayList<>());
    }
    for (Visit[] pair : crossings) {
      alongs.get(pair[0].strand).add(pair[0]);
      alongs.get(pair[1].strand).add(pair[1]);
    }
    alongs.forEach(along -> along.sort(Comparator.comparingDouble(Visit::at)));
    weave();
  }

  /** The passages of a strand that lie under another one, each with the one above. */
  List<Visit[]> under(int strand) {
    List<Visit[]> found = new ArrayList<>();
    for (Visit visit : alongs.get(strand)) {
      Visit above = over.get(visit.crossing);
      if (above != null && above != visit) {
        found.add(new Visit[] {visit, above});
      }
    }
    return found;
  }

  int count() {
    return crossings.size();
  }

  private void weave() {
    boolean[] woven = new boolean[strands.size()];
    ArrayDeque<Integer> next = new ArrayDeque<>();
    for (int start = 0; start < strands.size(); start++) {
      next.add(start);
      while (!next.isEmpty()) {
        int strand = next.remove();
        if (woven[strand]) {
          continue;
        }
        woven[strand] = true;
        List<Visit> along = alongs.get(strand);
        boolean first = firstIsOver(along);
        for (int i = 0; i < along.size(); i++) {
          Visit visit = along.get(i);
          Visit[] pair = crossings.get(visit.crossing);
          Visit other = pair[0] == visit ? pair[1] : pair[0];
          over.putIfAbsent(visit.crossing, (i % 2 == 0) == first ? visit : other);
          next.add(other.strand);
        }
      }
    }
  }

  /** What the strands woven so far demand of this one. */
  private boolean firstIsOver(List<Visit> along) {
    for (int i = 0; i < along.size(); i++) {
      Visit decided = over.get(along.get(i).crossing);
      if (decided != null) {
        return (decided == along.get(i)) == (i % 2 == 0);
      }
    }
    return true;
  }

  private void find() {
    Map<Long, List<int[]>> grid = new HashMap<>();
    for (int s = 0; s < strands.size(); s++) {
      for (int i = 0; i < strands.get(s).size(); i++) {
        int[] piece = {s, i};
        List<int[]> here = grid.computeIfAbsent(cell(piece, 0, 0), k -> new ArrayList<>());
        here.forEach(other -> meet(other, piece));
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            if (dx != 0 || dy != 0) {
              grid.getOrDefault(cell(piece, dx, dy), List.of()).forEach(o -> meet(o, piece));
            }
          }
        }
        here.add(piece);
      }
    }
  }

  private long cell(int[] piece, int dx, int dy) {
    Strand strand = strands.get(piece[0]);
    long cx = (long) StrictMath.floor(strand.x()[piece[1]] / CELL) + dx;
    long cy = (long) StrictMath.floor(strand.y()[piece[1]] / CELL) + dy;
    return (cx << 32) ^ (cy & 0xffffffffL);
  }

  private void meet(int[] a, int[] b) {
    Strand p = strands.get(a[0]);
    Strand q = strands.get(b[0]);
    int a2 = (a[1] + 1) % p.size();
    int b2 = (b[1] + 1) % q.size();
    if (a[0] == b[0] && (a[1] == b2 || b[1] == a2)) {
      return;
    }
    double ux = p.x()[a2] - p.x()[a[1]];
    double uy = p.y()[a2] - p.y()[a[1]];
    double vx = q.x()[b2] - q.x()[b[1]];
    double vy = q.y()[b2] - q.y()[b[1]];
    double det = ux * vy - uy * vx;
    if (det == 0) {
      return;
    }
    double wx = q.x()[b[1]] - p.x()[a[1]];
    double wy = q.y()[b[1]] - p.y()[a[1]];
    double t = (wx * vy - wy * vx) / det;
    double u = (wx * uy - wy * ux) / det;
    if (t >= 0 && t < 1 && u >= 0 && u < 1) {
      int crossing = crossings.size();
      crossings.add(
          new Visit[] {new Visit(a[0], a[1] + t, crossing), new Visit(b[0], b[1] + u, crossing)});
    }
  }
}
