package ink.models.coverup;

import ink.models.ageing.DistanceTransform;
import ink.models.plane.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a design that its lines enclose, and the ground between its outer parts; those that
 * symmetry carries into each other belong together.
 */
final class Faces {

  /** Square millimetres: smaller faces are gaps between dots. */
  private static final double LEAST = .8;

  /** Millimetres between outer parts that count as ground. */
  private static final double GROUND = 7;

  private final int width;
  private final int[] label;
  private final List<int[]> pixels;
  private final List<int[]> orbits;

  private Faces(int width, int[] label, List<int[]> pixels, List<int[]> orbits) {
    this.width = width;
    this.label = label;
    this.pixels = pixels;
    this.orbits = orbits;
  }

  static Faces of(Sized design) {
    Mask black = design.black();
    double ppm = design.pixelsPerMillimetre();
    Mask whole = black.closed(GROUND / 2 * ppm).filled();
    List<int[]> pixels = new ArrayList<>();
    int[] label = new int[black.set().length];
    for (int[] patch : black.inverted().and(whole).patches(false)) {
      if (patch.length >= LEAST * ppm * ppm) {
        pixels.add(patch);
        for (int i : patch) {
          label[i] = pixels.size();
        }
      }
    }
    return new Faces(
        black.width(), label, pixels, orbits(black, label, pixels, Symmetry.of(black)));
  }

  /** Faces whose deepest pixel symmetry moves into another of about the same size. */
  private static List<int[]> orbits(
      Mask black, int[] label, List<int[]> pixels, Symmetry symmetry) {
    int[] root = new int[pixels.size()];
    for (int f = 0; f < root.length; f++) {
      root[f] = f;
    }
    double[] depth = DistanceTransform.squared(outsideOf(label), black.width(), black.height());
    double turn = 2 * StrictMath.PI / symmetry.fold();
    for (int f = 0; f < root.length; f++) {
      int deepest = pixels.get(f)[0];
      for (int i : pixels.get(f)) {
        deepest = depth[i] > depth[deepest] ? i : deepest;
      }
      double x = deepest % black.width() + .5 - black.width() / 2.0;
      double y = deepest / black.width() + .5 - black.height() / 2.0;
      if (symmetry.fold() > 1) {
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        join(root, pixels, f, at(black, label, cos * x - sin * y, sin * x + cos * y));
      }
      if (symmetry.mirrored()) {
        join(root, pixels, f, at(black, label, -x, y));
      }
    }
    Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
    for (int f = 0; f < root.length; f++) {
      groups.computeIfAbsent(find(root, f), r -> new ArrayList<>()).add(f);
    }
    return groups.values().stream()
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private static boolean[] outsideOf(int[] label) {
    boolean[] outside = new boolean[label.length];
    for (int i = 0; i < outside.length; i++) {
      outside[i] = label[i] == 0;
    }
    return outside;
  }

  private static int at(Mask black, int[] label, double x, double y) {
    int px = (int) Math.floor(x + black.width() / 2.0);
    int py = (int) Math.floor(y + black.height() / 2.0);
    return px < 0 || py < 0 || px >= black.width() || py >= black.height()
        ? -1
        : label[py * black.width() + px] - 1;
  }

  private static void join(int[] root, List<int[]> pixels, int one, int other) {
    if (other >= 0) {
      double ratio = (double) pixels.get(one).length / pixels.get(other).length;
      if (ratio > .6 && ratio < 1.7) {
        root[find(root, one)] = find(root, other);
      }
    }
  }

  private static int find(int[] root, int f) {
    int at = f;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }

  /** Faces of each orbit, by index. */
  List<int[]> orbits() {
    return orbits;
  }

  /** Face of a pixel; -1 for none. */
  int at(int pixel) {
    return label[pixel] - 1;
  }

  Mask mask(int[] orbit) {
    Mask mask = new Mask(width, label.length / width);
    for (int face : orbit) {
      for (int i : pixels.get(face)) {
        mask.set()[i] = true;
      }
    }
    return mask;
  }

  int count() {
    return pixels.size();
  }
}
