package ink.models.flash;

import java.util.ArrayList;
import java.util.List;

/**
 * Boxes pushed to the middle of the room between their neighbours, over and over: what a packing
 * leaves free at one end is shared among all gaps. They never meet.
 */
final class Spreading {

  private static final int ROUNDS = 60;

  private static final double TOUCHING = 1e-6;

  private Spreading() {}

  /** The boxes in their order, moved. */
  static List<Box> of(Box area, List<Box> packed) {
    List<Box> boxes = new ArrayList<>(packed);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < boxes.size(); i++) {
        boxes.set(i, moved(area, boxes, i, round % 2 == 0));
      }
    }
    return boxes;
  }

  private static Box moved(Box area, List<Box> boxes, int which, boolean across) {
    Box box = boxes.get(which);
    double least = across ? area.x() : area.y();
    double most = across ? area.x() + area.width() : area.y() + area.height();
    for (Box other : boxes) {
      boolean beside =
          across
              ? overlap(other.y(), other.height(), box.y(), box.height())
              : overlap(other.x(), other.width(), box.x(), box.width());
      if (other == box || !beside) {
        continue;
      }
      double from = across ? other.x() : other.y();
      double to = from + (across ? other.width() : other.height());
      if (from < (across ? box.x() : box.y())) {
        least = Math.max(least, to);
      } else {
        most = Math.min(most, from);
      }
    }
    double length = across ? box.width() : box.height();
    if (most - least <= length) {
      return box;
    }
    double middle = (least + most - length) / 2;
    return across
        ? new Box(middle, box.y(), box.width(), box.height())
        : new Box(box.x(), middle, box.width(), box.height());
  }

  /** Boxes that only touch do not stand in each other's way. */
  private static boolean overlap(double from, double length, double other, double otherLength) {
    return from < other + otherLength - TOUCHING && other < from + length - TOUCHING;
  }
}
