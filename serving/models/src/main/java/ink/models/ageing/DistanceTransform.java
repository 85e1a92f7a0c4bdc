package ink.models.ageing;

import java.util.Arrays;

/** Exact Euclidean distances on pixels; Felzenszwalb and Huttenlocher 2012. */
public final class DistanceTransform {

  private static final double FAR = 1e12;

  private DistanceTransform() {}

  /**
   * Squared distance, in pixels from centre to centre, of every pixel to the nearest one that is
   * marked; 1e12 or more when none is.
   */
  public static double[] squared(boolean[] marked, int width, int height) {
    double[] distance = new double[marked.length];
    for (int i = 0; i < marked.length; i++) {
      distance[i] = marked[i] ? 0 : FAR;
    }
    int longer = Math.max(width, height);
    double[] line = new double[longer];
    double[] out = new double[longer];
    int[] parabola = new int[longer];
    double[] from = new double[longer + 1];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        line[y] = distance[y * width + x];
      }
      envelope(line, height, out, parabola, from);
      for (int y = 0; y < height; y++) {
        distance[y * width + x] = out[y];
      }
    }
    for (int y = 0; y < height; y++) {
      System.arraycopy(distance, y * width, line, 0, width);
      envelope(line, width, out, parabola, from);
      System.arraycopy(out, 0, distance, y * width, width);
    }
    return distance;
  }

  /** Lower envelope of one parabola for each sample. */
  private static void envelope(double[] f, int n, double[] out, int[] parabola, double[] from) {
    Arrays.fill(parabola, 0, n, 0);
    int k = 0;
    from[0] = Double.NEGATIVE_INFINITY;
    from[1] = Double.POSITIVE_INFINITY;
    for (int q = 1; q < n; q++) {
      double s = crossing(f, q, parabola[k]);
      while (s <= from[k]) {
        k--;
        s = crossing(f, q, parabola[k]);
      }
      k++;
      parabola[k] = q;
      from[k] = s;
      from[k + 1] = Double.POSITIVE_INFINITY;
    }
    k = 0;
    for (int q = 0; q < n; q++) {
      while (from[k + 1] < q) {
        k++;
      }
      double d = q - parabola[k];
      out[q] = d * d + f[parabola[k]];
    }
  }

  private static double crossing(double[] f, int q, int p) {
    return (f[q] + (double) q * q - f[p] - (double) p * p) / (2.0 * (q - p));
  }
}
