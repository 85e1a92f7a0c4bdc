package ink.models.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A set of pixels, row by row from the top.
 *
 * @param set not copied: a mask belongs to whoever made it
 */
public record Mask(int width, int height, boolean[] set) {

  public Mask {
    if (set.length != width * height) {
      throw new IllegalArgumentException(
          set.length + " pixels do not fill " + width + " x " + height);
    }
  }

  public Mask(int width, int height) {
    this(width, height, new boolean[width * height]);
  }

  public boolean at(int x, int y) {
    return set[y * width + x];
  }

  public int count() {
    int count = 0;
    for (boolean in : set) {
      count += in ? 1 : 0;
    }
    return count;
  }

  public Mask and(Mask other) {
    boolean[] both = new boolean[set.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = set[i] && other.set[i];
    }
    return new Mask(width, height, both);
  }

  public Mask inverted() {
    boolean[] out = new boolean[set.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = !set[i];
    }
    return new Mask(width, height, out);
  }

  /**
   * With all pixels that are at most so far away.
   *
   * @param reach pixels, from centre to centre
   */
  public Mask grown(double reach) {
    double[] squared = DistanceTransform.squared(set, width, height);
    boolean[] out = new boolean[set.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = squared[i] <= reach * reach;
    }
    return new Mask(width, height, out);
  }

  /**
   * Without all pixels that have one from outside at most so far away; the picture's edge is none.
   */
  public Mask shrunk(double reach) {
    return inverted().grown(reach).inverted();
  }

  /** Gaps that hold no disc of this radius are closed, also at the picture's edge. */
  public Mask closed(double reach) {
    return grown(reach).shrunk(reach);
  }

  /** Connected patches, the largest first. Each holds the indices of its pixels. */
  public List<int[]> patches(boolean corners) {
    boolean[] seen = new boolean[set.length];
    int[] stack = new int[set.length];
    List<int[]> patches = new ArrayList<>();
    for (int start = 0; start < set.length; start++) {
      if (!set[start] || seen[start]) {
        continue;
      }
      int size = 0;
      stack[size++] = start;
      seen[start] = true;
      for (int i = 0; i < size; i++) {
        int x = stack[i] % width;
        int y = stack[i] / width;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int nx = x + dx;
            int ny = y + dy;
            if ((!corners && dx != 0 && dy != 0)
                || nx < 0
                || ny < 0
                || nx >= width
                || ny >= height) {
              continue;
            }
            int at = ny * width + nx;
            if (set[at] && !seen[at]) {
              seen[at] = true;
              stack[size++] = at;
            }
          }
        }
      }
      patches.add(Arrays.copyOf(stack, size));
    }
    patches.sort(Comparator.comparingInt((int[] patch) -> -patch.length));
    return patches;
  }

  public Mask largest() {
    List<int[]> patches = patches(false);
    return patches.isEmpty() ? this : of(width, height, patches.get(0));
  }

  public static Mask of(int width, int height, int[] pixels) {
    Mask mask = new Mask(width, height);
    for (int pixel : pixels) {
      mask.set[pixel] = true;
    }
    return mask;
  }

  /** With what it surrounds: everything that does not hang together with the picture's edge. */
  public Mask filled() {
    boolean[] out = set.clone();
    for (int[] hole : inverted().patches(false)) {
      boolean edge = false;
      for (int i : hole) {
        int x = i % width;
        int y = i / width;
        edge |= x == 0 || y == 0 || x == width - 1 || y == height - 1;
      }
      for (int i : hole) {
        out[i] |= !edge;
      }
    }
    return new Mask(width, height, out);
  }

  /** The convex hull, as far as the middles of its pixels go. */
  public Mask hull() {
    Mask hull = new Mask(width, height);
    List<int[]> corners = corners();
    if (corners.size() < 3) {
      return this;
    }
    for (int y = 0; y < height; y++) {
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < corners.size(); i++) {
        int[] a = corners.get(i);
        int[] b = corners.get((i + 1) % corners.size());
        if (Math.min(a[1], b[1]) > y || Math.max(a[1], b[1]) < y) {
          continue;
        }
        double from =
            a[1] == b[1] ? a[0] : a[0] + (b[0] - a[0]) * (y - a[1]) / (double) (b[1] - a[1]);
        double to = a[1] == b[1] ? b[0] : from;
        left = Math.min(left, Math.min(from, to));
        right = Math.max(right, Math.max(from, to));
      }
      for (int x = (int) Math.ceil(left - 1e-9); x <= right + 1e-9; x++) {
        hull.set[y * width + x] = true;
      }
    }
    return hull;
  }

  /** The corners of the convex hull, x and y in pixels (Andrew's monotone chain). */
  public List<int[]> corners() {
    List<int[]> points = new ArrayList<>();
    for (int x = 0; x < width; x++) {
      int first = -1;
      int last = -1;
      for (int y = 0; y < height; y++) {
        if (set[y * width + x]) {
          first = first < 0 ? y : first;
          last = y;
        }
      }
      if (first >= 0) {
        points.add(new int[] {x, first});
        if (last > first) {
          points.add(new int[] {x, last});
        }
      }
    }
    if (points.size() < 3) {
      return points;
    }
    List<int[]> chain = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      int floor = chain.size();
      for (int i = 0; i < points.size(); i++) {
        int[] p = points.get(pass == 0 ? i : points.size() - 1 - i);
        while (chain.size() >= floor + 2
            && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p) <= 0) {
          chain.remove(chain.size() - 1);
        }
        chain.add(p);
      }
      chain.remove(chain.size() - 1);
    }
    return chain;
  }

  private static long turn(int[] a, int[] b, int[] c) {
    return (long) (b[0] - a[0]) * (c[1] - a[1]) - (long) (b[1] - a[1]) * (c[0] - a[0]);
  }
}
