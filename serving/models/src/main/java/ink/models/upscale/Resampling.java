package ink.models.upscale;

import java.util.function.DoubleUnaryOperator;

/**
 * Separable resampling by whole factors. Pixels are squares: the middle of low pixel i lies at (i +
 * 1/2) times the factor on the high grid. Beyond its edge a picture goes on as it ends.
 */
final class Resampling {

  private final int factor;
  private final DoubleUnaryOperator kernel;
  private final double support;

  private Resampling(int factor, double support, DoubleUnaryOperator kernel) {
    this.factor = factor;
    this.kernel = kernel;
    this.support = support;
  }

  static Resampling lanczos(int factor) {
    return new Resampling(
        factor,
        3,
        x ->
            x == 0
                ? 1
                : Math.abs(x) >= 3
                    ? 0
                    : StrictMath.sin(Math.PI * x)
                        * StrictMath.sin(Math.PI * x / 3)
                        * 3
                        / (Math.PI * Math.PI * x * x));
  }

  /** Keys 1981 with a = -1/2. */
  static Resampling bicubic(int factor) {
    return new Resampling(
        factor,
        2,
        signed -> {
          double x = Math.abs(signed);
          return x < 1
              ? 1.5 * x * x * x - 2.5 * x * x + 1
              : x < 2 ? -.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
        });
  }

  Plane up(Plane low) {
    return resample(low, low.width() * factor, low.height() * factor, 1.0 / factor, support);
  }

  /** Low pixels are means weighted by the kernel stretched to their size. */
  Plane down(Plane high) {
    return resample(high, high.width() / factor, high.height() / factor, factor, support * factor);
  }

  private Plane resample(Plane from, int width, int height, double step, double reach) {
    Taps across = new Taps(from.width(), width, step, reach);
    Taps along = new Taps(from.height(), height, step, reach);
    Plane narrow = new Plane(width, from.height());
    for (int y = 0; y < from.height(); y++) {
      int row = y * from.width();
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int k = 0; k < across.count; k++) {
          sum += across.weight[x * across.count + k] * from.values()[row + across.at(x, k)];
        }
        narrow.values()[y * width + x] = sum;
      }
    }
    Plane out = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < along.count; k++) {
        float weight = along.weight[y * along.count + k];
        int row = along.at(y, k) * width;
        for (int x = 0; x < width; x++) {
          out.values()[y * width + x] += weight * narrow.values()[row + x];
        }
      }
    }
    return out;
  }

  /** For each target pixel the same number of neighbouring source pixels and their weights. */
  private final class Taps {
    final int count;
    final float[] weight;
    private final int[] first;
    private final int length;

    Taps(int length, int targets, double step, double reach) {
      this.length = length;
      count = (int) Math.ceil(2 * reach) + 1;
      first = new int[targets];
      weight = new float[targets * count];
      double narrower = Math.max(1, step);
      for (int i = 0; i < targets; i++) {
        double middle = (i + .5) * step - .5;
        first[i] = (int) Math.ceil(middle - reach);
        double sum = 0;
        for (int k = 0; k < count; k++) {
          sum += kernel.applyAsDouble((first[i] + k - middle) / narrower);
        }
        for (int k = 0; k < count; k++) {
          weight[i * count + k] =
              (float) (kernel.applyAsDouble((first[i] + k - middle) / narrower) / sum);
        }
      }
    }

    int at(int target, int k) {
      return Math.max(0, Math.min(length - 1, first[target] + k));
    }
  }
}
