package ink.models.coverup;

import ink.models.plane.DistanceTransform;
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

  /** Squared pixels to the nearest that is of no face. */
  private final double[] depth;

  private Faces(int width, int[] label, double[] depth, List<int[]> pixels, List<int[]> orbits) {
    this.depth = depth;
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
    double[] depth = DistanceTransform.squared(outsideOf(label), black.width(), black.height());
    return new Faces(
        black.width(),
        label,
        depth,
        pixels,
        orbits(black, label, depth, pixels, Symmetry.of(black)));
  }

  /** Faces whose deepest pixel symmetry moves into another of about the same size. */
  private static List<int[]> orbits(
      Mask black, int[] label, double[] depth, List<int[]> pixels, Symmetry symmetry) {
    int[] root = new int[pixels.size()];
    for (int f = 0; f < root.length; f++) {
      root[f] = f;
    }
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

  /** An orbit's pixels that are at least so far from its lines. */
  Mask inner(int[] orbit, double inset) {
    Mask mask = new Mask(width, label.length / width);
    for (int face : orbit) {
      for (int i : pixels.get(face)) {
        mask.set()[i] = depth[i] > inset * inset;
      }
    }
    return mask;
  }

  /** An orbit's pixels with the lines around them, up to so many pixels deep. */
  Mask whole(int[] orbit, Mask black, int deep) {
    Mask mask = inner(orbit, 0);
    List<Integer> front = new ArrayList<>();
    for (int face : orbit) {
      for (int i : pixels.get(face)) {
        if (depth[i] <= 2) {
          front.add(i);
        }
      }
    }
    for (int step = 0; step < deep; step++) {
      List<Integer> next = new ArrayList<>();
      for (int i : front) {
        for (int at : new int[] {i - 1, i + 1, i - width, i + width}) {
          if (at >= 0 && at < label.length && black.set()[at] && !mask.set()[at]) {
            mask.set()[at] = true;
            next.add(at);
          }
        }
      }
      front = next;
    }
    return mask;
  }

  /** Pixels of an orbit. */
  int area(int[] orbit) {
    int area = 0;
    for (int face : orbit) {
      area += pixels.get(face).length;
    }
    return area;
  }

  int count() {
    return pixels.size();
  }
}
