package ink.models.plane;

/**
 * A number for each pixel, row by row from the top.
 *
 * @param values not copied: a plane belongs to whoever made it
 */
public record Plane(int width, int height, float[] values) {

  public Plane {
    if (values.length != width * height) {
      throw new IllegalArgumentException(
          values.length + " numbers do not fill " + width + " x " + height);
    }
  }

  public Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  public float at(int x, int y) {
    return values[y * width + x];
  }

  /**
   * Between the four nearest pixels; beyond the edge, the edge goes on.
   *
   * @param x where the centre of the first pixel is 0
   */
  public float between(double x, double y) {
    double cx = Math.max(0, Math.min(width - 1, x));
    double cy = Math.max(0, Math.min(height - 1, y));
    int left = Math.min((int) cx, Math.max(0, width - 2));
    int top = Math.min((int) cy, Math.max(0, height - 2));
    int right = Math.min(left + 1, width - 1);
    int below = Math.min(top + 1, height - 1);
    double u = cx - left;
    double v = cy - top;
    double upper = at(left, top) * (1 - u) + at(right, top) * u;
    double lower = at(left, below) * (1 - u) + at(right, below) * u;
    return (float) (upper * (1 - v) + lower * v);
  }

  /** Means over squares of pixels; those at the right and lower edge may be narrower. */
  public Plane shrunk(int factor) {
    int wide = (width + factor - 1) / factor;
    int high = (height + factor - 1) / factor;
    Plane small = new Plane(wide, high);
    for (int y = 0; y < high; y++) {
      int toY = Math.min(height, (y + 1) * factor);
      for (int x = 0; x < wide; x++) {
        int toX = Math.min(width, (x + 1) * factor);
        double sum = 0;
        for (int sy = y * factor; sy < toY; sy++) {
          for (int sx = x * factor; sx < toX; sx++) {
            sum += values[sy * width + sx];
          }
        }
        small.values[y * wide + x] =
            (float) (sum / ((toY - y * factor) * (double) (toX - x * factor)));
      }
    }
    return small;
  }

  /**
   * The way back from {@link #shrunk}, smooth between the squares' centres.
   *
   * @param wide pixels of the result
   */
  public Plane grown(int factor, int wide, int high) {
    Plane large = new Plane(wide, high);
    for (int y = 0; y < high; y++) {
      double sy = (y + .5) / factor - .5;
      for (int x = 0; x < wide; x++) {
        large.values[y * wide + x] = between((x + .5) / factor - .5, sy);
      }
    }
    return large;
  }

  /**
   * Gaussian blur that knows nothing beyond the edge: there it counts zero. Blur weights alike and
   * divide by them.
   *
   * @param sigma pixels
   */
  public Plane blurred(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    float[] kernel = new float[reach + 1];
    double sum = 0;
    for (int i = 0; i <= reach; i++) {
      kernel[i] = (float) StrictMath.exp(-.5 * i * i / (sigma * sigma));
      sum += i == 0 ? kernel[i] : 2 * kernel[i];
    }
    for (int i = 0; i <= reach; i++) {
      kernel[i] /= (float) sum;
    }
    float[] across = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int k = -reach; k <= reach; k++) {
        float weight = kernel[Math.abs(k)];
        int from = Math.max(0, -k);
        int to = Math.min(width, width - k);
        int row = y * width;
        for (int x = from; x < to; x++) {
          across[row + x] += weight * values[row + x + k];
        }
      }
    }
    float[] out = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int k = Math.max(-reach, -y); k <= Math.min(reach, height - 1 - y); k++) {
        float weight = kernel[Math.abs(k)];
        int source = (y + k) * width;
        int row = y * width;
        for (int x = 0; x < width; x++) {
          out[row + x] += weight * across[source + x];
        }
      }
    }
    return new Plane(width, height, out);
  }

  /** The least number in the square around each pixel. */
  public Plane least(int reach) {
    return extreme(reach, -1);
  }

  /** The greatest number in the square around each pixel. */
  public Plane greatest(int reach) {
    return extreme(reach, 1);
  }

  private Plane extreme(int reach, int sign) {
    float[] rows = new float[values.length];
    for (int y = 0; y < height; y++) {
      line(values, rows, y * width, 1, width, reach, sign);
    }
    float[] out = new float[values.length];
    for (int x = 0; x < width; x++) {
      line(rows, out, x, width, height, reach, sign);
    }
    return new Plane(width, height, out);
  }

  /** A queue of falling candidates: each number enters and leaves once. */
  private static void line(
      float[] in, float[] out, int start, int stride, int length, int reach, int sign) {
    int[] queue = new int[length];
    int head = 0;
    int tail = 0;
    int next = 0;
    for (int i = 0; i < length; i++) {
      for (; next < length && next <= i + reach; next++) {
        float value = sign * in[start + next * stride];
        while (tail > head && sign * in[start + queue[tail - 1] * stride] <= value) {
          tail--;
        }
        queue[tail++] = next;
      }
      while (queue[head] < i - reach) {
        head++;
      }
      out[start + i * stride] = in[start + queue[head] * stride];
    }
  }
}
