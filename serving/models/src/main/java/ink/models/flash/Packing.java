package ink.models.flash;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boxes side by side: maximal free rectangles, best short side first (Jylänki 2010). */
final class Packing {

  private List<Box> free = new ArrayList<>();

  Packing(Box area) {
    free.add(area);
  }

  /**
   * @return where a box of that size went, or null when there is no room
   */
  @Nullable Box place(double width, double height) {
    Box best = null;
    double bestShort = Double.POSITIVE_INFINITY;
    double bestLong = Double.POSITIVE_INFINITY;
    for (Box room : free) {
      double right = room.width() - width;
      double below = room.height() - height;
      double shorter = Math.min(right, below);
      double longer = Math.max(right, below);
      if (shorter >= 0 && (shorter < bestShort || (shorter == bestShort && longer < bestLong))) {
        best = new Box(room.x(), room.y(), width, height);
        bestShort = shorter;
        bestLong = longer;
      }
    }
    if (best != null) {
      take(best);
    }
    return best;
  }

  private void take(Box taken) {
    List<Box> rest = new ArrayList<>();
    for (Box room : free) {
      if (!room.meets(taken)) {
        rest.add(room);
        continue;
      }
      double right = room.x() + room.width();
      double bottom = room.y() + room.height();
      keep(rest, room.x(), room.y(), taken.x(), bottom);
      keep(rest, taken.x() + taken.width(), room.y(), right, bottom);
      keep(rest, room.x(), room.y(), right, taken.y());
      keep(rest, room.x(), taken.y() + taken.height(), right, bottom);
    }
    free = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      boolean inside = false;
      for (int j = 0; j < rest.size() && !inside; j++) {
        boolean equal = rest.get(i).equals(rest.get(j));
        inside = i != j && rest.get(j).holds(rest.get(i)) && (!equal || j < i);
      }
      if (!inside) {
        free.add(rest.get(i));
      }
    }
  }

  private static void keep(List<Box> rest, double left, double top, double right, double bottom) {
    if (right - left > 1e-6 && bottom - top > 1e-6) {
      rest.add(new Box(left, top, right - left, bottom - top));
    }
  }
}
