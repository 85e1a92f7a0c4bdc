package ink.models.oldink;

import ink.models.plane.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What is as dark as ink and none: freckles and hairs. */
final class Specks {

  /** Square millimetres below which a patch is a freckle; of the picture without a scale. */
  private static final double LEAST = 1.5;

  private static final double LEAST_PART = 1.5e-4;

  /** Narrower than this, and apart from the rest, it is a hair. */
  private static final double HAIR = .35;

  private Specks() {}

  /** Drops freckles, and hairs that lie apart from the tattoo. */
  static Mask without(Mask all, Mask within, OptionalDouble ppm) {
    int width = all.width();
    double scale = ppm.orElse(Math.sqrt(LEAST_PART * width * all.height() / LEAST));
    double least = LEAST * scale * scale;
    List<int[]> thick = new ArrayList<>();
    List<int[]> thin = new ArrayList<>();
    for (int[] patch : all.patches(true)) {
      if (patch.length >= least) {
        double meanWidth = 2 * patch.length / perimeter(all, patch);
        (meanWidth < HAIR * scale ? thin : thick).add(patch);
      }
    }
    Mask kept = new Mask(width, all.height());
    keep(kept, thick);
    Mask hull = kept.hull();
    List<int[]> inside = new ArrayList<>();
    for (int[] patch : thin) {
      boolean reachesOut = false;
      for (int i : patch) {
        reachesOut |= !hull.set()[i];
      }
      if (!reachesOut) {
        inside.add(patch);
      }
    }
    keep(kept, inside);
    return kept.and(within);
  }

  private static void keep(Mask kept, List<int[]> patches) {
    for (int[] patch : patches) {
      for (int i : patch) {
        kept.set()[i] = true;
      }
    }
  }

  /** Of whole patches, in pixels: by the edge's crossings with rows and columns (Crofton). */
  static double perimeter(Mask mask, int[] patch) {
    int width = mask.width();
    long crossings = 0;
    for (int i : patch) {
      int x = i % width;
      int y = i / width;
      crossings += x == 0 || !mask.set()[i - 1] ? 1 : 0;
      crossings += x == width - 1 || !mask.set()[i + 1] ? 1 : 0;
      crossings += y == 0 || !mask.set()[i - width] ? 1 : 0;
      crossings += y == mask.height() - 1 || !mask.set()[i + width] ? 1 : 0;
    }
    return Math.max(1, crossings * Math.PI / 4);
  }
}
