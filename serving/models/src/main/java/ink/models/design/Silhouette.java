package ink.models.design;

import ink.models.vector.GrayImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The outer shape of a proof's ink, in pixels.
 *
 * @param mass ink in whole black pixels
 * @param hull area of the convex hull
 */
record Silhouette(int left, int top, int right, int bottom, double mass, double hull) {

  private static final int DARK = 96;

  static Silhouette of(GrayImage proof) {
    int left = proof.width();
    int right = -1;
    int top = proof.height();
    int bottom = -1;
    double mass = 0;
    List<int[]> rims = new ArrayList<>();
    for (int y = 0; y < proof.height(); y++) {
      int from = proof.width();
      int to = -1;
      for (int x = 0; x < proof.width(); x++) {
        int dark = 255 - proof.at(x, y);
        mass += dark / 255.0;
        if (dark > DARK) {
          from = Math.min(from, x);
          to = x;
        }
      }
      if (to >= 0) {
        rims.add(new int[] {from, y});
        rims.add(new int[] {to + 1, y});
        left = Math.min(left, from);
        right = Math.max(right, to);
        top = Math.min(top, y);
        bottom = y;
      }
    }
    return new Silhouette(left, top, right, bottom, mass, hull(rims));
  }

  boolean empty() {
    return right < 0;
  }

  double box() {
    return (right - left + 1.0) * (bottom - top + 1.0);
  }

  /** Area inside the hull of points that come sorted by y (Andrew's monotone chain). */
  private static double hull(List<int[]> points) {
    double twice = 0;
    for (int side = 0; side < 2; side++) {
      List<int[]> chain = new ArrayList<>();
      for (int[] p : points) {
        while (chain.size() > 1
            && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p)
                    * (side == 0 ? 1 : -1)
                <= 0) {
          chain.remove(chain.size() - 1);
        }
        chain.add(p);
      }
      double sum = 0;
      for (int i = 1; i < chain.size(); i++) {
        int[] a = chain.get(i - 1);
        int[] b = chain.get(i);
        sum += (double) (b[1] - a[1]) * (a[0] + b[0]);
      }
      twice += side == 0 ? -sum : sum;
    }
    return Math.abs(twice) / 2;
  }

  private static long turn(int[] a, int[] b, int[] c) {
    return (long) (b[0] - a[0]) * (c[1] - a[1]) - (long) (b[1] - a[1]) * (c[0] - a[0]);
  }
}
