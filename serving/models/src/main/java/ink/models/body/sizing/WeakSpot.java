package ink.models.body.sizing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a design gives way first.
 *
 * @param x millimetres from the left of the design as drawn
 * @param y millimetres from its top
 * @param width millimetres of the gap or line there, as drawn
 * @param needed millimetres that it takes to last
 */
public record WeakSpot(Kind kind, double x, double y, double width, double needed) {

  /** What gives way. */
  public enum Kind {
    GAP,
    LINE
  }

  private static final int MOST = 3;

  /** How much is missing, 0 to 1; squared, so that one closed gap outweighs two tight ones. */
  private double shortfall() {
    double missing = Math.max(0, 1 - width / needed);
    return missing * missing;
  }

  /**
   * Where most of a design's length falls short by most: not the single narrowest pixel, which is
   * in some corner.
   *
   * @param longer millimetres of the design; the spots are a tenth of it apart or more
   */
  static List<WeakSpot> worst(List<WeakSpot> spots, double longer) {
    Map<List<Integer>, List<WeakSpot>> cells = new LinkedHashMap<>();
    double cell = longer / 25;
    for (WeakSpot spot : spots) {
      if (spot.width < spot.needed) {
        cells
            .computeIfAbsent(
                List.of((int) (spot.x / cell), (int) (spot.y / cell), spot.kind.ordinal()),
                key -> new ArrayList<>())
            .add(spot);
      }
    }
    List<List<WeakSpot>> ranked = new ArrayList<>(cells.values());
    ranked.sort(
        Comparator.comparingDouble(
            (List<WeakSpot> all) -> -all.stream().mapToDouble(WeakSpot::shortfall).sum()));
    List<WeakSpot> worst = new ArrayList<>();
    for (List<WeakSpot> all : ranked) {
      all.sort(Comparator.comparingDouble(spot -> spot.width / spot.needed));
      WeakSpot typical = all.get(all.size() / 2);
      if (worst.size() < MOST
          && worst.stream()
              .allMatch(o -> Math.hypot(o.x - typical.x, o.y - typical.y) >= longer / 10)) {
        worst.add(typical);
      }
    }
    return worst;
  }
}
