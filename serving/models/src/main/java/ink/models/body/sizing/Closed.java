package ink.models.body.sizing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How much of all gaps is narrower than it must be, by length. A narrow place shorter than half of
 * its own width is a corner as pixels see it, not a gap, and nothing is lost there.
 */
final class Closed {

  /** Pixels; what is shorter is noise. */
  private static final int SHORTEST = 3;

  private Closed() {}

  /**
   * @param scale pixels a millimetre that the gaps were measured with
   * @return 0 to 1; 0 without gaps
   */
  static double part(List<Passage> gaps, double scale, Predicate<Passage> tooNarrow) {
    Map<Long, Passage> narrow = new HashMap<>();
    for (Passage gap : gaps) {
      if (tooNarrow.test(gap)) {
        narrow.put(key((int) (gap.x() * scale), (int) (gap.y() * scale)), gap);
      }
    }
    int closed = 0;
    while (!narrow.isEmpty()) {
      closed += run(narrow, scale);
    }
    return gaps.isEmpty() ? 0 : (double) closed / gaps.size();
  }

  /** Takes one run of neighbours out and says how long it is, 0 for a corner. */
  private static int run(Map<Long, Passage> narrow, double scale) {
    Deque<Passage> next = new ArrayDeque<>();
    next.add(narrow.remove(narrow.keySet().iterator().next()));
    int length = 0;
    double width = 0;
    while (!next.isEmpty()) {
      Passage gap = next.remove();
      length++;
      width += gap.width() * scale;
      int x = (int) (gap.x() * scale);
      int y = (int) (gap.y() * scale);
      for (int dy = -2; dy <= 2; dy++) {
        for (int dx = -2; dx <= 2; dx++) {
          Passage beside = narrow.remove(key(x + dx, y + dy));
          if (beside != null) {
            next.add(beside);
          }
        }
      }
    }
    return length < SHORTEST || length < width / length / 2 ? 0 : length;
  }

  private static long key(int x, int y) {
    return ((long) y << 32) | x;
  }
}
