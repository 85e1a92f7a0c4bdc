package ink.models.stencil;

import java.util.Arrays;

/** Connected patches of pixels, found from runs along the rows. */
final class Patches {

  private int[] runs = new int[3 * 1024];
  private int[] parent = new int[1024];
  private int count;

  private Patches() {}

  /** Without patches of fewer pixels; pixels that touch at a corner belong together. */
  static Bits withoutSpecks(Bits ink, double least) {
    Patches patches = new Patches();
    patches.find(ink);
    long[] sizes = new long[patches.count];
    for (int i = 0; i < patches.count; i++) {
      sizes[patches.root(i)] += patches.runs[3 * i + 2] - patches.runs[3 * i + 1];
    }
    Bits kept = ink.copy();
    for (int i = 0; i < patches.count; i++) {
      if (sizes[patches.root(i)] < least) {
        kept.fill(patches.runs[3 * i], patches.runs[3 * i + 1], patches.runs[3 * i + 2], false);
      }
    }
    return kept;
  }

  /** With the holes filled that have fewer pixels. */
  static Bits withoutHoles(Bits ink, double least) {
    return withoutSpecks(ink.not(), least).not();
  }

  private void find(Bits ink) {
    int above = 0;
    int start = 0;
    for (int y = 0; y < ink.height; y++) {
      int end = count;
      int touching = above;
      for (int x = ink.next(0, y, true); x < ink.width; ) {
        int until = ink.next(x, y, false);
        int run = add(y, x, until);
        while (touching < end && runs[3 * touching + 2] < x) {
          touching++;
        }
        for (int i = touching; i < end && runs[3 * i + 1] <= until; i++) {
          parent[root(i)] = root(run);
        }
        x = ink.next(until, y, true);
      }
      start = end;
      above = start;
    }
  }

  private int add(int y, int from, int to) {
    if (count == parent.length) {
      parent = Arrays.copyOf(parent, 2 * count);
      runs = Arrays.copyOf(runs, 6 * count);
    }
    runs[3 * count] = y;
    runs[3 * count + 1] = from;
    runs[3 * count + 2] = to;
    parent[count] = count;
    return count++;
  }

  private int root(int run) {
    int root = run;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
