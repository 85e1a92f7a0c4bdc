package ink.models.ageing;

/** Gaussian blur; beyond the map there is bare skin. */
final class Blur {

  private Blur() {}

  /**
   * @param sigma pixels
   */
  static float[] gaussian(float[] load, int width, int height, double sigma) {
    float[] kernel = kernel(sigma);
    float[] across = new float[load.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float value = load[y * width + x];
        if (value != 0) {
          spread(across, y * width, 1, x, width, value, kernel);
        }
      }
    }
    float[] out = new float[load.length];
    int reach = kernel.length - 1;
    for (int y = 0; y < height; y++) {
      int from = Math.max(0, y - reach);
      int to = Math.min(height - 1, y + reach);
      for (int source = from; source <= to; source++) {
        float weight = kernel[Math.abs(source - y)];
        for (int x = 0; x < width; x++) {
          out[y * width + x] += weight * across[source * width + x];
        }
      }
    }
    return out;
  }

  private static void spread(
      float[] out, int start, int stride, int at, int length, float value, float[] kernel) {
    int reach = kernel.length - 1;
    int to = Math.min(length - 1, at + reach);
    for (int i = Math.max(0, at - reach); i <= to; i++) {
      out[start + i * stride] += value * kernel[Math.abs(i - at)];
    }
  }

  /** From the middle outwards, four sigma far; the whole kernel sums up to 1. */
  private static float[] kernel(double sigma) {
    int reach = (int) Math.ceil(4 * sigma);
    double[] half = new double[reach + 1];
    double sum = 0;
    for (int i = 0; i <= reach; i++) {
      half[i] = StrictMath.exp(-.5 * i * i / (sigma * sigma));
      sum += i == 0 ? half[i] : 2 * half[i];
    }
    float[] kernel = new float[reach + 1];
    for (int i = 0; i <= reach; i++) {
      kernel[i] = (float) (half[i] / sum);
    }
    return kernel;
  }
}
